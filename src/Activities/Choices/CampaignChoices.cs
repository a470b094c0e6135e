using System.Globalization;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>The named dates of all campaigns, with what the latest says; before a campaign is loaded, those that every campaign has.</summary>
public sealed class DeadlineChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override async Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        var dates = await services.GetRequiredService<DbContext>().Set<CampaignDate>().AsNoTracking().Select(date => new { date.CampaignId, date.Name, date.Title, date.At }).ToListAsync(ct);
        return dates.Count == 0
            ? DeadlineNames.All.Select(name => new SelectListItem(name, name))
            : dates.GroupBy(date => date.Name).Select(same => same.MaxBy(date => date.CampaignId)!).OrderBy(date => date.At)
                .Select(date => new SelectListItem($"{date.Title} {date.Name}（{LastDay(date.At)}）", date.Name));
    }

    /// <summary>24:00 of a day is stored as 00:00 of the next; people read the day.</summary>
    private static string LastDay(DateTimeOffset at) => ShanghaiTime.DayOf(at.AddTicks(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The recommending units of the latest campaign, by number.</summary>
public sealed class UnitChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override async Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        var units = services.GetRequiredService<DbContext>().Set<RecommendingUnit>().AsNoTracking();
        var latest = await units.MaxAsync(unit => (long?)unit.CampaignId, ct);
        return (await units.Where(unit => unit.CampaignId == latest).OrderBy(unit => unit.Number).ToListAsync(ct))
            .Select(unit => Numbered(unit.Number, unit.Name));
    }

    /// <summary>The Studio sorts by text: the number has two digits.</summary>
    internal static SelectListItem Numbered(int number, string name) => new(string.Create(CultureInfo.InvariantCulture, $"{number:00} {name}"), number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The key areas of the latest campaign, by number.</summary>
public sealed class AreaChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override async Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        var areas = services.GetRequiredService<DbContext>().Set<KeyArea>().AsNoTracking();
        var latest = await areas.MaxAsync(area => (long?)area.CampaignId, ct);
        return (await areas.Where(area => area.CampaignId == latest).OrderBy(area => area.Number).ToListAsync(ct)).Select(area => UnitChoices.Numbered(area.Number, area.Name));
    }
}

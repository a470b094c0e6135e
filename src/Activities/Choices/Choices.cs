using System.Reflection;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>What an input of these activities may be chosen from, read anew whenever its panel is made, in a scope of its own.</summary>
public abstract class Choices(IServiceScopeFactory scopes) : DropDownOptionsProviderBase
{
    private static readonly SelectListItem None = new("（不选）", "");

    protected sealed override async ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return [None, .. await ListAsync(scope.ServiceProvider, cancellationToken)];
    }

    private protected abstract Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct);
}

/// <summary>The named dates of all campaigns; before a campaign is loaded, those that every campaign has.</summary>
public sealed class DeadlineChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override async Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        var dates = await services.GetRequiredService<DbContext>().Set<CampaignDate>().AsNoTracking().Select(date => new { date.Name, date.Title, date.At }).ToListAsync(ct);
        return dates.Count == 0
            ? DeadlineNames.All.Select(name => new SelectListItem(name, name))
            : dates.OrderBy(date => date.At).DistinctBy(date => date.Name).Select(date => new SelectListItem($"{date.Title} {date.Name}", date.Name));
    }
}

/// <summary>The recommending units of the latest campaign, by number.</summary>
public sealed class UnitChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override async Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        var units = services.GetRequiredService<DbContext>().Set<RecommendingUnit>().AsNoTracking();
        var latest = await units.MaxAsync(unit => (long?)unit.CampaignId, ct);
        return (await units.Where(unit => unit.CampaignId == latest).OrderBy(unit => unit.Number).ToListAsync(ct))
            .Select(unit => new SelectListItem($"{unit.Number}. {unit.Name}", Text(unit.Number)));
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The key areas of the latest campaign, by number.</summary>
public sealed class AreaChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override async Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        var areas = services.GetRequiredService<DbContext>().Set<KeyArea>().AsNoTracking();
        var latest = await areas.MaxAsync(area => (long?)area.CampaignId, ct);
        return (await areas.Where(area => area.CampaignId == latest).OrderBy(area => area.Number).ToListAsync(ct))
            .Select(area => new SelectListItem($"{area.Number}. {area.Name}", area.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}

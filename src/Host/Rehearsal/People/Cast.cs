using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>Who takes part besides the companies: the secretariat, one clerk a unit, the experts.</summary>
internal sealed class Cast(Chance chance)
{
    private static readonly string[] Family = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗"];
    private static readonly string[] Given = ["建国", "志强", "晓明", "文静", "海燕", "立新", "秀英", "国栋", "雪梅", "永平", "振华", "丽娟", "学军", "德明", "玉兰", "春生"];

    public const string Secretary = "secretariat-1";

    /// <summary>The user name of the one who acts for unit <paramref name="number"/>.</summary>
    public static string Clerk(int number) => $"unit-{number}";

    /// <summary>Experts of <paramref name="places"/> review places, so that a pool twice as large as needed is there.</summary>
    public async Task AppearAsync(IServiceProvider services, long campaignId, int places, CancellationToken ct)
    {
        var groups = services.GetRequiredService<GroupMembers>();
        await groups.AddAsync("secretariat", Secretary, ct);
        var desk = services.GetRequiredService<CampaignDesk>();
        var units = await desk.UnitsAsync(campaignId, ct);
        foreach (var unit in units) await groups.AddAsync($"unit:{unit.Number}", Clerk(unit.Number), ct);

        var settings = await desk.SettingsAsync(campaignId, ct);
        var areas = await services.GetRequiredService<DbContext>().Set<KeyArea>().Where(area => area.CampaignId == campaignId).OrderBy(area => area.Number).Select(area => area.Id).ToListAsync(ct);
        var capacity = settings.Review.MaxLoadPerExpert;
        var count = Math.Max(30, places * 2 / capacity);
        for (var number = 1; number <= count; number++)
        {
            var first = chance.Between(0, areas.Count - 1, "area", number);
            await services.GetRequiredService<ExpertPool>().AddAsync(
                new ExpertEntry(
                    Account: Expert(number), Name: chance.Pick(Family, "family", number) + chance.Pick(Given, "given", number), Employer: $"{chance.Pick(Family, "institute", number)}氏质量技术研究院{number}",
                    Email: $"expert{number}@experts.example", Capacity: capacity,
                    UnitId: chance.Happens(0.1, "works for a unit", number) ? chance.Pick(units, "which unit", number).Id : null,
                    AreaIds: [areas[first], areas[(first + 1) % areas.Count]]),
                Secretary, ct);
        }
    }

    public static string Expert(int number) => $"expert-{number}";
}

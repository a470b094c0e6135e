using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.Selection.Tests.Reviews;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Tests.SiteChecks;

public sealed class SiteCheckVerbTests
{
    [Theory, EachDatabase]
    public async Task A_check_is_ordered_planned_reported_and_keeps_who_failed_off_the_list(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var experts = await season.ExpertsAsync(6);
        var id = await season.ReviewedAsync(90);
        await season.HearAsync(new(2022, 8, 15), new Dictionary<long, decimal> { [id] = 90 });
        await season.Do<RecusalDesk, DeclaredRecusal>((desk, ct) => desk.DeclareAsync(experts[5].Id, id, RecusalReason.Dispute, "有诉讼", "secretariat", ct));

        var check = await season.Do<SiteCheckDesk, SiteCheck>((desk, ct) => desk.OrderAsync(id, "核实产线数据", "secretariat", ct));
        Assert.Equal(["site-check-ordered"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.OrderAsync(id, "再核实", "secretariat", ct)));
        Assert.Equal("site-check-open", (await LineAsync()).Why?.Name);
        Assert.Equal(["expert-recused"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.PlanAsync(check.Id, new([experts[0].Id, experts[1].Id, experts[5].Id], new(2022, 8, 22), new(2022, 8, 23)), null, "secretariat", ct)));
        var team = await season.Do<SiteCheckDesk, IReadOnlyList<long>>((desk, ct) => desk.ProposeTeamAsync(id, 3, ct));
        Assert.DoesNotContain(experts[5].Id, team);
        await season.Do<SiteCheckDesk>((desk, ct) => desk.PlanAsync(check.Id, new(team, new(2022, 8, 22), new(2022, 8, 23)), null, "secretariat", ct));
        Assert.Equal(["visit-ahead"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.ReportAsync(check.Id, "不属实", SiteCheckVerdict.Failed, "expert", ct)));
        season.Time.MoveTo(new(2022, 8, 23, 17, 0, 0, TimeSpan.FromHours(8)));
        await season.Do<SiteCheckDesk>((desk, ct) => desk.ReportAsync(check.Id, "产线数据与申报不符", SiteCheckVerdict.Failed, "expert", ct));

        Assert.Equal("site-check-failed", (await LineAsync()).Why?.Name);
        Assert.Equal(["site-check-closed"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.CancelAsync(check.Id, "不需要", "secretariat", ct)));

        async Task<RankedApplication> LineAsync() => Assert.Single((await season.Do<RankingDesk, Ranking>((desk, ct) => desk.RankAsync(season.CampaignId, ct))).Lines);
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_sent_to_two_companies_on_one_day_and_the_second_planner_sees_who_was_first(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var experts = (await season.ExpertsAsync(6)).Select(expert => expert.Id).ToList();
        var (first, second) = (await OrderAsync(90), await OrderAsync(85));
        await PlanAsync(first, [experts[2], experts[0], experts[1]], new(2022, 8, 23), new(2022, 8, 24));

        Assert.Equal(["expert-elsewhere"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.PlanAsync(second, new([experts[1], experts[3], experts[4]], new(2022, 8, 24), new(2022, 8, 25)), null, "secretariat", ct)));
        await PlanAsync(second, [experts[1], experts[3], experts[4]], new(2022, 8, 25), new(2022, 8, 25));
        Assert.Equal(["site-check-changed"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.PlanAsync(second, new(experts, new(2022, 8, 26), new(2022, 8, 26)), 0, "other", ct)));
        Assert.Equal(["expert-elsewhere"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.PlanAsync(first, new([experts[2], experts[0], experts[1]], new(2022, 8, 24), new(2022, 8, 25)), 1, "secretariat", ct)));
        await PlanAsync(first, [experts[2], experts[0], experts[1]], new(2022, 8, 22), new(2022, 8, 22)); // moved, with its own days free again

        var query = new SiteCheckQuery(season.CampaignId, new(2022, 8, 24));
        var all = await season.Do<SiteCheckList, IReadOnlyList<SiteCheckRow>>((list, ct) => list.PageAsync(query, null, 10, ct));
        Assert.Equal([first, second], all.Select(row => row.Id));
        Assert.Equal([experts[2], experts[0], experts[1]], all[0].Check.Team); // who leads them first
        Assert.Equal([SiteCheckStanding.Visited, SiteCheckStanding.Planned], all.Select(row => SiteCheckList.StandingOf(row.Check, query.Today)));
        foreach (var (asked, found) in new (SiteCheckQuery, long[])[]
        {
            (query with { Standings = [SiteCheckStanding.Visited] }, [first]), (query with { Standings = [SiteCheckStanding.Planned, SiteCheckStanding.ToPlan] }, [second]), (query with { Standings = [SiteCheckStanding.Passed] }, []),
            (query with { Between = (new(2022, 8, 23), new(2022, 8, 30)) }, [second]), (query with { Text = all[1].Company }, [second]), (query with { AreaNumbers = [999] }, []),
            (query with { Descending = true }, [second, first]), (query with { Sort = SiteCheckSort.Receipt }, [first, second]),
        })
        {
            Assert.Equal(found, (await season.Do<SiteCheckList, IReadOnlyList<SiteCheckRow>>((list, ct) => list.PageAsync(asked, null, 10, ct))).Select(row => row.Id));
            Assert.Equal(found.Length, await season.Do<SiteCheckList, int>((list, ct) => list.CountAsync(asked, ct)));
            if (found.Length > 1)
                Assert.Equal([found[1]], (await season.Do<SiteCheckList, IReadOnlyList<SiteCheckRow>>((list, ct) => list.PageAsync(asked, (SiteCheckList.KeyOf(asked.Sort, all.Single(row => row.Id == found[0])), found[0]), 10, ct))).Select(row => row.Id));
        }

        Task PlanAsync(long check, IReadOnlyList<long> team, DateOnly from, DateOnly until) => season.Do<SiteCheckDesk>((desk, ct) => desk.PlanAsync(check, new(team, from, until), null, "secretariat", ct));

        async Task<long> OrderAsync(decimal score)
        {
            var application = await season.ReviewedAsync(score);
            return (await season.Do<SiteCheckDesk, SiteCheck>((desk, ct) => desk.OrderAsync(application, "核实产线数据", "secretariat", ct))).Id;
        }
    }

    [Theory, EachDatabase]
    public async Task Two_who_plan_for_different_campaigns_at_once_send_nobody_to_both(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var experts = (await season.ExpertsAsync(6)).Select(expert => expert.Id).ToList();
        var day = new DateOnly(2022, 8, 23);
        var (first, second) = (await OrderAsync(), await OrderAsync());
        var next = await NextCampaignAsync(season);
        await season.Do<DbContext>((db, ct) => db.Set<SiteCheck>().Where(check => check.Id == second).ExecuteUpdateAsync(set => set.SetProperty(check => check.CampaignId, next), ct));

        var isPlanned = new TaskCompletionSource();
        var planning = season.Do<SiteCheckDesk>(async (desk, ct) =>
        {
            await desk.PlanAsync(first, new([experts[0], experts[1], experts[2]], day, day), null, "secretariat", ct);
            isPlanned.TrySetResult();
            await Task.Delay(TimeSpan.FromMilliseconds(300), ct); // long enough for the other to go by, were it not held
        });
        await isPlanned.Task;
        var refused = await season.Refused<SiteCheckDesk>((desk, ct) => desk.PlanAsync(second, new([experts[3], experts[4], experts[2]], day, day), null, "other", ct));
        await planning;

        Assert.Equal(["expert-elsewhere"], refused);

        async Task<long> OrderAsync()
        {
            var application = await season.ReviewedAsync(90);
            return (await season.Do<SiteCheckDesk, SiteCheck>((desk, ct) => desk.OrderAsync(application, "核实产线数据", "secretariat", ct))).Id;
        }
    }

    private static async Task<long> NextCampaignAsync(Season season)
    {
        var file = Path.Combine(season.FilesFolder, "2023.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(ProductFiles.Campaign2022)).Replace("\"year\": 2022", "\"year\": 2023", StringComparison.Ordinal));
        return (await season.Do<CampaignLoader, LoadedCampaign>((loader, ct) => loader.LoadAsync(file, "admin", ct))).CampaignId;
    }
}

using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.Selection.Tests.Reviews;
using BenchmarkWorkflow.TestKit;

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
        Assert.Equal(["expert-recused"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.PlanAsync(check.Id, [experts[0].Id, experts[1].Id, experts[5].Id], new(2022, 8, 22), new(2022, 8, 23), "secretariat", ct)));
        var team = await season.Do<SiteCheckDesk, IReadOnlyList<long>>((desk, ct) => desk.ProposeTeamAsync(id, 3, ct));
        Assert.DoesNotContain(experts[5].Id, team);
        await season.Do<SiteCheckDesk>((desk, ct) => desk.PlanAsync(check.Id, team, new(2022, 8, 22), new(2022, 8, 23), "secretariat", ct));
        Assert.Equal(["visit-ahead"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.ReportAsync(check.Id, "不属实", SiteCheckVerdict.Failed, "expert", ct)));
        season.Time.MoveTo(new(2022, 8, 23, 17, 0, 0, TimeSpan.FromHours(8)));
        await season.Do<SiteCheckDesk>((desk, ct) => desk.ReportAsync(check.Id, "产线数据与申报不符", SiteCheckVerdict.Failed, "expert", ct));

        Assert.Equal("site-check-failed", (await LineAsync()).Why?.Name);
        Assert.Equal(["site-check-closed"], await season.Refused<SiteCheckDesk>((desk, ct) => desk.CancelAsync(check.Id, "不需要", "secretariat", ct)));

        async Task<RankedApplication> LineAsync() => Assert.Single((await season.Do<RankingDesk, Ranking>((desk, ct) => desk.RankAsync(season.CampaignId, ct))).Lines);
    }
}

using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Selection.Tests.Applications;

public sealed class RecommendationTests
{
    [Theory, EachDatabase]
    public async Task A_recommendation_while_the_company_withdraws_is_refused_and_holds_no_place(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.AtUnitAsync(unit: 9);
        await season.Do<QuotaLedger>((ledger, ct) => ledger.ReserveAsync(id, "unit9", ct));
        TaskCompletionSource withdrawn = new(), commits = new();
        var withdrawing = Task.Run(() => season.Do<ApplicationProgress>(async (progress, ct) =>
        {
            await progress.WithdrawAsync(id, "企业重组", "company", ct);
            withdrawn.TrySetResult();
            await commits.Task;
        }));
        await withdrawn.Task;

        var recommending = Task.Run(() => season.Refused<RecommendationDesk>((desk, ct) => desk.RecommendAsync(id, "同意推荐", "unit9", ct)));
        await Task.WhenAny(recommending, Task.Delay(300)); // has read the stage as it was, and waits
        commits.SetResult();
        await withdrawing;

        Assert.NotEmpty(await recommending);
        var unit = (await season.Do<QuotaLedger, IReadOnlyList<UnitQuota>>((ledger, ct) => ledger.OfCampaignAsync(season.CampaignId, ct)))[8];
        Assert.Empty(unit.Balance.Holds);
        Assert.Empty(await season.Do<RecommendationDesk, IReadOnlyList<Recommendation>>((desk, ct) => desk.OfAsync(id, ct)));
    }

    [Theory, EachDatabase]
    public async Task A_place_that_is_given_back_is_recorded_before_what_gave_it_back_so_that_rows_are_taken_in_one_order(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var ids = new List<long>();
        for (var i = 0; i < 3; i++) ids.Add(await season.AtUnitAsync(unit: 9));
        foreach (var id in ids) await season.Do<QuotaLedger>((ledger, ct) => ledger.ReserveAsync(id, "unit9", ct));
        await season.Do<RecommendationDesk, Recommendation>((desk, ct) => desk.RecommendAsync(ids[2], "同意推荐", "unit9", ct));

        await season.Do<ApplicationProgress>((progress, ct) => progress.WithdrawAsync(ids[0], "企业重组", "company", ct));
        await season.Do<RecommendationDesk, Recommendation>((desk, ct) => desk.DeclineAsync(ids[1], "不予推荐", "unit9", ct));
        await season.Do<RecommendationDesk, Recommendation>((desk, ct) => desk.RevokeAsync(ids[2], "另有更好", "unit9", ct));

        Assert.Equal(
            [
                "quota.released", "application.concluded",
                "quota.released", "recommendation.declined", "application.concluded",
                "quota.released", "recommendation.revoked", "application.concluded",
            ],
            await season.Do<AuditTrail, IReadOnlyList<string>>(LastActsAsync));
    }

    private static async Task<IReadOnlyList<string>> LastActsAsync(AuditTrail audit, CancellationToken ct)
    {
        var acts = new List<string>();
        await foreach (var record in audit.AllAsync(ct)) acts.Add(record.Act);
        return acts[^8..];
    }
}

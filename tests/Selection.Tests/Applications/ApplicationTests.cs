using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Tests.Applications;

public class ApplicationTests
{
    private static readonly DateTimeOffset Closes = new(2022, 7, 16, 0, 0, 0, TimeSpan.FromHours(8));

    [Theory, EachDatabase]
    public async Task An_application_when_complete_and_in_time_is_handed_in_with_a_numbered_receipt(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.CompleteDraftAsync();
        season.Time.MoveTo(Closes.AddTicks(-10_000));

        var receipt = await Submit(season, id);

        Assert.Equal(("QB2022-0001", Closes.AddTicks(-10_000).ToUniversalTime(), false), (receipt.Number, receipt.SubmittedAt, receipt.Again));
        Assert.Equal(["application-not-editable"], await season.Refused<ApplicationDesk>((desk, ct) => desk.SubmitAsync(id, "company", ct)));
    }

    [Theory, EachDatabase]
    public async Task An_application_when_handed_in_at_the_closing_instant_is_late_and_its_draft_stays(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.CompleteDraftAsync();
        Assert.Equal(["applications-open"], await season.Refused<ApplicationProgress>((progress, ct) => progress.CloseDraftsAsync(season.CampaignId, "system", ct)));
        season.Time.MoveTo(Closes);

        Assert.Equal(["applications-closed"], await season.Refused<ApplicationDesk>((desk, ct) => desk.SubmitAsync(id, "company", ct)));
        var draft = await Find(season, id);
        Assert.Equal((ApplicationStage.Draft, null), (draft.Stage, draft.ReceiptNumber));
        Assert.Contains("legalRepresentative", draft.FormJson, StringComparison.Ordinal);

        Assert.Equal([id], await season.Do<ApplicationProgress, IReadOnlyList<long>>((progress, ct) => progress.CloseDraftsAsync(season.CampaignId, "system", ct)));
        Assert.Equal(ApplicationOutcome.Late, (await Find(season, id)).Outcome);
    }

    [Theory, EachDatabase]
    public async Task Receipts_when_many_hand_in_at_once_and_some_fail_have_no_gap(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var ids = new List<long>();
        for (var i = 0; i < 8; i++) ids.Add(await season.CompleteDraftAsync(unit: i + 1));

        var numbers = await Task.WhenAll(ids.Select((id, i) => Task.Run(() => i % 4 == 3 ? SubmitAndFail(season, id) : SubmitNumber(season, id))));

        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"QB2022-{n:D4}"), numbers.OfType<string>().Order());
    }

    [Theory, EachDatabase]
    public async Task A_fresh_draft_when_handed_in_is_told_everything_that_is_missing_by_field(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var company = await season.CompanyAsync();
        var draft = await season.Do<ApplicationDesk, Application>((desk, ct) => desk.OpenAsync(season.CampaignId, company.Id, "company", ct));

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => Submit(season, draft.Id));

        var required = CampaignFile.Read(ProductFiles.Campaign2022).Settings.Application.Form.Where(field => field.Required).Select(field => field.Name);
        Assert.Equal(["title", "area", "unit", .. required, "documents.form", "documents.experience", "documents.proof"], refused.Rules.Select(rule => rule.Field));
        Assert.Equal(refused.Rules, await season.Do<ApplicationDesk, IReadOnlyList<BrokenRule>>((desk, ct) => desk.MissingAsync(draft.Id, ct)));
        Assert.Equal(draft.Id, (await season.Do<ApplicationDesk, Application>((desk, ct) => desk.OpenAsync(season.CampaignId, company.Id, "company", ct))).Id);
    }

    [Theory, EachDatabase]
    public async Task An_autosave_when_another_window_saved_since_is_refused_and_the_same_values_change_nothing(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var company = await season.CompanyAsync();
        var draft = await season.Do<ApplicationDesk, Application>((desk, ct) => desk.OpenAsync(season.CampaignId, company.Id, "company", ct));
        Task<long> Save(DraftChange change) => season.Do<ApplicationDesk, long>((desk, ct) => desk.SaveDraftAsync(change, "company", ct));

        var first = await Save(new(draft.Id, 0, Fields: new Dictionary<string, string> { ["address"] = "北京" }));
        var same = await Save(new(draft.Id, first, Fields: new Dictionary<string, string> { ["address"] = "北京" }));
        var second = await Save(new(draft.Id, same, Title: "经验", AreaNumber: 5, UnitNumber: 49));

        Assert.Equal((1, 1, 2), (first, same, second));
        Assert.Equal(["draft-stale"], await season.Refused<ApplicationDesk>((desk, ct) => desk.SaveDraftAsync(new(draft.Id, 1, Title: "x"), "company", ct)));
        Assert.Equal(["unit-unknown"], await season.Refused<ApplicationDesk>((desk, ct) => desk.SaveDraftAsync(new(draft.Id, 2, UnitNumber: 50), "company", ct)));
        Assert.Equal(["field-unknown"], await season.Refused<ApplicationDesk>((desk, ct) => desk.SaveDraftAsync(new(draft.Id, 2, Fields: new Dictionary<string, string> { ["hack"] = "1" }), "company", ct)));
        Assert.Equal("""{"address":"北京"}""", (await Find(season, draft.Id)).FormJson);
    }

    [Theory, EachDatabase]
    public async Task An_application_when_returned_is_corrected_and_handed_in_again_under_its_number(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.AtUnitAsync();

        await season.Do<RecommendationDesk, Recommendation>((desk, ct) => desk.ReturnAsync(id, "请补充数据", "unit1", ct));
        var revision = (await Find(season, id)).Revision;
        await season.Do<ApplicationDesk, long>((desk, ct) => desk.SaveDraftAsync(new(id, revision, Title: "改好的经验"), "company", ct));
        var again = await Submit(season, id);

        Assert.Equal(("QB2022-0001", true), (again.Number, again.Again));
        var timeline = await season.Do<ApplicationProgress, IReadOnlyList<ApplicationStep>>((progress, ct) => progress.TimelineAsync(id, ct));
        Assert.Equal([ApplicationStage.Submitted, ApplicationStage.Recommendation, ApplicationStage.Returned, ApplicationStage.Submitted], timeline.Select(step => step.To));
        Assert.Equal("请补充数据", timeline[2].Note);
    }

    [Theory, EachDatabase]
    public async Task A_recommendation_takes_a_place_and_a_withdrawal_gives_it_back(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var ids = new List<long>();
        for (var i = 0; i < 4; i++) ids.Add(await season.AtUnitAsync(unit: 9));
        foreach (var id in ids.Take(3)) await season.Do<RecommendationDesk, Recommendation>((desk, ct) => desk.RecommendAsync(id, "同意推荐", "unit9", ct));
        Assert.Equal(["quota-exceeded"], await season.Refused<RecommendationDesk>((desk, ct) => desk.RecommendAsync(ids[3], "同意推荐", "unit9", ct)));

        await season.Do<ApplicationProgress>((progress, ct) => progress.WithdrawAsync(ids[1], "企业重组", "company", ct));
        await season.Do<RecommendationDesk, Recommendation>((desk, ct) => desk.RecommendAsync(ids[3], "同意推荐", "unit9", ct));

        var unit = (await season.Do<QuotaLedger, IReadOnlyList<UnitQuota>>((ledger, ct) => ledger.OfCampaignAsync(season.CampaignId, ct)))[8];
        Assert.Equal([ids[0], ids[2], ids[3]], unit.Balance.Holds.Select(hold => hold.ApplicationId));
        Assert.All(unit.Balance.Holds, hold => Assert.True(hold.Confirmed));
        Assert.Equal((ApplicationStage.Concluded, ApplicationOutcome.Withdrawn), ((await Find(season, ids[1])).Stage, (await Find(season, ids[1])).Outcome));
        await season.Do<RecommendationDesk, Recommendation>((desk, ct) => desk.RevokeAsync(ids[0], "另有更好", "unit9", ct));
        Assert.Equal(ApplicationOutcome.NotRecommended, (await Find(season, ids[0])).Outcome);
    }

    [Theory, EachDatabase]
    public async Task A_withdrawal_when_the_list_is_published_is_refused(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.AtUnitAsync();
        foreach (var stage in (ApplicationStage[])[ApplicationStage.Eligibility, ApplicationStage.DocumentReview, ApplicationStage.Defence, ApplicationStage.Ranking, ApplicationStage.Notice])
            await season.StageAsync(id, stage);

        Assert.Equal(["withdrawal-too-late"], await season.Refused<ApplicationProgress>((progress, ct) => progress.WithdrawAsync(id, "不想", "company", ct)));
        Assert.Equal(["stage-not-allowed"], await season.Refused<ApplicationProgress>((progress, ct) => progress.SetStageAsync(id, ApplicationStage.Defence, "", "system", ct)));
        await season.Do<ApplicationProgress>((progress, ct) => progress.ConcludeAsync(id, ApplicationOutcome.Selected, "公示无异议", "system", ct));
        await season.Do<ApplicationProgress>((progress, ct) => progress.ConcludeAsync(id, ApplicationOutcome.Selected, "公示无异议", "system", ct));
        Assert.Equal(["application-concluded"], await season.Refused<ApplicationProgress>((progress, ct) => progress.ConcludeAsync(id, ApplicationOutcome.Removed, "异议成立", "system", ct)));
    }

    [Theory, EachDatabase]
    public async Task The_list_is_filtered_sorted_and_paged(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var a = await season.SubmittedAsync(unit: 2, area: 5, company: "丙丙丙丙公司");
        var b = await season.AtUnitAsync(unit: 1);
        var c = await season.CompleteDraftAsync(unit: 3, area: 4);
        Task<ApplicationPage> List(ApplicationQuery query) => season.Do<ApplicationList, ApplicationPage>((list, ct) => list.PageAsync(query, null, 50, ct));
        var all = new ApplicationQuery(season.CampaignId);

        Assert.Equal([a, b, c], Ids(await List(all)));
        Assert.Equal([c, b, a], Ids(await List(all with { Descending = true })));
        Assert.Equal([b, a, c], Ids(await List(all with { Sort = ApplicationSort.Unit })));
        Assert.Equal([b, c, a], Ids(await List(all with { Sort = ApplicationSort.Area })));
        Assert.Equal([b, c], Ids(await List(all with { Stages = [ApplicationStage.Draft, ApplicationStage.Recommendation] })));
        Assert.Equal([a], Ids(await List(all with { Text = "丙丙" })));
        var receipt = (await List(all)).Rows.Single(row => row.Id == b).ReceiptNumber!;
        Assert.Equal([b], Ids(await List(all with { Text = receipt.ToLowerInvariant() })));
        Assert.Equal([c], Ids(await List(all with { AreaNumbers = [4], UnitNumbers = [3], Outcomes = [ApplicationOutcome.Open] })));
        Assert.Equal(3, await season.Do<ApplicationList, int>((list, ct) => list.CountAsync(all, ct)));
        Assert.Equal([a], await season.Do<ApplicationList, IReadOnlyList<long>>((list, ct) => list.IdsAsync(season.CampaignId, ApplicationStage.Submitted, ct)));
        Assert.Equal(1, (await season.Do<ApplicationList, IReadOnlyDictionary<(ApplicationStage, ApplicationOutcome), int>>((list, ct) => list.CountsAsync(season.CampaignId, ct)))[(ApplicationStage.Draft, ApplicationOutcome.Open)]);
    }

    [Theory, EachDatabase]
    public async Task Page_after_page_brings_every_application_once_in_every_order(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        long[] all = [await season.SubmittedAsync(unit: 2, area: 5, company: "丙丙丙丙公司"), await season.AtUnitAsync(), await season.CompleteDraftAsync(unit: 3, area: 4), await season.CompleteDraftAsync(unit: 3, area: 4)];

        foreach (var sort in Enum.GetValues<ApplicationSort>())
        {
            var up = await WalkAsync(new(season.CampaignId, Sort: sort));
            Assert.Equal(all, up.Order());
            Assert.Equal(up.Reverse(), await WalkAsync(new(season.CampaignId, Sort: sort, Descending: true)));
            Assert.Equal(up, await season.Do<ApplicationList, long[]>(async (list, ct) =>
            {
                List<long> read = [];
                await foreach (var row in list.AllAsync(new(season.CampaignId, Sort: sort))) read.Add(row.Id);
                return [.. read];
            }));
        }

        Assert.Equal([all[2], all[3], all[0], all[1]], await WalkAsync(new(season.CampaignId, Sort: ApplicationSort.Stage)));
        var cursor = (await season.Do<ApplicationList, ApplicationPage>((list, ct) => list.PageAsync(new(season.CampaignId), null, 1, ct))).Next!;
        foreach (var (query, wrong) in new[] { (new ApplicationQuery(season.CampaignId, Sort: ApplicationSort.Unit), cursor), (new(season.CampaignId), "nonsense"), (new(season.CampaignId, Descending: true), cursor) })
            Assert.Equal(["cursor-invalid"], await season.Refused<ApplicationList>((list, ct) => list.PageAsync(query, wrong, 1, ct)));

        async Task<long[]> WalkAsync(ApplicationQuery query)
        {
            List<long> read = [];
            for (string? next = null; ;)
            {
                var page = await season.Do<ApplicationList, ApplicationPage>((list, ct) => list.PageAsync(query, next, 1, ct));
                read.Add(Assert.Single(page.Rows).Id);
                if ((next = page.Next) is null) return [.. read];
            }
        }
    }

    private static long[] Ids(ApplicationPage page) => [.. page.Rows.Select(row => row.Id)];

    private static Task<Receipt> Submit(Season season, long id) => season.Do<ApplicationDesk, Receipt>((desk, ct) => desk.SubmitAsync(id, "company", ct));

    private static async Task<string?> SubmitNumber(Season season, long id) => (await Submit(season, id)).Number;

    /// <summary>Hands in and then fails for a reason of its own: the whole unit is undone, its number with it.</summary>
    private static async Task<string?> SubmitAndFail(Season season, long id)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => season.Do<ApplicationDesk>(async (desk, ct) =>
        {
            await desk.SubmitAsync(id, "company", ct);
            throw new InvalidOperationException("after the number was taken");
        }));
        return null;
    }

    private static Task<Application> Find(Season season, long id) => season.Do<DbContext, Application>((db, ct) => db.Set<Application>().SingleAsync(a => a.Id == id, ct));
}

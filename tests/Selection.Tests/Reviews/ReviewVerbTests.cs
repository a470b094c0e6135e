using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Tests.Reviews;

public sealed class ReviewVerbTests
{
    [Theory, EachDatabase]
    public async Task Assign_gives_three_and_again_nothing(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(5);
        var id = await season.InReviewAsync();

        var sheets = (await season.AssignAsync(id)).Sheets;
        Assert.Equal(3, sheets.Select(s => s.ExpertId).Distinct().Count());
        Assert.All(sheets, s => Assert.Equal((ScoreSheetState.Assigned, ScoreSheetOrigin.Regular), (s.State, s.Origin)));
        Assert.Empty((await season.AssignAsync(id)).Sheets);
        Assert.Equal(3, (await season.Do<ExpertLoads, IReadOnlyDictionary<long, int>>((loads, ct) => loads.OfCampaignAsync(season.CampaignId, ct))).Values.Sum());
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_employed_by_the_company_or_by_its_unit_or_applies_is_not_asked_and_the_page_says_why(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var own = (await season.ExpertsAsync(1, employer: "甲(集团)有限公司"))[0];
        var rival = (await season.ExpertsAsync(1, employer: "乙有限公司"))[0];
        var free = await season.ExpertsAsync(3);
        var id = await season.InReviewAsync(company: "甲（集团）有限公司");
        await season.SubmittedAsync(unit: 2, company: "乙有限公司");

        Assert.Equal(free.Select(e => e.Id), (await season.AssignAsync(id)).Sheets.Select(s => s.ExpertId).Order());
        var why = await season.Do<ExpertAssignment, IReadOnlyList<AssignmentReason>>((verbs, ct) => verbs.ExplainAsync(id, ct));
        Assert.Contains("任职", why.Single(w => w.ExpertId == own.Id).Text);
        Assert.Contains("本届申报企业", why.Single(w => w.ExpertId == rival.Id).Text);
        Assert.All(free, e => Assert.Equal(AssignmentCause.Assigned, why.Single(w => w.ExpertId == e.Id).Cause));
    }

    [Theory, EachDatabase]
    public async Task A_recusal_voids_one_sheet_and_keeps_the_others_scores(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(4);
        var id = await season.InReviewAsync();
        var sheets = (await season.AssignAsync(id)).Sheets;
        foreach (var sheet in sheets) await season.ScoreAsync(sheet, 80);

        var recused = sheets[0];
        var declared = await season.Do<RecusalDesk, DeclaredRecusal>((desk, ct) => desk.DeclareAsync(recused.ExpertId, id, RecusalReason.Adviser, "2021 年曾任顾问", "secretariat", ct));
        Assert.Equal(recused.Id, declared.VoidedSheetId);
        Assert.Null((await season.DocumentScoreAsync(id)).Value); // two scores are too few
        var replacement = Assert.Single((await season.Do<ExpertAssignment, AssignmentResult>((verbs, ct) => verbs.ReplaceAsync(recused.Id, "secretariat", ct))).Sheets);
        Assert.DoesNotContain(replacement.ExpertId, sheets.Select(s => s.ExpertId));
        await season.ScoreAsync(replacement, 86);
        Assert.Equal(82, (await season.DocumentScoreAsync(id)).Value);
        Assert.Equal(["sheet-replaced"], await season.Refused<ExpertAssignment>((verbs, ct) => verbs.ReplaceAsync(recused.Id, "secretariat", ct)));
    }

    [Theory, EachDatabase]
    public async Task A_late_expert_is_replaced_only_after_the_due_time(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(4);
        var id = await season.InReviewAsync();
        var sheets = (await season.AssignAsync(id)).Sheets;
        await season.ScoreAsync(sheets[0], 70);

        Assert.Equal(["sheet-not-late"], await season.Refused<ExpertAssignment>((verbs, ct) => verbs.ReplaceAsync(sheets[1].Id, "secretariat", ct)));
        Assert.Equal(["sheet-counts"], await season.Refused<ExpertAssignment>((verbs, ct) => verbs.ReplaceAsync(sheets[0].Id, "secretariat", ct)));
        season.Time.MoveTo(sheets[1].DueAt);
        Assert.Equal(2, (await season.Do<ScoreSheetDesk, IReadOnlyList<ScoreSheet>>((desk, ct) => desk.OverdueAsync(season.CampaignId, ct))).Count);
        var replacement = Assert.Single((await season.Do<ExpertAssignment, AssignmentResult>((verbs, ct) => verbs.ReplaceAsync(sheets[1].Id, "secretariat", ct))).Sheets);
        Assert.Equal(ScoreSheetOrigin.Replacement, replacement.Origin);
        Assert.Equal(["sheet-closed"], await season.Refused<ScoreSheetDesk>((desk, ct) => desk.SubmitAsync(sheets[1].Id, sheets[1].ExpertId, new(Judging.Points(60)), "expert", ct)));
        await season.ScoreAsync(sheets[2], 80);
        await season.ScoreAsync(replacement, 90);
        Assert.Equal(80, (await season.DocumentScoreAsync(id)).Value);
    }

    [Theory, EachDatabase]
    public async Task Scores_too_far_apart_call_one_more_expert_once(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(6);
        var id = await season.InReviewAsync();
        var sheets = (await season.AssignAsync(id)).Sheets;
        Assert.Equal(["scores-not-in"], await season.Refused<ExpertAssignment>((verbs, ct) => verbs.AddExtraAsync(id, "system", ct)));
        await season.ScoreAsync(sheets[0], 60);
        await season.ScoreAsync(sheets[1], 90);
        await season.ScoreAsync(sheets[2], 90);

        Assert.True((await season.DocumentScoreAsync(id)).NeedsExtra);
        var extra = Assert.Single((await season.Do<ExpertAssignment, AssignmentResult>((verbs, ct) => verbs.AddExtraAsync(id, "system", ct))).Sheets);
        Assert.Null((await season.DocumentScoreAsync(id)).Value);
        await season.ScoreAsync(extra, 80);
        var score = await season.DocumentScoreAsync(id);
        Assert.Equal((80m, true, false), (score.Value!.Value, score.Aggregated.IsDisputed, score.NeedsExtra));
        Assert.Equal(["extra-called"], await season.Refused<ExpertAssignment>((verbs, ct) => verbs.AddExtraAsync(id, "system", ct)));
        Assert.Empty((await season.AssignAsync(id)).Sheets);
    }

    [Theory, EachDatabase]
    public async Task An_expert_sees_the_others_only_when_all_are_in(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(4);
        var id = await season.InReviewAsync();
        var sheets = (await season.AssignAsync(id)).Sheets;
        var stranger = (await season.ExpertsAsync(1))[0].Id;
        await season.ScoreAsync(sheets[0], 80);
        await season.ScoreAsync(sheets[1], 84);

        // A record's hash is shown to whoever reads the audit: a score in it could be found by trying.
        var recorded = await season.Do<DbContext, List<string>>((db, ct) => db.Set<AuditRecord>().Where(record => record.Act == "review.submitted").Select(record => record.Details).ToListAsync(ct));
        Assert.Equal(2, recorded.Count);
        Assert.All(recorded, details => Assert.DoesNotContain("total", details, StringComparison.OrdinalIgnoreCase));
        var early = await Read(new(ScoreViewerRole.Expert, sheets[0].ExpertId));
        Assert.Equal([80m, null, null], early.Select(v => v.Total));
        Assert.All(early.Skip(1), v => Assert.Equal(("score-blind", null, null), (v.Hidden?.Name, v.Points, v.Comment)));
        Assert.All(await Read(new(ScoreViewerRole.Secretariat)), v => Assert.Null(v.Total));
        await season.ScoreAsync(sheets[2], 82);
        Assert.Equal([80m, 84m, 82m], (await Read(new(ScoreViewerRole.Expert, sheets[0].ExpertId))).Select(v => v.Total));
        Assert.Empty(await Read(new(ScoreViewerRole.Expert, stranger)));
        Assert.Empty(await Read(new(ScoreViewerRole.Outsider)));

        await season.Do<RecusalDesk, DeclaredRecusal>((desk, ct) => desk.DeclareAsync(sheets[0].ExpertId, id, RecusalReason.Kinship, "亲属在该企业任职", "expert", ct));
        Assert.Empty(await Read(new(ScoreViewerRole.Expert, sheets[0].ExpertId)));

        Task<IReadOnlyList<SheetView>> Read(ScoreViewer viewer) => season.Do<ScoreSheetDesk, IReadOnlyList<SheetView>>((desk, ct) => desk.ReadAsync(id, viewer, ct));
    }

    [Theory, EachDatabase]
    public async Task A_sheet_is_the_experts_own_and_keeps_to_its_rules(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(3);
        var id = await season.InReviewAsync();
        var sheet = (await season.AssignAsync(id)).Sheets[0];

        var revision = await season.Do<ScoreSheetDesk, long>((desk, ct) => desk.SaveDraftAsync(sheet.Id, sheet.ExpertId, new(new Dictionary<string, decimal> { ["practice"] = 31.5m }, "草稿"), "expert", ct));
        Assert.Equal(["sheet-changed"], await season.Refused<ScoreSheetDesk>((desk, ct) => desk.SaveDraftAsync(sheet.Id, sheet.ExpertId, new(Judging.Points(70), "", revision - 1), "expert", ct)));
        Assert.Equal(["sheet-not-yours"], await season.Refused<ScoreSheetDesk>((desk, ct) => desk.SubmitAsync(sheet.Id, sheet.ExpertId + 1, new(Judging.Points(70)), "expert", ct)));
        Assert.Equal(["score-missing", "score-missing"], await season.Refused<ScoreSheetDesk>((desk, ct) => desk.SubmitAsync(sheet.Id, sheet.ExpertId, new(new Dictionary<string, decimal> { ["practice"] = 31.5m }), "expert", ct)));
        Assert.Equal(71.5m, await season.ScoreAsync(sheet, 71.5m));
        Assert.Equal(["sheet-closed"], await season.Refused<ScoreSheetDesk>((desk, ct) => desk.SubmitAsync(sheet.Id, sheet.ExpertId, new(Judging.Points(70)), "expert", ct)));
        Assert.Equal(["sheet-closed"], await season.Refused<ScoreSheetDesk>((desk, ct) => desk.DeclineAsync(sheet.Id, sheet.ExpertId, "太忙", "expert", ct)));
        Assert.Null(await season.Do<AuditTrail, BrokenRule?>((audit, ct) => audit.VerifyAsync(ct)));
    }

    [Theory, EachDatabase]
    public async Task Applications_assigned_at_once_never_load_an_expert_above_capacity(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.ExpertsAsync(4, capacity: 3);
        List<long> ids = [];
        for (var i = 0; i < 6; i++) ids.Add(await season.InReviewAsync(unit: i + 1));

        var results = await Task.WhenAll(ids.Select(id => Task.Run(() => season.AssignAsync(id))));
        var loads = await season.Do<ExpertLoads, IReadOnlyDictionary<long, int>>((verbs, ct) => verbs.OfCampaignAsync(season.CampaignId, ct));
        Assert.Equal([3, 3, 3, 3], loads.Values);
        Assert.Equal(12, results.Sum(r => r.Sheets.Count));
        Assert.Equal(6, results.Sum(r => r.Gaps.Sum(g => g.Missing)));
        Assert.All(results.SelectMany(r => r.Gaps), gap => Assert.Equal(4, gap.Explanation.Count));
    }

    [Theory, EachDatabase]
    public async Task An_expert_out_of_office_or_declining_gets_nothing_more(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var experts = await season.ExpertsAsync(4);
        await season.Do<ExpertPool>((pool, ct) => pool.SetOutOfOfficeAsync(experts[0].Id, null, new(2022, 6, 1), new(2022, 6, 30), "expert", ct));
        var id = await season.InReviewAsync();
        var sheets = (await season.AssignAsync(id)).Sheets;
        Assert.DoesNotContain(experts[0].Id, sheets.Select(s => s.ExpertId));

        await season.Do<ScoreSheetDesk>((desk, ct) => desk.DeclineAsync(sheets[0].Id, sheets[0].ExpertId, "时间冲突", "expert", ct));
        var gap = Assert.Single((await season.Do<ExpertAssignment, AssignmentResult>((verbs, ct) => verbs.ReplaceAsync(sheets[0].Id, "secretariat", ct))).Gaps);
        Assert.Equal([AssignmentCause.OutOfOffice, AssignmentCause.AskedBefore, AssignmentCause.AskedBefore, AssignmentCause.AskedBefore], gap.Explanation.Select(line => line.Cause));
        season.Time.MoveTo(new(2022, 7, 1, 9, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(experts[0].Id, Assert.Single((await season.AssignAsync(id)).Sheets).ExpertId);
    }
}

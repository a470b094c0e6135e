using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Reviews;

/// <summary>What an expert was asked to judge of the documents. Blind: of the others nothing but how many have handed in, until all are in.</summary>
internal sealed class ReviewDesk(DbContext db, TimeProvider time, ScoreSheetDesk sheets, DocumentScores scores, RecusalDesk recusals, CampaignDesk campaigns, ScoreSeats seats)
{
    /// <summary>The caller's reviews of the latest campaign, the next due first; without what they are recused from.</summary>
    public async Task<IReadOnlyList<ReviewLine>> LinesAsync(Expert expert, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { } campaign) return [];
        var own = (await sheets.OfExpertAsync(campaign.Id, expert.Id, ct)).ToDictionary(sheet => sheet.ApplicationId);
        var ids = own.Keys.ToList();
        var recused = (await recusals.OfApplicationsAsync(campaign.Id, ids, ct)).Where(tie => tie.ExpertId == expert.Id).Select(tie => tie.ApplicationId).ToHashSet();
        var open = await seats.OfAsync(expert.Account, ScoreSeats.Documents, ct);
        var now = time.GetUtcNow();
        var rows = await (
            from application in db.Set<Application>().AsNoTracking()
            where ids.Contains(application.Id)
            join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
            from area in db.Set<KeyArea>().Where(one => one.Id == application.AreaId).DefaultIfEmpty()
            select new { application.Id, application.ReceiptNumber, company.FullName, application.Title, Area = area == null ? null : area.Name }).ToListAsync(ct);
        return
        [
            .. rows.Where(row => !recused.Contains(row.Id)).Select(row => (Row: row, Sheet: own[row.Id], Seat: open.GetValueOrDefault(row.Id)))
                .OrderBy(one => one.Sheet.IsOpen ? 0 : 1).ThenBy(one => one.Sheet.DueAt).ThenBy(one => one.Row.ReceiptNumber, StringComparer.Ordinal)
                .Select(one => new ReviewLine(
                    one.Row.Id, one.Row.ReceiptNumber ?? "", one.Row.FullName, one.Row.Title, one.Row.Area, one.Sheet.State, one.Sheet.DueAt, one.Sheet.IsOpen && one.Sheet.DueAt <= now,
                    one.Sheet.SubmittedAt, one.Sheet.State is ScoreSheetState.Submitted ? one.Sheet.Total : null, one.Sheet.IsOpen ? one.Seat?.TaskId : null, one.Sheet.IsOpen ? one.Seat?.DraftAt : null)),
        ];
    }

    /// <summary>The scoring of one application's documents; none to whom it is not given, or who is recused.</summary>
    public async Task<ScoringView?> ScoringAsync(Expert expert, long application, CancellationToken ct)
    {
        var all = await sheets.OfApplicationAsync(application, ct);
        if (all.SingleOrDefault(sheet => sheet.ExpertId == expert.Id) is not { State: ScoreSheetState.Assigned or ScoreSheetState.Draft or ScoreSheetState.Submitted } own) return null;
        if (await recusals.BetweenAsync(expert.Id, application, ct) is not null) return null;
        var shown = (await sheets.ReadAsync(application, new(ScoreViewerRole.Expert, expert.Id), ct)).Where(sheet => sheet.State is ScoreSheetState.Submitted && sheet.Hidden is null).ToList();
        var names = await NamesAsync([.. shown.Select(sheet => sheet.ExpertId)], ct);
        var given = shown.Select(sheet => (sheet.ExpertId, View: new GivenView(names[sheet.ExpertId], sheet.Total ?? 0, sheet.Points ?? Nothing<decimal>(), sheet.Remarks ?? Nothing<string>(), sheet.Comment ?? ""))).ToList();
        var areAllIn = ReviewRules.AreAllIn(all);
        var mayKnow = areAllIn && own.State is ScoreSheetState.Submitted;
        var seat = own.IsOpen ? (await seats.OfAsync(expert.Account, ScoreSeats.Documents, ct)).GetValueOrDefault(application) : null;
        return new(
            application, Criteria((await campaigns.SettingsAsync(own.CampaignId, ct)).Review.Rubric), seat?.TaskId, own.DueAt, all.Count(Counts), all.Count(sheet => sheet.State is ScoreSheetState.Submitted), areAllIn,
            given.FirstOrDefault(one => one.ExpertId == expert.Id).View, [.. given.Where(one => one.ExpertId != expert.Id).Select(one => one.View)],
            mayKnow ? (await scores.OfApplicationAsync(application, ct)).Value : null);
    }

    internal static IReadOnlyList<CriterionView> Criteria(IReadOnlyList<RubricItem> rubric) =>
        [.. rubric.Select(line => new CriterionView(line.Name, line.Text, line.MaxPoints, Score.Round(line.MaxPoints * 100 / rubric.Sum(one => one.MaxPoints))))];

    internal Task<Dictionary<long, string>> NamesAsync(IReadOnlyCollection<long> experts, CancellationToken ct) =>
        db.Set<Expert>().AsNoTracking().Where(one => experts.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, ct);

    private static bool Counts(ScoreSheet sheet) => sheet.IsOpen || sheet.State is ScoreSheetState.Submitted;

    private static Dictionary<string, T> Nothing<T>() => [];
}

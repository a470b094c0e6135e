using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>How far one expert is with what they were asked to read.</summary>
/// <param name="Open">Still to be handed in.</param>
/// <param name="Late">Of those, how many are due already.</param>
/// <param name="Done">Handed in, and counting.</param>
public sealed record ExpertProgress(long ExpertId, string Name, int Open, int Late, int Done);

/// <summary>How far the document review is, expert by expert. It tells no score.</summary>
public sealed class ReviewProgress(DbContext db, TimeProvider time)
{
    /// <summary>Everybody who was asked something that counts, who is latest and has most to do first.</summary>
    public async Task<IReadOnlyList<ExpertProgress>> OfCampaignAsync(long campaignId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var rows = await db.Set<ScoreSheet>().AsNoTracking()
            .Where(sheet => sheet.CampaignId == campaignId && (sheet.State == ScoreSheetState.Assigned || sheet.State == ScoreSheetState.Draft || sheet.State == ScoreSheetState.Submitted))
            .GroupBy(sheet => sheet.ExpertId)
            .Select(sheets => new
            {
                Expert = sheets.Key,
                All = sheets.Count(),
                Done = sheets.Count(sheet => sheet.State == ScoreSheetState.Submitted),
                Late = sheets.Count(sheet => sheet.State != ScoreSheetState.Submitted && sheet.DueAt <= now),
            })
            .Join(db.Set<Expert>(), row => row.Expert, expert => expert.Id, (row, expert) => new { row.Expert, expert.Name, row.All, row.Done, row.Late }).ToListAsync(ct);
        return
        [
            .. rows.Select(row => new ExpertProgress(row.Expert, row.Name, row.All - row.Done, row.Late, row.Done))
                .OrderByDescending(one => one.Late).ThenByDescending(one => one.Open).ThenBy(one => one.ExpertId),
        ];
    }
}

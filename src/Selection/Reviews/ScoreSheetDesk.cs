using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>What an expert writes on a sheet.</summary>
/// <param name="Points">By line of the rubric.</param>
/// <param name="ExpectedRevision">The revision the writer saw; none: not compared.</param>
public sealed record SheetEntry(IReadOnlyDictionary<string, decimal> Points, string Comment = "", long? ExpectedRevision = null)
{
    /// <summary>What is said of single lines, by line of the rubric.</summary>
    public IReadOnlyDictionary<string, string> Remarks { get; init; } = new Dictionary<string, string>();
}

/// <summary>A sheet as someone may see it.</summary>
/// <param name="Hidden">Why points, total and comment are kept from the viewer; none when they are shown.</param>
public sealed record SheetView(
    long SheetId, long ExpertId, ScoreSheetState State, DateTimeOffset DueAt, IReadOnlyDictionary<string, decimal>? Points, decimal? Total, string? Comment, BrokenRule? Hidden)
{
    public IReadOnlyDictionary<string, string>? Remarks { get; init; }
}

/// <summary>Filling in, handing in and reading score sheets.</summary>
public sealed class ScoreSheetDesk(DbContext db, TimeProvider time, AuditTrail audit, RecusalDesk recusals, ExpertLoads loads)
{
    /// <summary>Saves what is there, complete or not.</summary>
    /// <returns>The new revision.</returns>
    /// <exception cref="RuleBrokenException"><c>sheet-not-yours</c>, <c>sheet-closed</c>, <c>sheet-changed</c>, <c>expert-recused</c>, and <see cref="Rubric.CheckDraft"/>.</exception>
    public async Task<long> SaveDraftAsync(long sheetId, long expertId, SheetEntry entry, string actor, CancellationToken ct)
    {
        var sheet = await OwnOpenAsync(sheetId, expertId, entry.ExpectedRevision, ct);
        var rubric = (await db.SettingsOfAsync(sheet.CampaignId, ct)).Review.Rubric;
        RuleBrokenException.ThrowIfAny([.. Rubric.CheckDraft(rubric, entry.Points), .. ReviewRemarks.Check(rubric, entry.Remarks)]);
        (sheet.State, sheet.Points, sheet.Comment, sheet.Remarks) = (ScoreSheetState.Draft, entry.Points, entry.Comment, entry.Remarks);
        await SaveAsync(sheet, "review.drafted", null, actor, ct);
        return sheet.Revision;
    }

    /// <summary>Hands the sheet in, for good.</summary>
    /// <returns>Its total out of 100.</returns>
    /// <exception cref="RuleBrokenException">As <see cref="SaveDraftAsync"/>, and <c>score-missing</c>.</exception>
    public async Task<decimal> SubmitAsync(long sheetId, long expertId, SheetEntry entry, string actor, CancellationToken ct)
    {
        var sheet = await OwnOpenAsync(sheetId, expertId, entry.ExpectedRevision, ct);
        var rubric = (await db.SettingsOfAsync(sheet.CampaignId, ct)).Review.Rubric;
        RuleBrokenException.ThrowIfAny([.. Rubric.CheckComplete(rubric, entry.Points), .. ReviewRemarks.Check(rubric, entry.Remarks)]);
        var total = Rubric.Total(rubric, entry.Points);
        (sheet.State, sheet.Points, sheet.Comment, sheet.Remarks) = (ScoreSheetState.Submitted, entry.Points, entry.Comment, entry.Remarks);
        (sheet.Total, sheet.SubmittedAt) = (total, time.GetUtcNow());
        await SaveAsync(sheet, "review.submitted", new { sheet = sheet.Id, expertId }, actor, ct);
        return total;
    }

    /// <summary>The expert says no. Ask another with <see cref="ExpertAssignment.ReplaceAsync"/>.</summary>
    /// <exception cref="RuleBrokenException"><c>sheet-not-yours</c>, <c>sheet-closed</c>, <c>reason-missing</c>.</exception>
    public async Task DeclineAsync(long sheetId, long expertId, string reason, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason));
        var sheet = await db.Set<ScoreSheet>().SingleAsync(s => s.Id == sheetId, ct);
        RuleBrokenException.ThrowIf(ScoreSheetRules.IsOwn(sheet, expertId) ?? ScoreSheetRules.IsOpen(sheet));
        (sheet.State, sheet.EndedBecause, sheet.EndedAt) = (ScoreSheetState.Declined, reason.Trim(), time.GetUtcNow());
        await loads.RelieveAsync(sheet.CampaignId, expertId, ct);
        await SaveAsync(sheet, "review.declined", new { sheet = sheet.Id, expertId, reason }, actor, ct);
    }

    /// <summary>All sheets of an application as this viewer may see them. An expert of another application, or an outsider, gets none.</summary>
    public async Task<IReadOnlyList<SheetView>> ReadAsync(long applicationId, ScoreViewer viewer, CancellationToken ct)
    {
        var sheets = await db.Set<ScoreSheet>().AsNoTracking().Where(s => s.ApplicationId == applicationId).OrderBy(s => s.Id).ToListAsync(ct);
        if (viewer.Role is ScoreViewerRole.Outsider || (viewer.Role is ScoreViewerRole.Expert && !sheets.Any(s => s.ExpertId == viewer.ExpertId))) return [];
        var recused = viewer.ExpertId is { } expert && await recusals.BetweenAsync(expert, applicationId, ct) is not null;
        return recused ? [] : [.. sheets.Select(s => View(s, ReviewRules.MaySee(viewer, s, sheets, viewerIsRecused: false)))];
    }

    /// <summary>An expert's own sheets of a campaign; those of applications the expert is recused from are left out.</summary>
    public async Task<IReadOnlyList<ScoreSheet>> OfExpertAsync(long campaignId, long expertId, CancellationToken ct) =>
        await db.Set<ScoreSheet>().AsNoTracking().Where(s => s.ExpertId == expertId && s.CampaignId == campaignId && s.State != ScoreSheetState.Voided)
            .OrderBy(s => s.DueAt).ThenBy(s => s.Id).ToListAsync(ct);

    /// <summary>Who judges an application, without any score.</summary>
    public async Task<IReadOnlyList<ScoreSheet>> OfApplicationAsync(long applicationId, CancellationToken ct) =>
        await db.Set<ScoreSheet>().AsNoTracking().Where(s => s.ApplicationId == applicationId).OrderBy(s => s.Id).ToListAsync(ct);

    /// <summary>Open sheets whose due time has come, longest overdue first.</summary>
    public async Task<IReadOnlyList<ScoreSheet>> OverdueAsync(long campaignId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await db.Set<ScoreSheet>().AsNoTracking()
            .Where(s => s.CampaignId == campaignId && (s.State == ScoreSheetState.Assigned || s.State == ScoreSheetState.Draft) && s.DueAt <= now)
            .OrderBy(s => s.DueAt).ThenBy(s => s.Id).ToListAsync(ct);
    }

    private async Task<ScoreSheet> OwnOpenAsync(long sheetId, long expertId, long? expectedRevision, CancellationToken ct)
    {
        var sheet = await db.Set<ScoreSheet>().SingleAsync(s => s.Id == sheetId, ct);
        RuleBrokenException.ThrowIf(ScoreSheetRules.IsOwn(sheet, expertId) ?? ScoreSheetRules.IsOpen(sheet) ?? ScoreSheetRules.IsCurrent(sheet, expectedRevision));
        RuleBrokenException.ThrowIf(RecusalRules.MayJudge(await recusals.BetweenAsync(expertId, sheet.ApplicationId, ct)));
        return sheet;
    }

    private async Task SaveAsync(ScoreSheet sheet, string act, object? details, string actor, CancellationToken ct)
    {
        sheet.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, act, "application", sheet.ApplicationId, details ?? new { sheet = sheet.Id }, ct);
    }

    private static SheetView View(ScoreSheet sheet, BrokenRule? hidden) => hidden is null
        ? new(sheet.Id, sheet.ExpertId, sheet.State, sheet.DueAt, sheet.Points, sheet.Total, sheet.Comment, null) { Remarks = sheet.Remarks }
        : new(sheet.Id, sheet.ExpertId, sheet.State, sheet.DueAt, null, null, null, hidden);
}

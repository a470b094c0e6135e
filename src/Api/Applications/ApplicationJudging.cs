using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Applications;

/// <summary>Who judges an application, and what they gave: that only once all are in (<see cref="ReviewRules"/>), also for the secretariat.</summary>
internal sealed class ApplicationJudging(DbContext db, ScoreSheetDesk sheets, DocumentScores documents, DefenceScores defences, RecusalDesk recusals)
{
    private static readonly ScoreViewer Secretariat = new(ScoreViewerRole.Secretariat);

    /// <summary>None before experts are asked.</summary>
    public async Task<ReviewView?> ReviewAsync(long id, ReviewSettings settings, CancellationToken ct)
    {
        var asked = await sheets.OfApplicationAsync(id, ct);
        if (asked.Count == 0) return null;
        var shown = (await sheets.ReadAsync(id, Secretariat, ct)).ToDictionary(sheet => sheet.SheetId);
        var ties = await recusals.OfApplicationAsync(id, ct);
        var declared = (await db.Set<Recusal>().AsNoTracking().Where(one => one.ApplicationId == id && one.WithdrawnAt == null).ToListAsync(ct)).GroupBy(one => (one.ExpertId, one.Reason)).ToDictionary(group => group.Key, group => (long?)group.Max(one => one.Id));
        var names = await NamesAsync([.. asked.Select(sheet => sheet.ExpertId), .. ties.Select(tie => tie.ExpertId)], ct);
        var score = await documents.OfApplicationAsync(id, ct);
        var all = score.AreAllIn ? score.Aggregated : null;
        return new(
            score.AreAllIn, score.Value, all?.Highest, all?.Lowest, all?.Spread, all?.IsDisputed,
            [.. asked.Select(sheet => Line(sheet, shown[sheet.Id], names[sheet.ExpertId], settings.Rubric))],
            [.. ties.Select(tie => new RecusalLine(names[tie.ExpertId], Camel.Of(tie.Reason), tie.Declared, tie.Note, tie.Declared ? declared.GetValueOrDefault((tie.ExpertId, tie.Reason)) : null))]);
    }

    /// <summary>None without a slot.</summary>
    public async Task<DefenceStanding?> DefenceAsync(long id, CancellationToken ct)
    {
        if (await db.Set<DefenceSlot>().AsNoTracking().SingleOrDefaultAsync(one => one.ApplicationId == id, ct) is not { } slot) return null;
        var session = await db.Set<DefenceSession>().AsNoTracking().SingleAsync(one => one.Id == slot.SessionId, ct);
        var score = await defences.OfApplicationAsync(id, ct);
        var given = await db.Set<PanelScore>().AsNoTracking().Where(one => one.ApplicationId == id && one.VoidedBecause == null).ToDictionaryAsync(one => one.ExpertId, ct);
        var names = await NamesAsync(session.Panel, ct);
        return new(session.Number, slot.StartsAt, slot.EndsAt, session.Room, slot.Position, Camel.Of(slot.Attendance))
        {
            WillCome = slot.WillCome, Presenters = slot.Presenters, Remark = slot.Remark, AreAllIn = score?.AreAllIn, Value = score?.Value,
            Panel = [.. session.Panel.Select(expert => Member(expert, names.GetValueOrDefault(expert, ""), given.GetValueOrDefault(expert), score?.AreAllIn ?? false))],
        };
    }

    public async Task<IReadOnlyList<SiteCheckView>> SiteChecksAsync(long id, CancellationToken ct)
    {
        var checks = await db.Set<SiteCheck>().AsNoTracking().Where(check => check.ApplicationId == id).OrderBy(check => check.Id).ToListAsync(ct);
        var names = await NamesAsync([.. checks.SelectMany(check => check.Team)], ct);
        return
        [
            .. checks.Select(check => new SiteCheckView(Camel.Of(check.State), check.VisitFrom, check.VisitUntil)
            {
                Reason = check.Reason, OrderedAt = check.OrderedAt, OrderedBy = check.OrderedBy, Team = [.. check.Team.Select(expert => names.GetValueOrDefault(expert, ""))],
                Verdict = Camel.Of(check.Verdict), Findings = check.Findings, ReportedAt = check.ReportedAt,
            }),
        ];
    }

    private static SheetLine Line(ScoreSheet sheet, SheetView shown, string expert, IReadOnlyList<RubricItem> rubric) => new(
        sheet.ExpertId, expert, Camel.Of(sheet.State), Camel.Of(sheet.Origin), sheet.DueAt, sheet.SubmittedAt, sheet.Why, sheet.EndedBecause, shown.Total, shown.Comment,
        shown.Points is { } points ? [.. rubric.Where(item => points.ContainsKey(item.Name)).Select(item => new PointsLine(item.Text, points[item.Name], item.MaxPoints, shown.Remarks?.GetValueOrDefault(item.Name)))] : null, shown.Hidden?.Message);

    private static PanelLine Member(long expert, string name, PanelScore? score, bool areAllIn) =>
        new(expert, name, score is not null, areAllIn ? score?.Total : null, areAllIn ? score?.Comment : null);

    private Task<Dictionary<long, string>> NamesAsync(IReadOnlyCollection<long> experts, CancellationToken ct) =>
        db.Set<Expert>().AsNoTracking().Where(expert => experts.Contains(expert.Id)).ToDictionaryAsync(expert => expert.Id, expert => expert.Name, ct);
}

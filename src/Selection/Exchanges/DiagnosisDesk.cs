using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>What a company asks to have looked at.</summary>
public sealed record NewDiagnosis(string Company, string ContactName, string Email, string Topic);

/// <summary>Quality diagnoses (质量诊断): requested, accepted, scheduled, done.</summary>
public sealed class DiagnosisDesk(DbContext db, TimeProvider time, AuditTrail audit)
{
    /// <exception cref="RuleBrokenException">See <see cref="FollowOnRules.CheckDiagnosis"/>.</exception>
    public async Task<Diagnosis> RequestAsync(long campaignId, NewDiagnosis wish, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIfAny(FollowOnRules.CheckDiagnosis(wish));
        var diagnosis = new Diagnosis
        {
            CampaignId = campaignId, Company = wish.Company.Trim(), ContactName = wish.ContactName.Trim(), Email = wish.Email.Trim(), Topic = wish.Topic.Trim(), RequestedAt = time.GetUtcNow(),
        };
        db.Add(diagnosis);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "diagnosis.requested", "diagnosis", diagnosis.Id, new { diagnosis.Company, diagnosis.Topic }, ct);
        return diagnosis;
    }

    /// <param name="seen">The revision that was read; null not to compare. Likewise below.</param>
    /// <exception cref="RuleBrokenException"><c>diagnosis-stale</c>, <c>diagnosis-state</c>. The first likewise below.</exception>
    public async Task AcceptAsync(long diagnosisId, long? seen, string actor, CancellationToken ct) =>
        await SaveAsync(await BecomeAsync(diagnosisId, DiagnosisState.Accepted, seen, ct), actor, ct);

    /// <exception cref="RuleBrokenException"><c>diagnosis-state</c>; see <see cref="TextRules.HasReason"/>.</exception>
    public async Task DeclineAsync(long diagnosisId, string reason, long? seen, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason, "请写明不予受理的原因。"));
        var diagnosis = await BecomeAsync(diagnosisId, DiagnosisState.Declined, seen, ct);
        diagnosis.Report = reason.Trim();
        await SaveAsync(diagnosis, actor, ct);
    }

    /// <summary>Sets expert and days; again while it is not done.</summary>
    /// <exception cref="RuleBrokenException"><c>diagnosis-state</c>, <c>visit-dates</c>, <c>expert-unknown</c>.</exception>
    public async Task ScheduleAsync(long diagnosisId, long expertId, DateOnly firstDay, DateOnly lastDay, long? seen, string actor, CancellationToken ct)
    {
        if (lastDay < firstDay) throw new RuleBrokenException(new BrokenRule("visit-dates", "结束日期早于开始日期。", "lastDay"));
        if (!await db.Set<Expert>().AnyAsync(expert => expert.Id == expertId && expert.IsActive, ct)) throw new RuleBrokenException(new BrokenRule("expert-unknown", "请从专家库中选择专家。", "expertId"));
        var diagnosis = await BecomeAsync(diagnosisId, DiagnosisState.Scheduled, seen, ct);
        (diagnosis.ExpertId, diagnosis.FirstDay, diagnosis.LastDay) = (expertId, firstDay, lastDay);
        await SaveAsync(diagnosis, actor, ct);
    }

    /// <exception cref="RuleBrokenException"><c>diagnosis-state</c>, <c>report-missing</c>, <c>field-too-long</c>.</exception>
    public async Task FinishAsync(long diagnosisId, string report, long? seen, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(FollowOnRules.CheckReport(report));
        var diagnosis = await BecomeAsync(diagnosisId, DiagnosisState.Done, seen, ct);
        diagnosis.Report = report.Trim();
        await SaveAsync(diagnosis, actor, ct);
    }

    /// <summary>One page of a campaign's diagnoses, the latest first.</summary>
    /// <param name="text">Part of the company's name or of the topic.</param>
    /// <param name="before">Only those before this one; none: from the latest.</param>
    public async Task<IReadOnlyList<Diagnosis>> PageAsync(long campaignId, string? text, IReadOnlyList<DiagnosisState>? states, long? before, int take, CancellationToken ct) =>
        await Matching(campaignId, text, states).Where(d => before == null || d.Id < before).OrderByDescending(d => d.Id).Take(take).ToListAsync(ct);

    public Task<int> CountAsync(long campaignId, string? text, IReadOnlyList<DiagnosisState>? states, CancellationToken ct) => Matching(campaignId, text, states).CountAsync(ct);

    private IQueryable<Diagnosis> Matching(long campaignId, string? text, IReadOnlyList<DiagnosisState>? states)
    {
        var found = db.Set<Diagnosis>().AsNoTracking().Where(d => d.CampaignId == campaignId);
        if (states is { Count: > 0 }) found = found.Where(d => states.Contains(d.State));
        return text?.Trim() is { Length: > 0 } wanted ? found.Where(d => d.Company.Contains(wanted) || d.Topic.Contains(wanted) || d.ContactName.Contains(wanted)) : found;
    }

    private async Task<Diagnosis> BecomeAsync(long diagnosisId, DiagnosisState next, long? seen, CancellationToken ct)
    {
        var diagnosis = await db.Set<Diagnosis>().SingleAsync(d => d.Id == diagnosisId, ct);
        if (seen is { } revision && revision != diagnosis.Revision)
        {
            var last = (await audit.LastOfAsync("diagnosis", diagnosisId, 1, ct)).FirstOrDefault();
            throw new RuleBrokenException(new BrokenRule("diagnosis-stale", $"该申请刚刚被 {last?.Actor ?? "他人"} 更改，请刷新后再操作。"));
        }

        RuleBrokenException.ThrowIf(FollowOnRules.MayBecome(diagnosis.State, next));
        diagnosis.State = next;
        return diagnosis;
    }

    private async Task SaveAsync(Diagnosis diagnosis, string actor, CancellationToken ct)
    {
        diagnosis.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, ActOf(diagnosis.State), "diagnosis", diagnosis.Id, new { diagnosis.ExpertId, diagnosis.FirstDay, diagnosis.Report }, ct);
    }

    private static string ActOf(DiagnosisState state) => state switch
    {
        DiagnosisState.Requested => "diagnosis.requested",
        DiagnosisState.Accepted => "diagnosis.accepted",
        DiagnosisState.Scheduled => "diagnosis.scheduled",
        DiagnosisState.Done => "diagnosis.done",
        DiagnosisState.Declined => "diagnosis.declined",
    };
}

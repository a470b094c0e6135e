using BenchmarkWorkflow.Selection.Audit;
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

    /// <exception cref="RuleBrokenException"><c>diagnosis-state</c>.</exception>
    public async Task AcceptAsync(long diagnosisId, string actor, CancellationToken ct) =>
        await SaveAsync(await BecomeAsync(diagnosisId, DiagnosisState.Accepted, ct), actor, ct);

    /// <exception cref="RuleBrokenException"><c>diagnosis-state</c>, <c>reason-missing</c>.</exception>
    public async Task DeclineAsync(long diagnosisId, string reason, string actor, CancellationToken ct)
    {
        var because = Written(reason, "请写明不予受理的原因。");
        var diagnosis = await BecomeAsync(diagnosisId, DiagnosisState.Declined, ct);
        diagnosis.Report = because;
        await SaveAsync(diagnosis, actor, ct);
    }

    /// <summary>Sets expert and days; again while it is not done.</summary>
    /// <exception cref="RuleBrokenException"><c>diagnosis-state</c>, <c>visit-dates</c>.</exception>
    public async Task ScheduleAsync(long diagnosisId, long expertId, DateOnly firstDay, DateOnly lastDay, string actor, CancellationToken ct)
    {
        if (lastDay < firstDay) throw new RuleBrokenException(new BrokenRule("visit-dates", "结束日期早于开始日期。", "lastDay"));
        var diagnosis = await BecomeAsync(diagnosisId, DiagnosisState.Scheduled, ct);
        (diagnosis.ExpertId, diagnosis.FirstDay, diagnosis.LastDay) = (expertId, firstDay, lastDay);
        await SaveAsync(diagnosis, actor, ct);
    }

    /// <exception cref="RuleBrokenException"><c>diagnosis-state</c>, <c>reason-missing</c> without a report.</exception>
    public async Task FinishAsync(long diagnosisId, string report, string actor, CancellationToken ct)
    {
        var written = Written(report, "请填写诊断报告。");
        var diagnosis = await BecomeAsync(diagnosisId, DiagnosisState.Done, ct);
        diagnosis.Report = written;
        await SaveAsync(diagnosis, actor, ct);
    }

    public async Task<IReadOnlyList<Diagnosis>> OfCampaignAsync(long campaignId, CancellationToken ct) =>
        await db.Set<Diagnosis>().AsNoTracking().Where(d => d.CampaignId == campaignId).OrderBy(d => d.Id).ToListAsync(ct);

    private async Task<Diagnosis> BecomeAsync(long diagnosisId, DiagnosisState next, CancellationToken ct)
    {
        var diagnosis = await db.Set<Diagnosis>().SingleAsync(d => d.Id == diagnosisId, ct);
        RuleBrokenException.ThrowIf(FollowOnRules.MayBecome(diagnosis.State, next));
        diagnosis.State = next;
        return diagnosis;
    }

    private static string Written(string text, string message) =>
        string.IsNullOrWhiteSpace(text) ? throw new RuleBrokenException(new BrokenRule("reason-missing", message, "report")) : text.Trim();

    private async Task SaveAsync(Diagnosis diagnosis, string actor, CancellationToken ct)
    {
        diagnosis.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "diagnosis." + diagnosis.State.ToString().ToLowerInvariant(), "diagnosis", diagnosis.Id, new { diagnosis.ExpertId, diagnosis.FirstDay, diagnosis.Report }, ct);
    }
}

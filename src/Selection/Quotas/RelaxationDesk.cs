using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Files;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Quotas;

/// <summary>Requests to recommend more: filed by a unit with evidence, granted or refused by the secretariat.</summary>
public sealed class RelaxationDesk(DbContext db, TimeProvider time, AuditTrail audit, QuotaLedger quotas, CampaignDates dates, IFileStore files)
{
    /// <summary>Files a request.</summary>
    /// <param name="evidence">The proof; never opened.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>quota-already-relaxed</c>, <c>relaxation-pending</c>, <c>relaxation-late</c>, <c>activity-missing</c>, <c>evidence-missing</c>; see <see cref="QuotaRules.MayProve(ReadOnlyMemory{byte})"/>.
    /// </exception>
    public async Task<QuotaRelaxation> RequestAsync(long unitId, string activity, string evidenceName, ReadOnlyMemory<byte> evidence, string actor, CancellationToken ct)
    {
        var unit = await db.Set<RecommendingUnit>().AsNoTracking().SingleAsync(u => u.Id == unitId, ct);
        var pending = await db.Set<QuotaRelaxation>().AnyAsync(r => r.UnitId == unitId && r.Status == RelaxationStatus.Requested, ct);
        var inTime = await dates.IsBeforeAsync(unit.CampaignId, DeadlineNames.QuotaRelaxation, ct);
        List<BrokenRule> broken = [.. QuotaRules.MayRequest(await quotas.BalanceAsync(unitId, ct), pending, inTime, activity, !evidence.IsEmpty)];
        if (QuotaRules.MayProve(evidence) is { } unfit) broken.Add(unfit);
        RuleBrokenException.ThrowIfAny(broken);
        var stored = await files.PutAsync(evidence, ct);
        var request = new QuotaRelaxation
        {
            UnitId = unitId, Activity = activity.Trim(), EvidenceSha256 = stored.Sha256, EvidenceName = FileNames.Safe(evidenceName),
            RequestedAt = time.GetUtcNow(), RequestedBy = actor,
        };
        db.Add(request);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "relaxation.requested", "relaxation", request.Id, new { unit.Number, request.Activity, request.EvidenceSha256 }, ct);
        return request;
    }

    /// <summary>Grants the request: the unit has the extended quota from now on.</summary>
    /// <exception cref="RuleBrokenException"><c>relaxation-decided</c>.</exception>
    public async Task GrantAsync(long relaxationId, string reason, string actor, CancellationToken ct)
    {
        var request = await DecideAsync(relaxationId, RelaxationStatus.Granted, reason, actor, ct);
        await quotas.RelaxAsync(request.UnitId, "名额放宽：" + request.Activity, actor, ct);
        await audit.RecordAsync(actor, "relaxation.granted", "relaxation", relaxationId, new { reason }, ct);
    }

    /// <summary>Refuses the request; the unit may file another one before the deadline.</summary>
    /// <exception cref="RuleBrokenException"><c>relaxation-decided</c>; <c>reason-missing</c>.</exception>
    public async Task RefuseAsync(long relaxationId, string reason, string actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBrokenException(new BrokenRule("reason-missing", "请写明不同意放宽的原因。", "reason"));
        await DecideAsync(relaxationId, RelaxationStatus.Refused, reason, actor, ct);
        await audit.RecordAsync(actor, "relaxation.refused", "relaxation", relaxationId, new { reason }, ct);
    }

    /// <summary>A campaign's requests, oldest first.</summary>
    public async Task<IReadOnlyList<QuotaRelaxation>> OfCampaignAsync(long campaignId, CancellationToken ct) =>
        await db.Set<QuotaRelaxation>().AsNoTracking().Where(r => db.Set<RecommendingUnit>().Any(unit => unit.Id == r.UnitId && unit.CampaignId == campaignId))
            .OrderBy(r => r.Id).ToListAsync(ct);

    /// <summary>A unit's requests, the newest first.</summary>
    public async Task<IReadOnlyList<QuotaRelaxation>> OfUnitAsync(long unitId, CancellationToken ct) =>
        await db.Set<QuotaRelaxation>().AsNoTracking().Where(r => r.UnitId == unitId).OrderByDescending(r => r.Id).ToListAsync(ct);

    /// <summary>Opens a request's evidence for download, or answers none. Who may is the caller's question.</summary>
    public async Task<Download?> OpenEvidenceAsync(long relaxationId, CancellationToken ct)
    {
        var request = await db.Set<QuotaRelaxation>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == relaxationId, ct);
        if (request is null || await files.OpenAsync(request.EvidenceSha256, ct) is not { } content) return null;
        return Download.Of(request.EvidenceName, content.Length, content);
    }

    private async Task<QuotaRelaxation> DecideAsync(long relaxationId, RelaxationStatus status, string reason, string actor, CancellationToken ct)
    {
        var request = await db.Set<QuotaRelaxation>().SingleAsync(r => r.Id == relaxationId, ct);
        if (request.Status != RelaxationStatus.Requested) throw new RuleBrokenException(new BrokenRule("relaxation-decided", "该放宽申请已有结论，不能再次处理。"));
        (request.Status, request.Reason, request.DecidedBy, request.DecidedAt) = (status, reason, actor, time.GetUtcNow());
        request.Revision++;
        await db.SaveChangesAsync(ct);
        return request;
    }
}

using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Candidates;

/// <summary>A unit's applicants side by side, in its own order. That the actor belongs to the unit is the caller's to see to.</summary>
public sealed class CandidateBoard(DbContext db, TimeProvider time, AuditTrail audit, ApplicationList applications)
{
    /// <summary>What was handed in to the unit, in its order.</summary>
    public async Task<IReadOnlyList<ApplicationRow>> CandidatesAsync(RecommendingUnit unit, CancellationToken ct)
    {
        Dictionary<long, ApplicationRow> rows = [];
        await foreach (var row in applications.AllAsync(new ApplicationQuery(unit.CampaignId, UnitNumbers: [unit.Number])).WithCancellation(ct))
            if (row.ReceiptNumber is not null) rows.Add(row.Id, row);
        var order = await OrderAsync(unit.Id, ct);
        return [.. CandidateRules.Arranged([.. rows.Keys], order?.Order ?? []).Select(id => rows[id])];
    }

    /// <summary>The order that the unit has given; none before the first.</summary>
    public Task<CandidateOrder?> OrderAsync(long unitId, CancellationToken ct) => db.Set<CandidateOrder>().AsNoTracking().SingleOrDefaultAsync(order => order.UnitId == unitId, ct);

    /// <summary>Ranks the unit's applicants, best first; who is left out comes last.</summary>
    /// <param name="seen">The revision of the order that it was made from; 0 for the first. Null: whatever it is now.</param>
    /// <exception cref="RuleBrokenException"><c>candidates-changed</c>, and those of <see cref="CandidateRules.MayRank"/>.</exception>
    public async Task<CandidateOrder> RankAsync(RecommendingUnit unit, long? seen, IReadOnlyList<long> order, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(CandidateRules.MayRank(order, [.. (await CandidatesAsync(unit, ct)).Select(row => row.Id)]));
        var kept = await db.Set<CandidateOrder>().SingleOrDefaultAsync(one => one.UnitId == unit.Id, ct);
        if (seen is { } revision && revision != (kept?.Revision ?? 0))
            throw new RuleBrokenException(new BrokenRule("candidates-changed", $"{kept?.RankedBy ?? "同事"} 刚刚调整了排序，您的调整没有保存。请对照最新排序后再操作。"));
        if (kept is null)
        {
            kept = new CandidateOrder { UnitId = unit.Id, RankedBy = actor, RankedAt = time.GetUtcNow() };
            db.Add(kept);
        }

        (kept.Order, kept.RankedBy, kept.RankedAt) = (order, actor, time.GetUtcNow());
        kept.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "candidates.ranked", "unit", unit.Id, new { order }, ct);
        return kept;
    }
}

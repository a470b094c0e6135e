using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>A named date that has another instant now; every timer that waits for it has to move.</summary>
public sealed record MovedDeadline(string Name, string Title, DateTimeOffset From, DateTimeOffset To);

/// <summary>The named dates of a campaign, and moving them while it runs.</summary>
public sealed class CampaignDates(DbContext db, TimeProvider time, AuditTrail audit)
{
    private static readonly SteadyQuery<long, string, DateTimeOffset?> At = new((db, campaign, name, _) =>
        db.Set<CampaignDate>().Where(date => date.CampaignId == campaign && date.Name == name).Select(date => (DateTimeOffset?)date.At).SingleOrDefault());

    /// <summary>The instant of a named date.</summary>
    /// <exception cref="RuleBrokenException"><c>date-unknown</c>.</exception>
    public async Task<DateTimeOffset> AtAsync(long campaignId, string name, CancellationToken ct) =>
        await At.AskAsync(db, campaignId, name, ct)
        ?? throw new RuleBrokenException(new BrokenRule("date-unknown", $"本届没有名为“{name}”的日期。", name));

    /// <summary>Whether it is still before a named date, by the server's clock. The instant itself is too late.</summary>
    public async Task<bool> IsBeforeAsync(long campaignId, string name, CancellationToken ct) => time.GetUtcNow() < await AtAsync(campaignId, name, ct);

    /// <summary>All named dates, earliest first.</summary>
    public async Task<IReadOnlyList<CampaignDate>> AllAsync(long campaignId, CancellationToken ct) =>
        await db.Set<CampaignDate>().AsNoTracking().Where(date => date.CampaignId == campaignId).OrderBy(date => date.At).ThenBy(date => date.Id).ToListAsync(ct);

    /// <summary>What <see cref="MoveAsync"/> would move, changing nothing.</summary>
    /// <exception cref="RuleBrokenException">As <see cref="MoveAsync"/>.</exception>
    public async Task<IReadOnlyList<MovedDeadline>> PreviewMoveAsync(long campaignId, IReadOnlyDictionary<string, DateTimeOffset> moves, CancellationToken ct) =>
        Moved(await AllAsync(campaignId, ct), moves);

    /// <summary>Moves named dates. Who and why is in the audit.</summary>
    /// <param name="seen">The campaign's revision that was read; null not to compare.</param>
    /// <returns>Those that changed, earliest first; move the timers that wait for them in the same transaction.</returns>
    /// <exception cref="RuleBrokenException"><c>campaign-stale</c>, <c>date-unknown</c>, <c>date-in-the-past</c>, <c>dates-out-of-order</c>; see <see cref="TextRules.HasReason"/>.</exception>
    public async Task<IReadOnlyList<MovedDeadline>> MoveAsync(
        long campaignId, IReadOnlyDictionary<string, DateTimeOffset> moves, long? seen, string reason, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason, "请写明调整日期的原因。"));
        var campaign = await db.Set<Campaign>().Include(c => c.Dates).SingleAsync(c => c.Id == campaignId, ct);
        RuleBrokenException.ThrowIf(CampaignRules.IsUnchanged(campaign, seen));
        var moved = Moved([.. campaign.Dates.OrderBy(date => date.At).ThenBy(date => date.Id)], moves);
        if (moved.Count == 0) return moved;
        foreach (var move in moved)
        {
            var date = campaign.Dates.Single(date => date.Name == move.Name);
            (date.At, date.MovedBy, date.MovedAt) = (move.To, actor, time.GetUtcNow());
        }

        campaign.Revision++; // two people moving dates at once: the second looks again
        await db.SaveChangesAsync(ct);
        var details = moved.Select(move => new { move.Name, From = ShanghaiTime.Deadline(move.From), To = ShanghaiTime.Deadline(move.To) });
        await audit.RecordAsync(actor, "campaign.datesMoved", "campaign", campaignId, new { reason, moved = details }, ct);
        return moved;
    }

    private List<MovedDeadline> Moved(IReadOnlyList<CampaignDate> dates, IReadOnlyDictionary<string, DateTimeOffset> moves)
    {
        RuleBrokenException.ThrowIfAny(CampaignRules.MayMove(dates.ToDictionary(date => date.Name, date => date.At), moves, time.GetUtcNow()));
        return [.. dates.Where(date => moves.TryGetValue(date.Name, out var to) && to != date.At).Select(date => new MovedDeadline(date.Name, date.Title, date.At, moves[date.Name]))];
    }
}

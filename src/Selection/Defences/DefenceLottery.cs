using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>The order of one session as drawn: its tickets are the receipt numbers.</summary>
public sealed record DrawnSession(int SessionNumber, string Seed, IReadOnlyList<string> Order);

/// <summary>Draws the order of the companies in every session, so that anyone can draw it again.</summary>
public sealed class DefenceLottery(DbContext db, TimeProvider time, AuditTrail audit)
{
    /// <summary>Publishes the hash of a seed that its keeper brings to the draw.</summary>
    /// <exception cref="RuleBrokenException"><c>seed-hash-malformed</c>, <c>draw-open</c>.</exception>
    public Task<DefenceDraw> CommitAsync(long campaignId, string seedHash, string actor, CancellationToken ct) => CommitAsync(campaignId, seedHash, null, actor, ct);

    /// <summary>Publishes the hash of a seed and keeps the seed sealed until the draw.</summary>
    /// <exception cref="RuleBrokenException"><c>seed-missing</c>, <c>draw-open</c>.</exception>
    public Task<DefenceDraw> CommitSeedAsync(long campaignId, string seed, string actor, CancellationToken ct) => string.IsNullOrWhiteSpace(seed)
        ? throw new RuleBrokenException(new BrokenRule("seed-missing", "请提供抽签种子。", "seed"))
        : CommitAsync(campaignId, SeededDraw.HashOf(seed), seed, actor, ct);

    /// <summary>Draws every session that has no order yet and publishes the seed.</summary>
    /// <param name="seed">None: the sealed one.</param>
    /// <exception cref="RuleBrokenException"><c>draw-not-committed</c>, <c>seed-missing</c>, <c>seed-mismatch</c>.</exception>
    public async Task<IReadOnlyList<DrawnSession>> DrawAsync(long campaignId, string? seed, string actor, CancellationToken ct)
    {
        var draw = await OpenAsync(campaignId, ct);
        seed ??= draw?.SealedSeed;
        RuleBrokenException.ThrowIf(DefenceRules.MayDraw(draw, seed));
        var sessions = await db.Set<DefenceSession>().Where(s => s.CampaignId == campaignId && s.DrawnAt == null).OrderBy(s => s.Number).ToListAsync(ct);
        var slots = (await db.Set<DefenceSlot>().Where(s => s.CampaignId == campaignId && s.Position == null && s.Attendance != DefenceAttendance.Cancelled).ToListAsync(ct)).ToLookup(s => s.SessionId);
        var tickets = await db.Set<Application>().AsNoTracking().Where(a => a.CampaignId == campaignId && a.ReceiptNumber != null)
            .Select(a => new { a.Id, a.ReceiptNumber }).ToDictionaryAsync(a => a.Id, a => a.ReceiptNumber!, ct); // the filter stands beside it
        var now = time.GetUtcNow();
        List<DrawnSession> drawn = [];
        foreach (var session in sessions)
        {
            var own = SeededDraw.SeedOf(seed!, session.Number); // MayDraw has checked it
            var byTicket = slots[session.Id].ToDictionary(slot => tickets[slot.ApplicationId]);
            var order = SeededDraw.Order(own, byTicket.Keys);
            for (var i = 0; i < order.Count; i++) byTicket[order[i]].Place(session, i + 1);
            session.DrawnAt = now;
            session.Revision++;
            drawn.Add(new(session.Number, own, order));
        }

        (draw!.SealedSeed, draw.DrawnAt) = (seed, now); // MayDraw has checked it
        draw.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "defence.drawn", "campaign", campaignId, new { seed, draw.SeedHash, sessions = drawn.Select(d => new { d.SessionNumber, d.Order }) }, ct);
        return drawn;
    }

    /// <summary>The draws of a campaign, oldest first; a seed is shown once it has drawn.</summary>
    public async Task<IReadOnlyList<DefenceDraw>> DrawsAsync(long campaignId, CancellationToken ct) =>
        await db.Set<DefenceDraw>().AsNoTracking().Where(d => d.CampaignId == campaignId).OrderBy(d => d.Id).ToListAsync(ct);

    private async Task<DefenceDraw> CommitAsync(long campaignId, string seedHash, string? seed, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(DefenceRules.MayCommit(seedHash));
        if (await OpenAsync(campaignId, ct) is not null) throw new RuleBrokenException(new BrokenRule("draw-open", "已公布种子摘要，尚未抽签。"));
        var draw = new DefenceDraw { CampaignId = campaignId, SeedHash = seedHash, SealedSeed = seed, CommittedBy = actor, CommittedAt = time.GetUtcNow() };
        db.Add(draw);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "defence.seedCommitted", "campaign", campaignId, new { seedHash }, ct);
        return draw;
    }

    private Task<DefenceDraw?> OpenAsync(long campaignId, CancellationToken ct) =>
        db.Set<DefenceDraw>().Where(d => d.CampaignId == campaignId && d.DrawnAt == null).OrderBy(d => d.Id).FirstOrDefaultAsync(ct);
}

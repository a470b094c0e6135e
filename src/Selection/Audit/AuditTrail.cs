using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Audit;

/// <summary>Records what was done and shows that nobody changed the record afterwards.</summary>
public sealed class AuditTrail(DbContext db, TimeProvider time, IEnumerable<IActListener> listeners)
{
    /// <summary>
    /// Adds one act to the chain, in the caller's transaction: it is there exactly when the act is. Writers wait for each other
    /// on the chain's head until the transaction ends, so that there is one chain and no gap.
    /// </summary>
    /// <param name="details">What else matters, written as JSON; an anonymous object will do.</param>
    public async Task<AuditRecord> RecordAsync(string actor, string act, string subjectKind, long subjectId, object? details, CancellationToken ct)
    {
        var next = await NextAsync(ct);
        var unsigned = new AuditRecord
        {
            Sequence = next.Sequence, At = ToMilliseconds(time.GetUtcNow()), Actor = actor, Act = act, SubjectKind = subjectKind, SubjectId = subjectId,
            Details = AuditRules.Text(details), PreviousHash = next.PreviousHash ?? AuditRules.Genesis, Hash = "",
        };
        var record = Signed(unsigned);
        var entry = db.Add(record);
        await db.SaveChangesAsync(ct);
        entry.State = EntityState.Detached; // it never changes again: later saves need not look at it
        foreach (var listener in listeners) await listener.RecordedAsync(record, ct);
        return record;
    }

    /// <summary>Walks the whole chain and answers the first link that is broken, or none.</summary>
    public async Task<BrokenRule?> VerifyAsync(CancellationToken ct) => (await VerifyAsync(0, int.MaxValue, ct)).Broken;

    /// <summary>
    /// Walks a stretch of the chain, so that whoever waits sees how far it is: from the record after <paramref name="after"/> (0: from the first), at most
    /// <paramref name="most"/> records. What ends a stretch is looked at again at the beginning of the next.
    /// </summary>
    public async Task<AuditStretch> VerifyAsync(long after, int most, CancellationToken ct)
    {
        var head = await db.Set<AuditHead>().AsNoTracking().Where(head => head.Id == AuditHead.TheOne).Select(head => head.Sequence).SingleOrDefaultAsync(ct);
        var previous = after > 0 ? await db.Set<AuditRecord>().AsNoTracking().SingleOrDefaultAsync(record => record.Sequence == after, ct) : null;
        if (after > 0 && previous is null) return new(after, head, new("audit-gap", $"审计记录 {after} 缺失。"), IsDone: true);
        var seen = 0;
        await foreach (var record in db.Set<AuditRecord>().AsNoTracking().Where(record => record.Sequence > after).OrderBy(record => record.Sequence).Take(most).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (AuditRules.Follows(previous, record) is { } broken) return new(previous?.Sequence ?? 0, head, broken, IsDone: true);
            (previous, seen) = (record, seen + 1);
        }

        var upTo = previous?.Sequence ?? 0;
        if (seen == most && upTo < head) return new(upTo, head, null, IsDone: false);
        return new(upTo, head, upTo == head ? null : new("audit-gap", $"审计记录 {upTo + 1} 缺失。"), IsDone: true);
    }

    /// <summary>One page of what was done, the newest first.</summary>
    /// <param name="before">Only records before this one; none: from the newest.</param>
    public async Task<IReadOnlyList<AuditRecord>> FindAsync(AuditFilter filter, long? before, int take, CancellationToken ct) =>
        await Matching(filter).Where(record => before == null || record.Sequence < before).OrderByDescending(record => record.Sequence).Take(take).ToListAsync(ct);

    /// <summary>How many records the filter lets through.</summary>
    public Task<int> CountAsync(AuditFilter filter, CancellationToken ct) => Matching(filter).CountAsync(ct);

    /// <summary>What the filter lets through, oldest first, one after the other as it is read.</summary>
    public IAsyncEnumerable<AuditRecord> AllAsync(AuditFilter filter) => Matching(filter).OrderBy(record => record.Sequence).AsAsyncEnumerable();

    /// <summary>Who did what the filter lets through, by user name.</summary>
    public async Task<IReadOnlyList<string>> ActorsAsync(AuditFilter filter, CancellationToken ct) => await Matching(filter).Select(record => record.Actor).Distinct().OrderBy(actor => actor).ToListAsync(ct);

    /// <summary>Every act there is on record, by name.</summary>
    public async Task<IReadOnlyList<string>> ActsAsync(CancellationToken ct) => await db.Set<AuditRecord>().Select(record => record.Act).Distinct().OrderBy(act => act).ToListAsync(ct);

    /// <summary>Every kind of thing there is on record, by name.</summary>
    public async Task<IReadOnlyList<string>> SubjectKindsAsync(CancellationToken ct) => await db.Set<AuditRecord>().Select(record => record.SubjectKind).Distinct().OrderBy(kind => kind).ToListAsync(ct);

    private IQueryable<AuditRecord> Matching(AuditFilter filter)
    {
        var records = db.Set<AuditRecord>().AsNoTracking();
        if (filter.Actors is { } actors) records = records.Where(record => actors.Contains(record.Actor));
        if (filter.Acts is { Count: > 0 } acts) records = records.Where(record => acts.Contains(record.Act));
        if (filter.SubjectKind is { } kind) records = records.Where(record => record.SubjectKind == kind);
        if (filter.SubjectId is { } id) records = records.Where(record => record.SubjectId == id);
        if (filter.From is { } from) records = records.Where(record => record.At >= from);
        if (filter.Until is { } until) records = records.Where(record => record.At < until);
        return records;
    }

    /// <summary>All that was done to one thing, oldest first.</summary>
    public async Task<IReadOnlyList<AuditRecord>> OfAsync(string subjectKind, long subjectId, CancellationToken ct) =>
        await db.Set<AuditRecord>().AsNoTracking().Where(record => record.SubjectKind == subjectKind && record.SubjectId == subjectId)
            .OrderBy(record => record.Sequence).ToListAsync(ct);

    /// <summary>The last that was done to one thing, newest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<AuditRecord>> LastOfAsync(string subjectKind, long subjectId, int most, CancellationToken ct) =>
        await db.Set<AuditRecord>().AsNoTracking().Where(record => record.SubjectKind == subjectKind && record.SubjectId == subjectId)
            .OrderByDescending(record => record.Sequence).Take(most).ToListAsync(ct);

    /// <summary>The whole chain, oldest first, for an export.</summary>
    public async IAsyncEnumerable<AuditRecord> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var record in db.Set<AuditRecord>().AsNoTracking().OrderBy(record => record.Sequence).AsAsyncEnumerable().WithCancellation(ct))
            yield return record;
    }

    private async Task<Next> NextAsync(CancellationToken ct)
    {
        if (await StepAsync(ct) is { } next) return next;
        await db.Database.ExecuteSqlAsync($"INSERT INTO audit_heads (id, sequence) VALUES (1, 0) ON CONFLICT DO NOTHING", ct);
        return await StepAsync(ct) ?? throw new InvalidOperationException("The audit chain has no head.");
    }

    /// <summary>
    /// The update takes the row's lock; who comes next waits for this transaction. The hash is read by a statement of its own, sent along: one that has waited
    /// for a lock still sees the records of before it waited. Null: there is no head yet.
    /// </summary>
    private async Task<Next?> StepAsync(CancellationToken ct) =>
        await db.Database.SqlQueryRaw<Next>("""
            UPDATE audit_heads SET sequence = sequence + 1 WHERE id = 1;
            SELECT head.sequence AS "Sequence", record.hash AS "PreviousHash" FROM audit_heads AS head LEFT JOIN audit_records AS record ON record.sequence = head.sequence - 1 WHERE head.id = 1
            """).ToListAsync(ct) is [var next] ? next : null;

    private static AuditRecord Signed(AuditRecord unsigned) => new()
    {
        Sequence = unsigned.Sequence, At = unsigned.At, Actor = unsigned.Actor, Act = unsigned.Act, SubjectKind = unsigned.SubjectKind,
        SubjectId = unsigned.SubjectId, Details = unsigned.Details, PreviousHash = unsigned.PreviousHash, Hash = AuditRules.HashOf(unsigned),
    };

    private static DateTimeOffset ToMilliseconds(DateTimeOffset at) =>
        new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    /// <summary>The place in the chain that is ours, and what the record before it says.</summary>
    private sealed record Next(long Sequence, string? PreviousHash);
}

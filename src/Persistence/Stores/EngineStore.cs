using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <inheritdoc cref="IEngineStore"/>
internal sealed class EngineStore : IEngineStore
{
    private readonly Session session;
    private readonly SharedCommits commits;
    private readonly SharedReads reads;
    private readonly TimeProvider time;
    private readonly SqlCommands sql;
    private readonly IWakeUp? wakeUp;
    private readonly ICommitPoints? points;
    private readonly EngineQueriesSql texts;
    private static long lastMark = BitConverter.ToInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));

    private readonly long mark = Interlocked.Increment(ref lastMark);
    private HistoryRow? made;
    private bool tried, changed;
    private readonly List<Statement> statements = [];
    private readonly List<(int Statement, DateTimeOffset At)> wakes = [];

    public EngineStore(Session session, SharedCommits commits, SharedReads reads, TimeProvider time, IWakeUp? wakeUp = null, ICommitPoints? points = null)
    {
        this.session = session;
        this.commits = commits;
        this.reads = reads;
        this.time = time;
        this.wakeUp = wakeUp;
        this.points = points;
        sql = new SqlCommands(session, points);
        texts = EngineQueriesSql.Of(session.Kind);
        session.BeforeCommit(FlushAsync);
    }

    public EngineWrites Writes { get; } = new();

    public CommitReceipt? Receipt => tried && made is { } row ? new CommitReceipt(row.InstanceId, row.Revision, mark, session.Unconfirmed) : null;

    public bool IsOpen => session.IsOpen;

    public ValueTask BeginAsync(CancellationToken ct) => session.OpenAsync(ct);

    public async Task<InstanceRow?> ReadAsync(string instanceId, CancellationToken ct)
    {
        var row = await reads.FindAsync(instanceId, ct);
        await ReachedAsync("after the reading", ct);
        return row;
    }

    public async Task<InstanceRow?> ClaimAsync(string instanceId, CancellationToken ct)
    {
        var row = await sql.FirstAsync(texts.Claim, InstanceSql.Read, ct, instanceId);
        await ReachedAsync("after the claim", ct);
        return row;
    }

    public async Task LockAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct)
    {
        if (session.Kind == DatabaseKind.Postgres) await sql.QueryAsync(texts.Lock, _ => true, ct, Arg.Of(instanceIds)); // SQLite has one writer
    }

    public async Task<IReadOnlyList<InstanceRow>> ClaimDescendantsAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct)
    {
        var all = new List<InstanceRow>();
        for (List<string> parents = [.. instanceIds]; parents.Count > 0;)
        {
            var children = await sql.QueryAsync(texts.ClaimChildren, InstanceSql.Read, ct, Arg.Of(parents));
            all.AddRange(children);
            parents = [.. children.Select(child => child.Id)];
        }

        return all;
    }

    public async Task<IReadOnlyList<InstanceRow>> ClaimUnfinishedChildrenAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct) =>
        await sql.QueryAsync(texts.ClaimUnfinishedChildren, InstanceSql.Read, ct, Arg.Of(instanceIds));

    public async Task<ClaimedStimulus?> NextStimulusAsync(DateTimeOffset now, CancellationToken ct)
    {
        var next = await sql.FirstAsync(texts.NextStimulus, row => new ClaimedStimulus(InstanceSql.ReadStimulus(row), InstanceSql.ReadOrNull(row, 14)), ct, now);
        if (next is not null) await ReachedAsync("after the claim", ct);
        return next;
    }

    public async Task<ClaimedTimer?> NextTimerAsync(DateTimeOffset now, CancellationToken ct)
    {
        var next = await sql.FirstAsync(texts.NextTimer, row => new ClaimedTimer(InstanceSql.ReadTimer(row), InstanceSql.ReadOrNull(row, 8)), ct, now);
        if (next is not null) await ReachedAsync("after the claim", ct);
        return next;
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken ct)
    {
        var timer = await sql.FirstAsync(EngineQueriesSql.FirstTimer, row => (DateTimeOffset?)row.Instant(0), ct);
        var putOff = await sql.FirstAsync(EngineQueriesSql.HeadDue, row => (DateTimeOffset?)row.Instant(0), ct);
        return timer is null || putOff < timer ? putOff : timer;
    }

    public async Task<IReadOnlyList<BookmarkRow>> FindBookmarksAsync(BookmarkMatch filter, bool guard, CancellationToken ct)
    {
        var found = await FindAsync(filter, ct);
        if (found.Count > 0 || !guard || filter.Hash is null || session.Kind == DatabaseKind.Sqlite) return found;
        // Every burst that adds such a bookmark holds this lock shared until its commit: either it has committed and is seen now, or it waits for us and
        // then finds the stimulus that we put to waiting.
        await sql.FirstAsync("select pg_advisory_xact_lock(hashtextextended($1, 1))", _ => 0, ct, filter.Hash);
        return await FindAsync(filter, ct);
    }

    public async Task<IReadOnlyList<TriggerRow>> FindTriggersAsync(string hash, CancellationToken ct) =>
        await sql.QueryAsync(EngineQueriesSql.TriggersByHash, InstanceSql.ReadTrigger, ct, hash);

    public Task<TriggerRow?> FindTriggerAsync(string id, CancellationToken ct) =>
        sql.FirstAsync("select id, definition_id, definition_version_id, name, hash, activity_id, payload from workflow_trigger where id = $1", InstanceSql.ReadTrigger, ct, id);

    public async Task ReplaceTriggersAsync(string definitionId, IReadOnlyList<TriggerRow> triggers, IReadOnlyList<TimerRow> timers, CancellationToken ct)
    {
        changed = true;
        await sql.ExecuteAsync("delete from timer where kind = 1 and id in (select id from workflow_trigger where definition_id = $1)", ct, definitionId);
        await sql.ExecuteAsync("delete from workflow_trigger where definition_id = $1", ct, definitionId);
        foreach (var trigger in triggers) Writes.Add(trigger);
        foreach (var timer in timers) Writes.Add(timer);
    }

    public async Task<long> CountRunningExclusivelyAsync(string? definitionId, string? correlationId, CancellationToken ct)
    {
        if (session.Kind == DatabaseKind.Postgres)
            await sql.FirstAsync("select pg_advisory_xact_lock(hashtextextended($1, 2))", _ => 0, ct, $"{definitionId}\n{correlationId}");
        const string Where = " where i.status = 0 and ($1 is null or i.definition_id = $1) and ($2 is null or i.correlation_id = $2)";
        return await sql.FirstAsync(InstanceSource.Count(session.Kind, Where, Where), row => row.Int64(0), ct, definitionId, correlationId);
    }

    public async Task<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct)
    {
        if (instanceIds.Count == 0) return 0;
        await LockAsync(instanceIds, ct); // a burst that began before finds no row to change, and is refused
        var ids = Arg.Of(instanceIds);
        changed = true;
        await sql.ExecuteAsync(texts.Bury, ct, ids, time.GetUtcNow());
        foreach (var delete in texts.DeleteParts) await sql.ExecuteAsync(delete, ct, ids);
        return await sql.ExecuteAsync(texts.DeleteInstances, ct, ids);
    }

    public async Task<bool> WasDeletedAsync(string instanceId, CancellationToken ct) =>
        await sql.FirstAsync("select 1 from workflow_tombstone where id = $1", _ => true, ct, instanceId);

    public async Task CommitAsync(CancellationToken ct)
    {
        var writes = Writes.Count > 0;
        try
        {
            await SendAsync(commit: true, ct);
            await session.CommitAsync(ct);
        }
        catch (Exception e) when (Transient.IsRefusal(e))
        {
            tried = false;
            throw;
        }

        if (writes) await ReachedAsync("after the commit", ct);
    }

    public Task<bool> AbandonAsync(CancellationToken ct) => session.AbandonAsync(ct);

    public async Task<bool> ConfirmAsync(CommitReceipt receipt, bool wait, CancellationToken ct)
    {
        if (wait)
        {
            await sql.FirstAsync(texts.Lock, _ => true, ct, Arg.Of([receipt.InstanceId])); // whoever claimed the instance has ended
            await sql.ExecuteAsync(texts.Probe, ct, receipt.InstanceId, receipt.Revision, time.GetUtcNow()); // and whoever made this revision without a claim
        }

        if (await sql.FirstAsync("select mark from workflow_history where instance_id = $1 and revision = $2", row => row.Int64(0), ct, receipt.InstanceId, receipt.Revision) != receipt.Mark) return false;
        foreach (var action in receipt.AfterCommit) action();
        wakeUp?.Wake(DateTimeOffset.MinValue); // it may have brought work
        return true;
    }

    public async Task FlushAsync(CancellationToken ct)
    {
        if (Writes.Count == 0) return;
        await session.OpenAsync(ct);
        if (session.Touched is { } touched) await touched(ct);
        session.Flushing?.Invoke();
        await SendAsync(commit: false, ct);
    }

    public void AfterCommit(Action action) => session.AfterCommit(action);

    private async Task SendAsync(bool commit, CancellationToken ct)
    {
        statements.Clear();
        wakes.Clear();
        EngineWriteSql.Translate(session.Kind, Writes.Items, mark, statements, wakes);
        made = Writes.Items.OfType<HistoryRow>().LastOrDefault() ?? made; // the last: an earlier one may have been undone with the activity that caused it
        tried |= commit;
        if (session.Kind == DatabaseKind.Postgres && Writes.Items.Any(item => item is Stimulus { State: StimulusState.Ready })) statements.Add(PostgresListener.Notify);
        Writes.Clear();
        changed |= statements.Count > 0;
        // What makes no revision is known again by the transaction's number, which the session asks for before it commits.
        if (points is null && session.IsOpen && changed && made is null) commit = false;
        // Who has read nothing and written nothing yet need not have a transaction of its own; a fault test names every step of one.
        IReadOnlyList<int> affected = commit && !session.IsOpen && points is null && statements.Count > 0 ? await commits.CommitAsync(statements) : await sql.RunAsync(statements, commit, ct);
        if (wakeUp is null) return;
        DateTimeOffset? due = null;
        foreach (var (statement, at) in wakes)
            if (affected[statement] > 0 && !(at >= due)) due = at;
        if (due is { } first) session.AfterCommit(() => wakeUp.Wake(first));
    }

    private async Task<IReadOnlyList<BookmarkRow>> FindAsync(BookmarkMatch filter, CancellationToken ct)
    {
        var where = BookmarkConditions.Of(filter);
        return await sql.QueryAsync($"select {InstanceSql.BookmarkColumns} from bookmark b{where} order by b.created_at, b.id", InstanceSql.ReadBookmark, ct, where.Args);
    }

    private ValueTask ReachedAsync(string point, CancellationToken ct) => points?.ReachedAsync(point, ct) ?? ValueTask.CompletedTask;
}

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>The engine's tables as one transaction sees them. Scoped: it belongs to its scope's unit of work.</summary>
public interface IEngineStore
{
    /// <summary>What this transaction will write; sent by <see cref="CommitAsync"/>, or before the unit's own commit.</summary>
    EngineWrites Writes { get; }

    /// <summary>The transaction has begun. Until then it holds nothing, and a commit of <see cref="Writes"/> alone may share one with others.</summary>
    bool IsOpen { get; }

    /// <summary>Opens the transaction, which the first read or write does anyhow; on SQLite it waits for the one writer. Costs no round trip.</summary>
    ValueTask BeginAsync(CancellationToken ct);

    /// <summary>
    /// The instance as it was committed last; null if there is none. Nothing is locked and no transaction begins, so that the commit may share one: where another
    /// burst is faster, this one's commit is refused and the unit repeated.
    /// </summary>
    Task<InstanceRow?> ReadAsync(string instanceId, CancellationToken ct);

    /// <summary>The instance, locked against every other burst until the transaction ends; null if there is none.</summary>
    Task<InstanceRow?> ClaimAsync(string instanceId, CancellationToken ct);

    /// <summary>Locks instances, as far as there are such, against every burst until the transaction ends; waits for one that holds them.</summary>
    Task LockAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct);

    /// <summary>The instances under the given ones that are not over (running or faulted), at every depth, locked; parents before their children, each generation by id.</summary>
    Task<IReadOnlyList<InstanceRow>> ClaimDescendantsAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct);

    /// <summary>Of the given instances those that have a parent and are not over (running or faulted), locked, by id.</summary>
    Task<IReadOnlyList<InstanceRow>> ClaimUnfinishedChildrenAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct);

    /// <summary>
    /// The first stimulus that is ready, its time come, no other transaction holds, and no earlier one of the same instance precedes; locked, with the
    /// instance it names. Null when there is nothing to do.
    /// </summary>
    Task<ClaimedStimulus?> NextStimulusAsync(DateTimeOffset now, CancellationToken ct);

    /// <summary>The first timer that is due and no other transaction holds; locked, with its instance. Null when there is nothing to do.</summary>
    Task<ClaimedTimer?> NextTimerAsync(DateTimeOffset now, CancellationToken ct);

    /// <summary>The earliest instant at which a timer or a put-off stimulus falls due; null if there is none.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken ct);

    /// <summary>The bookmarks that match everything given, in the order they were made.</summary>
    /// <param name="filter">What to match.</param>
    /// <param name="guard">
    /// True: if none matches, none that matches can commit before this transaction ends, so that a stimulus which is now put to waiting is not missed.
    /// </param>
    /// <param name="ct">Cancels the call.</param>
    Task<IReadOnlyList<BookmarkRow>> FindBookmarksAsync(BookmarkMatch filter, bool guard, CancellationToken ct);

    /// <summary>The triggers of published definitions for this hash, by definition.</summary>
    Task<IReadOnlyList<TriggerRow>> FindTriggersAsync(string hash, CancellationToken ct);

    /// <summary>One trigger by its id; null if its definition no longer has it.</summary>
    Task<TriggerRow?> FindTriggerAsync(string id, CancellationToken ct);

    /// <summary>Replaces the triggers, with their timers, of a definition. Seen by others after the commit.</summary>
    Task ReplaceTriggersAsync(string definitionId, IReadOnlyList<TriggerRow> triggers, IReadOnlyList<TimerRow> timers, CancellationToken ct);

    /// <summary>
    /// How many running instances there are of a definition (null: of any) with a correlation id (null: with any). Until the transaction ends nobody
    /// else gets an answer to the same question, so a start that depends on it is safe.
    /// </summary>
    Task<long> CountRunningExclusivelyAsync(string? definitionId, string? correlationId, CancellationToken ct);

    /// <summary>
    /// Removes instances with all that belongs to them and leaves tombstones. No burst that began before can bring anything of them back. Children are the
    /// caller's matter.
    /// </summary>
    /// <returns>How many there were.</returns>
    Task<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct);

    /// <summary>True if an instance with this id was deleted: the id is never used again.</summary>
    Task<bool> WasDeletedAsync(string instanceId, CancellationToken ct);

    /// <summary>Sends <see cref="Writes"/> and commits, in one round trip where the database can. The transaction is over then. Once it has gone out it is not cancelled any more.</summary>
    Task CommitAsync(CancellationToken ct);

    /// <summary>
    /// By what a commit that was tried here and not answered can be recognised; null if none was tried, if the database refused it, or if it made no revision
    /// of an instance: then <see cref="AbandonAsync"/> tells.
    /// </summary>
    CommitReceipt? Receipt { get; }

    /// <summary>
    /// After a failure without a <see cref="Receipt"/>: ends the transaction, and answers whether it was committed all the same and only the answer was lost; what
    /// was to follow it is then done. A commit of <see cref="Writes"/> alone counts as not done: repeating it does no harm.
    /// </summary>
    Task<bool> AbandonAsync(CancellationToken ct);

    /// <summary>True if the commit of that receipt, whose answer got lost, did happen; what was to follow it is then done.</summary>
    /// <param name="receipt">Of an earlier transaction.</param>
    /// <param name="wait">
    /// True: for one that is under way it waits, by locks; this transaction must not be committed then. False: as this transaction sees it. If it holds the
    /// instance, and goes on to change it, the answer no is final.
    /// </param>
    /// <param name="ct">Cancels the call.</param>
    Task<bool> ConfirmAsync(CommitReceipt receipt, bool wait, CancellationToken ct);

    /// <summary>Sends <see cref="Writes"/> now, so that later reads of this transaction see them.</summary>
    Task FlushAsync(CancellationToken ct);

    /// <summary>Runs <paramref name="action"/> once the transaction is durable, never if it rolls back. It must not throw.</summary>
    void AfterCommit(Action action);
}

/// <summary>A revision that a transaction makes, marked so that nobody else's is taken for it.</summary>
/// <param name="InstanceId">Whose revision.</param>
/// <param name="Revision">Which.</param>
/// <param name="Mark">The transaction's own number.</param>
/// <param name="AfterCommit">What is to follow the commit.</param>
public sealed record CommitReceipt(string InstanceId, long Revision, long Mark, IReadOnlyList<Action> AfterCommit);

public sealed record ClaimedStimulus(Stimulus Stimulus, InstanceRow? Instance);

public sealed record ClaimedTimer(TimerRow Timer, InstanceRow? Instance);

/// <summary>Which bookmarks are meant; what is null does not restrict.</summary>
public sealed record BookmarkMatch
{
    public string? Id { get; init; }

    public string? Hash { get; init; }

    public string? Name { get; init; }

    public string? CorrelationId { get; init; }

    public string? InstanceId { get; init; }

    public string? ActivityInstanceId { get; init; }
}

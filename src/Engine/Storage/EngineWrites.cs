namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>
/// What a transaction is going to write to the engine's tables, in order. It is sent in one go before the commit, so what an activity publishes
/// costs no round trip of its own, and is taken back with the activity's other effects if it fails.
/// </summary>
public sealed class EngineWrites
{
    private readonly List<object> items = [];

    public IReadOnlyList<object> Items => items;

    public int Count => items.Count;

    public void Insert(InstanceRow row) => items.Add(new InsertInstance(row));

    /// <summary>Replaces the row of revision <c>row.Revision - 1</c>. Together with its <see cref="Add(HistoryRow)"/> it fails if that is no longer the newest.</summary>
    public void Update(InstanceRow row) => items.Add(new UpdateInstance(row));

    public void Add(HistoryRow row) => items.Add(row);

    public void Add(BookmarkRow row) => items.Add(row);

    public void Add(TimerRow row) => items.Add(row);

    public void Add(TriggerRow row) => items.Add(row);

    public void Add(IncidentRow row) => items.Add(row);

    public void Add(Stimulus row) => items.Add(row);

    public void RemoveBookmark(string id, bool withTimer) => items.Add(new RemoveBookmark(id, withTimer));

    /// <summary>Takes away every bookmark and timer of an instance that has ended.</summary>
    public void RemoveWaits(string instanceId) => items.Add(new RemoveWaits(instanceId));

    public void RemoveTimer(string id) => items.Add(new RemoveTimer(id));

    /// <summary>The stimulus was dealt with in this transaction.</summary>
    public void RemoveStimulus(long sequence) => items.Add(new RemoveStimulus(sequence));

    /// <summary>The stimulus stays, in another state, at another time or with an error.</summary>
    public void Change(Stimulus row) => items.Add(new ChangeStimulus(row));

    /// <summary>What waits for this instance in particular is ready again: it may be able to take it now, or never.</summary>
    public void Release(string instanceId, DateTimeOffset at) => items.Add(new ReleaseStimuli(instanceId, at));

    /// <summary>The timer fires again later.</summary>
    public void Change(TimerRow row) => items.Add(new ChangeTimer(row));

    /// <summary>The instance's incidents that are open at this place of the writes (of one execution, or all) are dealt with; later ones are not.</summary>
    public void Resolve(string instanceId, string? activityInstanceId, string resolution, DateTimeOffset at, string by) =>
        items.Add(new ResolveIncidents(instanceId, activityInstanceId, resolution, at, by));

    /// <summary>Forgets everything added after the first <paramref name="count"/>.</summary>
    public void CutTo(int count) => items.RemoveRange(count, items.Count - count);

    /// <summary>Adds what has gone out before and was undone.</summary>
    public void Restore(IEnumerable<object> undone) => items.AddRange(undone);

    public void Clear() => items.Clear();
}

public sealed record InsertInstance(InstanceRow Row);

public sealed record UpdateInstance(InstanceRow Row);

public sealed record RemoveBookmark(string Id, bool WithTimer);

public sealed record RemoveWaits(string InstanceId);

public sealed record RemoveTimer(string Id);

public sealed record RemoveStimulus(long Sequence);

public sealed record ChangeStimulus(Stimulus Row);

public sealed record ReleaseStimuli(string InstanceId, DateTimeOffset At);

public sealed record ChangeTimer(TimerRow Row);

public sealed record ResolveIncidents(string InstanceId, string? ActivityInstanceId, string Resolution, DateTimeOffset At, string By);

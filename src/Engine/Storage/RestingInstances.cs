using System.Collections.Concurrent;

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>
/// Instances that this process has just put to rest, so that the next burst need not read them. A row from here may be out of date: its burst then fails
/// at the commit, because the row it changes is not at that revision any more, and is repeated on the row of the database. What is missing in it may
/// be there by now: whoever looks for something asks the database then. Singleton.
/// </summary>
internal sealed class RestingInstances
{
    private const int Most = 4096;

    private readonly ConcurrentDictionary<string, InstanceRow> rows = new(StringComparer.Ordinal);

    /// <summary>Called after the commit that put it to rest.</summary>
    public void Keep(InstanceRow row)
    {
        if (rows.Count >= Most) rows.Clear();
        rows[row.Id] = row;
    }

    /// <summary>The row, once: whoever fails on it reads the database next.</summary>
    public InstanceRow? Take(string instanceId) => rows.TryRemove(instanceId, out var row) ? row : null;
}

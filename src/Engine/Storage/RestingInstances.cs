using System.Collections.Concurrent;

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>
/// Instances that this process has put to rest, so that the next burst need not read them: as many as are in 64 MB. A row from here may be out of date: its
/// burst then fails at the commit, because the row it changes is not at that revision any more, and is repeated on the row of the database. What is missing in
/// it may be there by now: whoever looks for something asks the database then. Singleton.
/// </summary>
internal sealed class RestingInstances
{
    private const long MostBytes = 64 << 20;
    private const int Overhead = 1000; // of a row without its state, and of its place here

    private readonly ConcurrentDictionary<string, InstanceRow> rows = new(StringComparer.Ordinal);
    private long bytes; // about: whoever comes while all is forgotten may not be in it

    /// <summary>Called after the commit that put it to rest.</summary>
    public void Keep(InstanceRow row)
    {
        Take(row.Id);
        if (Interlocked.Add(ref bytes, BytesOf(row)) > MostBytes)
        {
            rows.Clear();
            Interlocked.Exchange(ref bytes, BytesOf(row));
        }

        rows[row.Id] = row;
    }

    /// <summary>The row, once: whoever fails on it reads the database next.</summary>
    public InstanceRow? Take(string instanceId)
    {
        if (!rows.TryRemove(instanceId, out var row)) return null;
        Interlocked.Add(ref bytes, -BytesOf(row));
        return row;
    }

    private static long BytesOf(InstanceRow row) => Overhead + row.State.Length;
}

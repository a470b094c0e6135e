namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>
/// Counts the commits that have changed definitions, this node's and those of other nodes that it was told of. What was made of definitions before the
/// last of them, compiled workflows and activity types, is looked at again before it is used. Safe for threads.
/// </summary>
public sealed class DefinitionNews
{
    /// <summary>Before every change.</summary>
    internal const int Never = -1;

    private volatile int count;
    private volatile int typesReadAt = Never;

    /// <summary>How many changes there were. Whoever keeps what it reads takes the count before it reads.</summary>
    public int Count => count;

    /// <summary>Whether activity types were read since the last change: workflows may be used as activities.</summary>
    internal bool TypesAreCurrent => typesReadAt == count;

    /// <summary>Versions were saved or deleted, and the transaction is over; or changes may have been missed. Never throws.</summary>
    public void Changed() => Interlocked.Increment(ref count);

    internal void TypesWereRead(int at) => typesReadAt = at;
}

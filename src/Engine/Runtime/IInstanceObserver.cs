namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>How an instance came to its end without its activities being asked.</summary>
public enum InstanceGone
{
    /// <summary>Someone cancelled it, or the parent it ran under.</summary>
    Cancelled,

    /// <summary>A Finish ended it while other branches still waited.</summary>
    Finished,

    /// <summary>It was deleted.</summary>
    Deleted,
}

/// <summary>
/// Is told of instances that are gone while activities of theirs still waited, in the transaction in which that happens: whoever keeps something for such an
/// activity outside the engine's tables takes it back there. Scoped; an exception undoes the end.
/// </summary>
public interface IInstanceObserver
{
    Task GoneAsync(IReadOnlyCollection<string> instanceIds, InstanceGone how, CancellationToken ct);
}

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>
/// Told of every moment of a unit at which the process might die or the database fail: after the claim, before each statement of the commit,
/// before the commit itself and after it. Registered by fault tests only; without one the statements of a commit go out together and nothing is told.
/// </summary>
public interface ICommitPoints
{
    /// <summary>The moment <paramref name="point"/> was reached; throwing here is the failure.</summary>
    ValueTask ReachedAsync(string point, CancellationToken ct);
}

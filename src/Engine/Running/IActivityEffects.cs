namespace BenchmarkWorkflow.Engine.Running;

/// <summary>
/// Undoes what one activity changed in the database. The store implements it with savepoints; optional: without it a failing activity's changes stay.
/// </summary>
public interface IActivityEffects
{
    /// <summary>An activity is about to execute: what changes from here on is its own.</summary>
    void Begin();

    /// <summary>It failed: its changes are undone, those of activities before it stay.</summary>
    ValueTask UndoAsync(CancellationToken ct);
}

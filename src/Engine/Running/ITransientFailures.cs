namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Tells failures of the database connection from failures of an activity. Optional; the store implements it.</summary>
public interface ITransientFailures
{
    /// <returns>True: the burst must be rolled back and repeated (lost connection, deadlock, serialization); it is nobody's incident.</returns>
    bool IsTransient(Exception exception);

    /// <summary>Whether a unit that failed is worth another attempt.</summary>
    /// <param name="exception">By what it failed.</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="since">How long ago it was first tried.</param>
    /// <param name="inDoubt">The answer to one of its commits was lost, and only the database can tell what became of it.</param>
    bool MayRepeat(Exception exception, int attempts, TimeSpan since, bool inDoubt);
}

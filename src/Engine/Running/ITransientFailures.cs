namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Tells failures of the database connection from failures of an activity. Optional; the store implements it.</summary>
public interface ITransientFailures
{
    /// <returns>True: the burst must be rolled back and repeated (lost connection, deadlock, serialization); it is nobody's incident.</returns>
    bool IsTransient(Exception exception);
}

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>Runs a piece of work in a scope and a transaction of its own.</summary>
/// <remarks>
/// Commits when the work ends; any exception rolls everything back and is thrown on. A transient failure (deadlock, serialization, busy, lost
/// connection, a row changed by another since it was read) rolls back and repeats the whole work in a new scope, so the work must not keep what it
/// read in an earlier attempt. A commit that happened and whose answer was lost is not repeated. Nothing must leave the process from inside the work: what has to go out is a row.
/// </remarks>
public interface IUnitOfWork
{
    /// <summary>Runs <paramref name="work"/>, commits, and answers what it answered.</summary>
    Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>Runs <paramref name="work"/> and commits.</summary>
    Task RunAsync(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken ct);

    /// <summary>Runs work that only reads: it sees one moment of the database and waits for no writer.</summary>
    Task<T> ReadAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct);
}

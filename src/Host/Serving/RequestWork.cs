using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Studio;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>The API's work as units of work on the database.</summary>
internal sealed class RequestWork(UnitOfWork unit) : IWork
{
    public Task<T> ReadAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct) => unit.ReadAsync(work, ct);

    public Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct) => unit.RunAsync(work, ct);
}

using BenchmarkWorkflow.Engine.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio;

/// <summary>One request's piece of work: a scope and a transaction of its own, committed before the answer is written.</summary>
internal static class Work
{
    public static Task<T> ReadAsync<TService, T>(this IUnitOfWork work, Func<TService, CancellationToken, Task<T>> read, CancellationToken ct) where TService : notnull =>
        work.ReadAsync((services, token) => read(services.GetRequiredService<TService>(), token), ct);

    public static Task<T> RunAsync<TService, T>(this IUnitOfWork work, Func<TService, CancellationToken, Task<T>> write, CancellationToken ct) where TService : notnull =>
        work.RunAsync((services, token) => write(services.GetRequiredService<TService>(), token), ct);
}

using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio;

/// <summary>One request's piece of work: a scope and a transaction of its own, committed before the answer is written. The host implements it.</summary>
public interface IWork
{
    /// <summary>Runs work that only reads: it sees one moment of the database and waits for no writer.</summary>
    Task<T> ReadAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>Runs work and commits; a transient failure repeats it whole, any other undoes it and is thrown on.</summary>
    Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct);
}

internal static class WorkExtensions
{
    public static Task<T> ReadAsync<TService, T>(this IWork work, Func<TService, CancellationToken, Task<T>> read, CancellationToken ct) where TService : notnull =>
        work.ReadAsync((services, token) => read(services.GetRequiredService<TService>(), token), ct);

    public static Task<T> RunAsync<TService, T>(this IWork work, Func<TService, CancellationToken, Task<T>> write, CancellationToken ct) where TService : notnull =>
        work.RunAsync((services, token) => write(services.GetRequiredService<TService>(), token), ct);
}

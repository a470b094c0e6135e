using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Persistence;

/// <summary>Runs a piece of work in a scope and a transaction of its own.</summary>
/// <remarks>
/// Commits when the work ends; any exception rolls everything back and is thrown on. A transient failure (deadlock, serialization, busy, lost
/// connection, a row changed by another since it was read) rolls back and repeats the whole work in a new scope, so the work must not keep what it
/// read in an earlier attempt. Nothing must leave the process from inside the work: what has to go out is a row.
/// </remarks>
public sealed partial class UnitOfWork(IServiceScopeFactory scopes, ILogger<UnitOfWork> log)
{
    /// <summary>How often a unit is tried before its transient failure is thrown.</summary>
    public const int Attempts = 8;

    /// <summary>Runs <paramref name="work"/>, commits, and answers what it answered.</summary>
    public Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct) => RunAsync(work, readOnly: false, ct);

    /// <summary>Runs <paramref name="work"/> and commits.</summary>
    public Task RunAsync(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken ct) =>
        RunAsync(
            async (services, token) =>
            {
                await work(services, token);
                return true;
            },
            readOnly: false,
            ct);

    /// <summary>Runs work that only reads: it sees one moment of the database and waits for no writer.</summary>
    public Task<T> ReadAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct) => RunAsync(work, readOnly: true, ct);

    private async Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, bool readOnly, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            var session = scope.ServiceProvider.GetRequiredService<Session>();
            session.ReadOnly = readOnly;
            try
            {
                await session.OpenAsync(ct);
                var answer = await work(scope.ServiceProvider, ct);
                await session.CommitAsync(ct);
                return answer;
            }
            catch (Exception e) when (attempt < Attempts && Transient.Is(e) && !ct.IsCancellationRequested)
            {
                await session.RollbackAsync();
                Repeats(log, attempt, e.Message);
            }

            await Transient.BackOffAsync(attempt, ct);
        }
    }

    [LoggerMessage(1001, LogLevel.Information, "A unit of work failed for a passing reason and is repeated (attempt {Attempt}): {Reason}")]
    private static partial void Repeats(ILogger logger, int attempt, string reason);
}

using BenchmarkWorkflow.Engine.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Persistence;

/// <inheritdoc/>
public sealed partial class UnitOfWork(IServiceScopeFactory scopes, ILogger<UnitOfWork> log) : IUnitOfWork
{
    private static readonly Repetition Repetition = new(new TransientFailures());

    /// <inheritdoc/>
    public Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct) => RunAsync(work, readOnly: false, ct);

    /// <inheritdoc/>
    public Task RunAsync(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken ct) =>
        RunAsync(
            async (services, token) =>
            {
                await work(services, token);
                return true;
            },
            readOnly: false,
            ct);

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct) => RunAsync(work, readOnly: true, ct);

    private Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, bool readOnly, CancellationToken ct) => Repetition.RunAsync(
        (work, readOnly),
        (unit, token) => AttemptAsync(unit.work, unit.readOnly, token),
        static _ => false, // what became of a commit is found out within the attempt
        (attempt, failed) => Repeats(log, attempt, failed.Message),
        ct);

    private async Task<T> AttemptAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, bool readOnly, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<Session>();
        session.ReadOnly = readOnly;
        T? answer = default;
        try
        {
            await session.OpenAsync(ct);
            answer = await work(scope.ServiceProvider, ct);
            await session.CommitAsync(ct);
            return answer;
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (session.IsInDoubt || Transient.Is(e)))
        {
            if (await session.AbandonAsync(ct)) return answer!; // the work was done before its commit was tried
            throw;
        }
    }

    [LoggerMessage(1001, LogLevel.Information, "A unit of work failed for a passing reason and is repeated (attempt {Attempt}): {Reason}")]
    private static partial void Repeats(ILogger logger, int attempt, string reason);
}

using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Engine.Dispatching;

/// <summary>
/// A unit of work of the engine's own: as <see cref="IUnitOfWork"/>, but it begins its transaction only when it reads, and what it writes and the commit
/// go to the database in one round trip. Singleton.
/// </summary>
internal sealed class EngineUnit(IServiceScopeFactory scopes, ITransientFailures? failures = null)
{
    private const int Attempts = 10;

    /// <summary>
    /// Runs <paramref name="work"/> in a new scope and commits; repeats it whole when the database failed in passing. A commit whose answer was lost is not
    /// repeated if it did happen: its answer is found to be the one that was lost.
    /// </summary>
    public async Task<T> RunAsync<TState, T>(TState state, Func<TState, IServiceProvider, IEngineStore, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        List<(CommitReceipt Receipt, T Answer)>? inDoubt = null;
        for (var attempt = 1; ; attempt++)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var (store, answer) = (scope.ServiceProvider.GetRequiredService<IEngineStore>(), default(T));
                try
                {
                    foreach (var (receipt, lost) in inDoubt ?? [])
                        if (await ConfirmAsync(receipt, ct)) return lost;
                    answer = await work(state, scope.ServiceProvider, store, ct);
                    await store.CommitAsync(ct);
                    return answer;
                }
                catch (Exception e) when (attempt < Attempts && failures?.IsTransient(e) == true && !ct.IsCancellationRequested)
                {
                    // Rolled back when the scope ends; the next attempt reads everything anew.
                    if (store.Receipt is { } receipt) (inDoubt ??= []).Add((receipt, answer!)); // the work was done before its commit was tried
                }
            }

            // Whoever holds the row does so in real time, also where the product's clock stands still.
            if (attempt > 1) await Task.Delay(TimeSpan.FromMilliseconds(1 << Math.Min(attempt, 7)), TimeProvider.System, ct);
        }
    }

    private async Task<bool> ConfirmAsync(CommitReceipt receipt, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope(); // looking leaves nothing behind: it is rolled back
        return await scope.ServiceProvider.GetRequiredService<IEngineStore>().ConfirmAsync(receipt, ct);
    }
}

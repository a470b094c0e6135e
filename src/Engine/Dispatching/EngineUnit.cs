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

    /// <summary>Runs <paramref name="work"/> in a new scope and commits; repeats it whole when the database failed in passing.</summary>
    public async Task<T> RunAsync<TState, T>(TState state, Func<TState, IServiceProvider, IEngineStore, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                var store = scope.ServiceProvider.GetRequiredService<IEngineStore>();
                var answer = await work(state, scope.ServiceProvider, store, ct);
                await store.CommitAsync(ct);
                return answer;
            }
            catch (Exception e) when (attempt < Attempts && failures?.IsTransient(e) == true && !ct.IsCancellationRequested)
            {
                // Rolled back when the scope ends; the next attempt reads everything anew.
            }

            // Whoever holds the row does so in real time, also where the product's clock stands still.
            if (attempt > 1) await Task.Delay(TimeSpan.FromMilliseconds(1 << Math.Min(attempt, 7)), TimeProvider.System, ct);
        }
    }
}

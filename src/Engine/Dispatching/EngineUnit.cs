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
    private readonly Repetition repetition = new(failures);

    /// <summary>
    /// Runs <paramref name="work"/> in a new scope and commits; repeats it whole when the database failed in passing. A commit whose answer was lost is not
    /// repeated if it did happen: its answer is found to be the one that was lost.
    /// </summary>
    /// <remarks>
    /// Statements whose connection was lost may still be on their way when the database is asked about them, and be done afterwards. So whoever repeats looks
    /// twice: before, which spares the work; and after it, in its own transaction, which by then holds the instance. What has not happened until
    /// then never will, since both make the same revision and only one can.
    /// </remarks>
    public async Task<T> RunAsync<TState, T>(TState state, Func<TState, IServiceProvider, IEngineStore, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        var unit = new Unit<TState, T>(this, state, work);
        try
        {
            return await repetition.RunAsync(unit, static (unit, ct) => unit.Of.AttemptAsync(unit, ct), static unit => unit.InDoubt is not null, null, ct);
        }
        catch (Exception) when (!ct.IsCancellationRequested && unit.InDoubt is not null)
        {
            if (await WaitAsync(unit.InDoubt, ct) is { } after) return after.Answer;
            throw;
        }
    }

    private async Task<T> AttemptAsync<TState, T>(Unit<TState, T> unit, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (store, answer) = (scope.ServiceProvider.GetRequiredService<IEngineStore>(), default(T));
        try
        {
            if (await WaitAsync(unit.InDoubt, ct) is { } before) return before.Answer;
            answer = await unit.Work(unit.State, scope.ServiceProvider, store, ct);
            if (await LookAsync(store, unit.InDoubt, wait: false, ct) is { } meanwhile) return meanwhile.Answer; // what we did is rolled back when the scope ends
            await store.CommitAsync(ct);
            return answer;
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (unit.InDoubt is not null || store.Receipt is not null || failures?.IsTransient(e) == true))
        {
            // Rolled back when the scope ends; the next attempt reads everything anew.
            if (store.Receipt is { } receipt) (unit.InDoubt ??= []).Add((receipt, answer!)); // the work was done before its commit was tried
            else if (await store.AbandonAsync(ct)) return answer!;
            throw;
        }
    }

    private async Task<Found<T>?> WaitAsync<T>(List<(CommitReceipt Receipt, T Answer)>? inDoubt, CancellationToken ct)
    {
        if (inDoubt is null) return null;
        await using var scope = scopes.CreateAsyncScope(); // looking leaves nothing behind: it is rolled back
        return await LookAsync(scope.ServiceProvider.GetRequiredService<IEngineStore>(), inDoubt, wait: true, ct);
    }

    private static async Task<Found<T>?> LookAsync<T>(IEngineStore store, List<(CommitReceipt Receipt, T Answer)>? inDoubt, bool wait, CancellationToken ct)
    {
        foreach (var (receipt, lost) in inDoubt ?? [])
            if (await store.ConfirmAsync(receipt, wait, ct)) return new Found<T>(lost);
        return null;
    }

    private sealed record Found<T>(T Answer);

    private sealed class Unit<TState, T>(EngineUnit of, TState state, Func<TState, IServiceProvider, IEngineStore, CancellationToken, Task<T>> work)
    {
        public EngineUnit Of => of;

        public TState State => state;

        public Func<TState, IServiceProvider, IEngineStore, CancellationToken, Task<T>> Work => work;

        /// <summary>The commits whose answers were lost, with what the unit would have answered; none: no such commit.</summary>
        public List<(CommitReceipt Receipt, T Answer)>? InDoubt { get; set; }
    }
}

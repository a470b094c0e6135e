using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>
/// Runs one instance from rest to rest, in memory. Touches no store: what changed is in the result, and the caller commits it with what the
/// activities did. Safe to use for many instances at once.
/// </summary>
/// <param name="time">Every instant on record comes from it.</param>
public sealed class WorkflowRunner(TimeProvider time)
{
    /// <summary>
    /// How many activities one burst may execute. A loop that never waits would else fill the memory; its instance faults instead.
    /// </summary>
    public int MostExecutionsPerBurst { get; init; } = 250_000;

    /// <param name="graph">The definition's version the instance is pinned to.</param>
    /// <param name="state">The instance at rest; null for <see cref="StartWake"/>.</param>
    /// <param name="wake">Why it runs.</param>
    /// <param name="services">The scope of the burst: activities resolve from it, so what they write shares its transaction.</param>
    /// <param name="ct">Aborts the burst; nothing of it may then be committed.</param>
    /// <exception cref="ArgumentException">The wake does not fit the state: no such bookmark, no such faulted execution.</exception>
    /// <exception cref="OperationCanceledException">The burst was aborted.</exception>
    public async ValueTask<BurstResult> RunAsync(WorkflowGraph graph, WorkflowState? state, Wake wake, IServiceProvider services, CancellationToken ct)
    {
        var context = state is null
            ? new WorkflowExecutionContext(graph, ((StartWake)wake).InstanceId, services, time, ct)
            : StateRestoration.Restore(graph, state, services, time, ct);
        await Waking.PrepareAsync(context, wake).ConfigureAwait(false);
        if (context.Status == WorkflowStatus.Running) await BurstLoop.RunAsync(context, MostExecutionsPerBurst).ConfigureAwait(false);
        return new BurstResult(context);
    }
}

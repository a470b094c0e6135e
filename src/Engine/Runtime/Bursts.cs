using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>
/// Runs bursts inside the transaction of its scope: the kernel runs the instance in memory, and everything it changed is added to what the
/// transaction writes. Nothing is committed here. Scoped.
/// </summary>
internal sealed class Bursts(
    IEngineStore store, WorkflowRunner runner, IWorkflowGraphFinder graphs, BurstKeeping keeping, DatabaseUse database, TimeProvider time, IServiceProvider services)
{
    /// <summary>Runs a new instance until it rests.</summary>
    public async ValueTask<BurstResult> StartAsync(WorkflowGraph graph, StartWake wake, CancellationToken ct)
    {
        var result = await RunAsync(graph, null, wake, ct);
        await KeepAsync(result, null, ct);
        return result;
    }

    /// <summary>Creates an instance that does not run yet; <see cref="RunCreatedAsync"/> runs it.</summary>
    public void Create(WorkflowGraph graph, StartWake wake, DateTimeOffset now)
    {
        var identity = graph.Workflow.Identity;
        keeping.KeepCreated(new WorkflowState
        {
            Id = wake.InstanceId,
            DefinitionId = identity.DefinitionId,
            DefinitionVersionId = identity.Id,
            DefinitionVersion = identity.Version,
            ParentWorkflowInstanceId = wake.ParentInstanceId,
            CorrelationId = wake.CorrelationId,
            Name = wake.Name,
            SubStatus = WorkflowSubStatus.Pending,
            Input = wake.Input ?? new Dictionary<string, object>(),
            Properties = wake.Properties ?? new Dictionary<string, object>(),
            CreatedAt = now,
            UpdatedAt = now,
        });
    }

    /// <summary>Runs an instance that was only created, with what its creation and now its run were given.</summary>
    public async ValueTask<BurstResult> RunCreatedAsync(InstanceRow row, StartWake now, CancellationToken ct)
    {
        var created = StateJson.Read(row.State.Span);
        var wake = now with
        {
            InstanceId = row.Id,
            CorrelationId = created.CorrelationId,
            Name = created.Name,
            ParentInstanceId = created.ParentWorkflowInstanceId,
            Input = Merge(created.Input, now.Input),
            Properties = Merge(created.Properties, now.Properties),
        };
        var result = await RunAsync(await GraphAsync(row.DefinitionVersionId, ct), null, wake, ct);
        await KeepAsync(result, row, ct);
        return result;
    }

    /// <summary>Wakes an instance at rest. The row was claimed in this transaction.</summary>
    public async ValueTask<BurstResult> WakeAsync(InstanceRow row, Wake wake, CancellationToken ct) => await WakeAsync(row, StateJson.Read(row.State.Span), wake, ct);

    /// <inheritdoc cref="WakeAsync(InstanceRow, Wake, CancellationToken)"/>
    public async ValueTask<BurstResult> WakeAsync(InstanceRow row, WorkflowState state, Wake wake, CancellationToken ct)
    {
        var result = await RunAsync(await GraphAsync(row.DefinitionVersionId, ct), state, wake, ct);
        await KeepAsync(result, row, ct);
        return result;
    }

    /// <summary>Cancels the instance and every one under it that is not over, in this transaction. A faulted one is not over: it could be repaired, and now cannot. Its parent is told.</summary>
    public async Task CancelAsync(InstanceRow row, CancellationToken ct)
    {
        if (row.Status == WorkflowStatus.Running || row.SubStatus == WorkflowSubStatus.Faulted)
        {
            await CancelOneAsync(row, ct);
            if (row.ParentId is not null) ParentWakeUp.AddGone(store.Writes, StateJson.Read(row.State.Span), time.GetUtcNow());
        }

        foreach (var child in await store.ClaimDescendantsAsync([row.Id], ct)) await CancelOneAsync(child, ct);
    }

    /// <summary>Removes instances, over or not, and those under them that are not over, in this transaction. A parent that stays is told of a child that was not over.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken ct)
    {
        await store.LockAsync(instanceIds, ct); // what a burst is making of them now is there before anybody looks for what belongs to them
        var all = instanceIds.Union((await store.ClaimDescendantsAsync(instanceIds, ct)).Select(child => child.Id)).ToList();
        foreach (var child in await store.ClaimUnfinishedChildrenAsync(instanceIds, ct))
            if (!all.Contains(child.ParentId!)) ParentWakeUp.AddGone(store.Writes, StateJson.Read(child.State.Span), time.GetUtcNow());
        await TellAsync(all, InstanceGone.Deleted, ct);
        foreach (var id in all) keeping.Forget(id);
        return await store.DeleteAsync(all, ct);
    }

    /// <summary>The plan of the version an instance is pinned to.</summary>
    public ValueTask<WorkflowGraph> GraphAsync(string definitionVersionId, CancellationToken ct)
    {
        var found = graphs.FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionVersionId(definitionVersionId), ct);
        return found.IsCompletedSuccessfully && found.GetAwaiter().GetResult() is { } graph ? new ValueTask<WorkflowGraph>(graph) : WaitAsync(found, definitionVersionId);

        static async ValueTask<WorkflowGraph> WaitAsync(Task<WorkflowGraph?> found, string id) =>
            await found ?? throw new DefinitionNotFoundException($"There is no definition version {id}.");
    }

    private async ValueTask<BurstResult> RunAsync(WorkflowGraph graph, WorkflowState? state, Wake wake, CancellationToken ct)
    {
        var version = graph.Workflow.Identity.Id;
        if (!store.IsOpen && database.IsUsedBy(version)) await store.BeginAsync(ct);
        var open = store.IsOpen;
        var result = await runner.RunAsync(graph, state, wake, services, ct);
        if (!open && store.IsOpen) database.Add(version);
        return result;
    }

    private async Task CancelOneAsync(InstanceRow row, CancellationToken ct)
    {
        if (row.SubStatus == WorkflowSubStatus.Pending)
        {
            keeping.CancelCreated(row, StateJson.Read(row.State.Span));
            return;
        }

        if (row.IncidentCount > 0) store.Writes.Resolve(row.Id, null, "cancelled", time.GetUtcNow(), "system");
        await WakeAsync(row, new CancelWake(), ct);
    }

    private ValueTask KeepAsync(BurstResult result, InstanceRow? before, CancellationToken ct)
    {
        keeping.Keep(result, before);
        return result.LeftUnfinished ? TellAsync([result.State.Id], result.SubStatus == WorkflowSubStatus.Cancelled ? InstanceGone.Cancelled : InstanceGone.Finished, ct) : default;
    }

    // Asked for only here: most bursts need none of what observers are made of.
    private async ValueTask TellAsync(IReadOnlyCollection<string> instanceIds, InstanceGone how, CancellationToken ct)
    {
        foreach (var observer in services.GetServices<IInstanceObserver>()) await observer.GoneAsync(instanceIds, how, ct);
    }

    private static Dictionary<string, object> Merge(IDictionary<string, object> first, IDictionary<string, object>? second)
    {
        var merged = new Dictionary<string, object>(first);
        foreach (var (name, value) in second ?? new Dictionary<string, object>()) merged[name] = value;
        return merged;
    }
}

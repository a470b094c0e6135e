using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Messages;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>Makes clients that work in the scope's transaction. Scoped.</summary>
internal sealed class WorkflowRuntime(ClientParts parts, IIdentityGenerator ids) : IWorkflowRuntime
{
    public ValueTask<IWorkflowClient> CreateClientAsync(CancellationToken cancellationToken = default) => CreateClientAsync(null, cancellationToken);

    public ValueTask<IWorkflowClient> CreateClientAsync(string? workflowInstanceId, CancellationToken cancellationToken = default) =>
        new(new WorkflowClient(workflowInstanceId ?? ids.GenerateId(), parts));
}

/// <summary>What clients work with. Scoped.</summary>
internal sealed record ClientParts(IEngineStore Store, IInstanceQueries Queries, Bursts Bursts, BurstKeeping Keeping, IWorkflowGraphFinder Graphs, TimeProvider Time, IEffectScope? Effects = null);

/// <summary>Elsa's client of one instance. What it does is durable when the scope's transaction commits.</summary>
internal sealed class WorkflowClient(string instanceId, ClientParts parts) : IWorkflowClient
{
    public string WorkflowInstanceId => instanceId;

    public async Task<CreateWorkflowInstanceResponse> CreateInstanceAsync(CreateWorkflowInstanceRequest request, CancellationToken cancellationToken = default)
    {
        var wake = new StartWake
        {
            InstanceId = instanceId, CorrelationId = request.CorrelationId, Name = request.Name, Input = request.Input, Properties = request.Properties, ParentInstanceId = request.ParentId,
        };
        parts.Bursts.Create(await GraphAsync(request.WorkflowDefinitionHandle, cancellationToken), wake, parts.Time.GetUtcNow());
        return new CreateWorkflowInstanceResponse();
    }

    public async Task<RunWorkflowInstanceResponse> RunInstanceAsync(RunWorkflowInstanceRequest request, CancellationToken cancellationToken = default)
    {
        var row = await ClaimAsync(cancellationToken);
        if (row.SubStatus == WorkflowSubStatus.Pending)
        {
            var wake = new StartWake { InstanceId = instanceId, Input = request.Input, Properties = request.Properties, Variables = request.Variables, TriggerActivityId = request.TriggerActivityId };
            return Answer(await InsideAsync(() => parts.Bursts.RunCreatedAsync(row, wake, cancellationToken)), request.IncludeWorkflowOutput);
        }

        if (request.BookmarkId is not { } bookmark) throw new InvalidOperationException($"Instance {instanceId} has begun already; it goes on only at one of its bookmarks.");
        return Answer(await InsideAsync(() => parts.Bursts.WakeAsync(row, new ResumeWake(bookmark) { Input = request.Input, Properties = request.Properties }, cancellationToken)), request.IncludeWorkflowOutput);
    }

    public async Task<RunWorkflowInstanceResponse> CreateAndRunInstanceAsync(CreateAndRunWorkflowInstanceRequest request, CancellationToken cancellationToken = default)
    {
        var wake = new StartWake
        {
            InstanceId = instanceId,
            CorrelationId = request.CorrelationId,
            Name = request.Name,
            Input = request.Input,
            Variables = request.Variables,
            Properties = request.Properties,
            ParentInstanceId = request.ParentId,
            TriggerActivityId = request.TriggerActivityId ?? request.ActivityHandle?.ActivityId,
        };
        var graph = await GraphAsync(request.WorkflowDefinitionHandle, cancellationToken);
        return Answer(await InsideAsync(() => parts.Bursts.StartAsync(graph, wake, cancellationToken)), request.IncludeWorkflowOutput);
    }

    public async Task CancelAsync(CancellationToken cancellationToken = default)
    {
        await parts.Store.FlushAsync(cancellationToken);
        if (await parts.Store.ClaimAsync(instanceId, cancellationToken) is not { } row) return;
        await InsideAsync(async () =>
        {
            await parts.Bursts.CancelAsync(row, cancellationToken);
            return true;
        });
    }

    public async Task<WorkflowState> ExportStateAsync(CancellationToken cancellationToken = default)
    {
        await parts.Store.FlushAsync(cancellationToken);
        var row = await parts.Queries.FindAsync(instanceId, cancellationToken) ?? throw new InstanceNotFoundException(instanceId);
        return StateJson.Read(row.State.Span);
    }

    public async Task ImportStateAsync(WorkflowState workflowState, CancellationToken cancellationToken = default)
    {
        await parts.Store.FlushAsync(cancellationToken);
        if (await parts.Store.WasDeletedAsync(instanceId, cancellationToken)) throw new InvalidOperationException($"Instance {instanceId} was deleted; its id is not used again.");
        workflowState.Id = instanceId;
        parts.Keeping.Replace(await parts.Store.ClaimAsync(instanceId, cancellationToken), workflowState);
    }

    public async Task<bool> InstanceExistsAsync(CancellationToken cancellationToken = default)
    {
        await parts.Store.FlushAsync(cancellationToken);
        return await parts.Queries.CountAsync(new InstanceFilter { Id = instanceId }, cancellationToken) > 0;
    }

    public async Task<bool> DeleteAsync(CancellationToken cancellationToken = default)
    {
        await parts.Store.FlushAsync(cancellationToken);
        return await parts.Bursts.DeleteAsync([instanceId], cancellationToken) > 0;
    }

    /// <summary>It may be an activity that asks: its own effects are then kept apart from those of the activities that this burst runs.</summary>
    private async Task<T> InsideAsync<T>(Func<ValueTask<T>> burst)
    {
        parts.Effects?.Enter();
        try
        {
            return await burst();
        }
        finally
        {
            parts.Effects?.Leave();
        }
    }

    private async Task<InstanceRow> ClaimAsync(CancellationToken ct)
    {
        await parts.Store.FlushAsync(ct); // what this transaction has written, it must find
        return await parts.Store.ClaimAsync(instanceId, ct) ?? throw new InstanceNotFoundException(instanceId);
    }

    private async Task<WorkflowGraph> GraphAsync(WorkflowDefinitionHandle handle, CancellationToken ct) =>
        await parts.Graphs.FindWorkflowGraphAsync(handle, ct) ?? throw new DefinitionNotFoundException($"There is no definition {handle.DefinitionId ?? handle.DefinitionVersionId} ({handle.VersionOptions}).");

    private static RunWorkflowInstanceResponse Answer(BurstResult result, bool withOutput) => new()
    {
        WorkflowInstanceId = result.State.Id,
        Status = result.Status,
        SubStatus = result.SubStatus,
        Bookmarks = result.State.Bookmarks,
        Incidents = result.State.Incidents,
        Output = withOutput ? result.State.Output : null,
    };
}

using BenchmarkWorkflow.Engine.Storage;
using Elsa.Workflows.Runtime.Requests;
using Elsa.Workflows.Runtime.Responses;
using Elsa.Workflows;
using Elsa.Workflows.Runtime;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>Elsa's dispatching services on durable stimuli: each call is a row of the scope's transaction. Scoped.</summary>
internal sealed class WorkflowDispatcher(Outgoing outgoing, IInstanceQueries instances, IIdentityGenerator ids)
    : IWorkflowDispatcher, IStimulusDispatcher, IEventPublisher, ITaskReporter, IWorkflowCancellationDispatcher
{
    public Task<DispatchWorkflowResponse> DispatchAsync(DispatchWorkflowDefinitionRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default)
    {
        var id = request.InstanceId ?? ids.GenerateId();
        var body = new StimulusBody
        {
            DefinitionVersionId = request.DefinitionVersionId,
            TriggerActivityId = request.TriggerActivityId,
            ParentInstanceId = request.ParentWorkflowInstanceId,
            Name = request.Name,
            Input = request.Input,
            Variables = request.Variables,
            Properties = StartedBy(request.Properties, request.SchedulingActivityExecutionId),
            SchedulingActivityExecutionId = request.SchedulingActivityExecutionId,
            SchedulingInstanceId = request.SchedulingWorkflowInstanceId,
            SchedulingDepth = request.SchedulingCallStackDepth,
        };
        outgoing.Add(StimulusKind.Start, body, instanceId: id, correlationId: request.CorrelationId);
        return Task.FromResult(new DispatchWorkflowResponse(true, id));
    }

    public Task<DispatchWorkflowResponse> DispatchAsync(DispatchWorkflowInstanceRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default)
    {
        var kind = request.BookmarkId is null ? StimulusKind.Run : StimulusKind.Resume;
        outgoing.Add(kind, new StimulusBody { Input = request.Input, Properties = request.Properties }, instanceId: request.InstanceId, bookmarkId: request.BookmarkId);
        return Task.FromResult(new DispatchWorkflowResponse(true, request.InstanceId));
    }

    public Task<DispatchWorkflowResponse> DispatchAsync(DispatchTriggerWorkflowsRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default)
    {
        outgoing.Add(
            StimulusKind.Broadcast, new StimulusBody { Input = request.Input, Properties = request.Properties }, request.WorkflowInstanceId, null, request.ActivityTypeName,
            outgoing.Hash(request.ActivityTypeName, request.BookmarkPayload), request.CorrelationId, request.ActivityInstanceId);
        return Task.FromResult(new DispatchWorkflowResponse());
    }

    public Task<DispatchWorkflowResponse> DispatchAsync(DispatchResumeWorkflowsRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default)
    {
        outgoing.Add(
            StimulusKind.Resume, new StimulusBody { Input = request.Input }, request.WorkflowInstanceId, null, request.ActivityTypeName,
            outgoing.Hash(request.ActivityTypeName, request.BookmarkPayload), request.CorrelationId, request.ActivityInstanceId);
        return Task.FromResult(new DispatchWorkflowResponse());
    }

    public Task<DispatchStimulusResponse> SendAsync(DispatchStimulusRequest request, CancellationToken cancellationToken = default)
    {
        var about = request.Metadata ?? new StimulusMetadata();
        var hash = request.StimulusHash
            ?? outgoing.Hash(request.ActivityTypeName ?? throw new ArgumentException("A stimulus needs its hash, or the name and payload to make it from.", nameof(request)), request.Stimulus);
        var body = new StimulusBody { Input = about.Input, Properties = about.Properties, ParentInstanceId = about.ParentWorkflowInstanceId };
        var kind = about.BookmarkId is null ? StimulusKind.Broadcast : StimulusKind.Resume;
        var exact = about is { BookmarkId: not null, WorkflowInstanceId: not null }; // then for that bookmark alone, whatever else there waits with its hash
        outgoing.Add(kind, body, about.WorkflowInstanceId, about.BookmarkId, request.ActivityTypeName, exact ? null : hash, about.CorrelationId, about.ActivityInstanceId);
        return Task.FromResult(new DispatchStimulusResponse());
    }

    public Task PublishAsync(
        string eventName, string? correlationId = default, string? workflowInstanceId = default, string? activityInstanceId = default, object? payload = default, bool asynchronous = false,
        CancellationToken cancellationToken = default)
    {
        var input = new Dictionary<string, object>();
        if (payload is not null) input[EventNames.InputKey] = payload;
        outgoing.Add(
            StimulusKind.Broadcast, new StimulusBody { Input = input }, workflowInstanceId, null, EventNames.Activity, outgoing.Hash(EventNames.Activity, EventNames.Stimulus(eventName)), correlationId,
            activityInstanceId);
        return Task.CompletedTask;
    }

    public Task ReportCompletionAsync(string taskId, object? result = default, CancellationToken cancellationToken = default)
    {
        var input = new Dictionary<string, object>();
        if (result is not null) input[TaskNames.InputKey] = result;
        outgoing.Add(StimulusKind.Resume, new StimulusBody { Input = input }, name: TaskNames.Activity, hash: outgoing.Hash(TaskNames.Activity, TaskNames.Stimulus(taskId)));
        return Task.CompletedTask;
    }

    public async Task<DispatchCancelWorkflowsResponse> DispatchAsync(DispatchCancelWorkflowRequest request, CancellationToken cancellationToken = default)
    {
        var ids = new List<string>(request.WorkflowInstanceIds);
        if (request.DefinitionId is not null || request.DefinitionVersionId is not null)
        {
            var filter = new InstanceFilter { DefinitionId = request.DefinitionId, DefinitionVersionId = request.DefinitionVersionId, Status = WorkflowStatus.Running };
            ids.AddRange((await instances.ListAsync(filter, new InstancePage(Take: int.MaxValue), cancellationToken)).Select(row => row.Id));
        }

        foreach (var id in ids.Distinct()) outgoing.Add(StimulusKind.Cancel, new StimulusBody(), instanceId: id);
        return new DispatchCancelWorkflowsResponse();
    }

    /// <summary>A child remembers which execution started it, so that its end finds its way back.</summary>
    internal static IDictionary<string, object>? StartedBy(IDictionary<string, object>? properties, string? execution) =>
        execution is null ? properties : new Dictionary<string, object>(properties ?? new Dictionary<string, object>()) { [ParentWakeUp.StartedBy] = execution };
}

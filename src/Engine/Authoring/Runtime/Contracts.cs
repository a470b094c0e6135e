using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Messages;
using Elsa.Workflows.Runtime.Requests;
using Elsa.Workflows.Runtime.Responses;
using Elsa.Workflows.State;

namespace Elsa.Workflows.Runtime;

/// <summary>Queues work for instances. What it is told within a transaction is durable when that commits, and happens after it.</summary>
public interface IWorkflowDispatcher
{
    Task<DispatchWorkflowResponse> DispatchAsync(DispatchWorkflowDefinitionRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default);

    Task<DispatchWorkflowResponse> DispatchAsync(DispatchWorkflowInstanceRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default);

    Task<DispatchWorkflowResponse> DispatchAsync(DispatchTriggerWorkflowsRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default);

    Task<DispatchWorkflowResponse> DispatchAsync(DispatchResumeWorkflowsRequest request, DispatchWorkflowOptions? options, CancellationToken cancellationToken = default);
}

/// <summary>Cancels instances, after the commit.</summary>
public interface IWorkflowCancellationDispatcher
{
    Task<DispatchCancelWorkflowsResponse> DispatchAsync(DispatchCancelWorkflowRequest request, CancellationToken cancellationToken = default);
}

/// <summary>Publishes an event to the workflows that wait for it or start with it. One that comes early is kept.</summary>
public interface IEventPublisher
{
    Task PublishAsync(
        string eventName,
        string? correlationId = default,
        string? workflowInstanceId = default,
        string? activityInstanceId = default,
        object? payload = default,
        bool asynchronous = false,
        CancellationToken cancellationToken = default);
}

/// <summary>Sends any stimulus; durable when the transaction commits.</summary>
public interface IStimulusDispatcher
{
    Task<DispatchStimulusResponse> SendAsync(DispatchStimulusRequest request, CancellationToken cancellationToken = default);
}

/// <summary>Announces a task to the application, inside the burst's transaction.</summary>
public interface ITaskDispatcher
{
    Task DispatchAsync(RunTaskRequest request, CancellationToken cancellationToken = default);
}

/// <summary>The application reports that a task is done.</summary>
public interface ITaskReporter
{
    Task ReportCompletionAsync(string taskId, object? result = default, CancellationToken cancellationToken = default);
}

/// <summary>Makes clients for instances.</summary>
public interface IWorkflowRuntime
{
    ValueTask<IWorkflowClient> CreateClientAsync(CancellationToken cancellationToken = default);

    ValueTask<IWorkflowClient> CreateClientAsync(string? workflowInstanceId, CancellationToken cancellationToken = default);
}

/// <summary>Creates, runs, cancels and deletes one instance.</summary>
public interface IWorkflowClient
{
    string WorkflowInstanceId { get; }

    Task<CreateWorkflowInstanceResponse> CreateInstanceAsync(CreateWorkflowInstanceRequest request, CancellationToken cancellationToken = default);

    Task<RunWorkflowInstanceResponse> RunInstanceAsync(RunWorkflowInstanceRequest request, CancellationToken cancellationToken = default);

    Task<RunWorkflowInstanceResponse> CreateAndRunInstanceAsync(CreateAndRunWorkflowInstanceRequest request, CancellationToken cancellationToken = default);

    Task CancelAsync(CancellationToken cancellationToken = default);

    Task<WorkflowState> ExportStateAsync(CancellationToken cancellationToken = default);

    Task ImportStateAsync(WorkflowState workflowState, CancellationToken cancellationToken = default);

    Task<bool> InstanceExistsAsync(CancellationToken cancellationToken = default);

    Task<bool> DeleteAsync(CancellationToken cancellationToken = default);
}

/// <summary>Finds the definition a dispatching activity names. Implemented by the definitions' store.</summary>
public interface IWorkflowGraphFinder
{
    /// <returns>Null if the handle names no definition.</returns>
    Task<WorkflowGraph?> FindWorkflowGraphAsync(WorkflowDefinitionHandle handle, CancellationToken cancellationToken = default);
}

using Elsa.Common.Models;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Requests;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>What the activities that start other workflows have in common.</summary>
internal static class ChildWorkflows
{
    /// <exception cref="InvalidOperationException">No version of that definition is published.</exception>
    public static async ValueTask<WorkflowGraph> FindAsync(ActivityExecutionContext context, string? definitionId) =>
        await context.GetRequiredService<IWorkflowGraphFinder>().FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionId(definitionId ?? "", VersionOptions.Published), context.CancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException($"No published version of workflow definition with ID {definitionId} found.");

    /// <summary>What a child is told of its parent; when it ends, the runtime resumes a parent that waits.</summary>
    public static Dictionary<string, object> PropertiesFor(ActivityExecutionContext context, bool waits, bool startsNewTrace = false)
    {
        var properties = new Dictionary<string, object> { ["ParentInstanceId"] = context.WorkflowExecutionContext.Id };
        if (waits) properties["WaitForCompletion"] = true;
        if (startsNewTrace) properties["StartNewTrace"] = true;
        return properties;
    }

    public static Dictionary<string, object> InputFor(ActivityExecutionContext context, IDictionary<string, object>? given) =>
        new(given ?? new Dictionary<string, object>()) { ["ParentInstanceId"] = context.WorkflowExecutionContext.Id };

    public static async ValueTask<string> DispatchAsync(ActivityExecutionContext context, WorkflowGraph graph, Dictionary<string, object> input, Dictionary<string, object> properties, string? correlationId, string? channel)
    {
        var instanceId = context.WorkflowExecutionContext.IdentityGenerator.GenerateId();
        var request = new DispatchWorkflowDefinitionRequest(graph.Workflow.Identity.Id)
        {
            ParentWorkflowInstanceId = context.WorkflowExecutionContext.Id,
            Input = input,
            Properties = properties,
            CorrelationId = correlationId,
            InstanceId = instanceId,
            SchedulingActivityExecutionId = context.Id,
            SchedulingWorkflowInstanceId = context.WorkflowExecutionContext.Id,
            SchedulingCallStackDepth = context.CallStackDepth,
        };
        var response = await context.GetRequiredService<IWorkflowDispatcher>().DispatchAsync(request, new DispatchWorkflowOptions { Channel = channel }, context.CancellationToken).ConfigureAwait(false);
        return response.Succeeded ? instanceId : throw new InvalidOperationException(response.Error ?? $"The workflow {graph.Workflow.Identity.DefinitionId} was not dispatched.");
    }
}

using BenchmarkWorkflow.Engine.Storage;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Studio.Instances;

/// <summary>Shows an instance and its state as Elsa does.</summary>
internal static class StateReplies
{
    public static InstanceReply Of(InstanceRow row, WorkflowState state) => new(
        row.Id,
        row.DefinitionId,
        row.DefinitionVersionId,
        row.Version,
        row.ParentId,
        Of(state),
        row.Status.ToString(),
        row.SubStatus.ToString(),
        state.IsExecuting,
        row.CorrelationId,
        row.Name,
        row.IncidentCount,
        row.IsSystem,
        row.CreatedAt,
        row.UpdatedAt,
        row.FinishedAt);

    public static StateReply Of(WorkflowState state) => new(
        state.Id,
        state.DefinitionId,
        state.DefinitionVersionId,
        state.DefinitionVersion,
        state.ParentWorkflowInstanceId,
        state.CorrelationId,
        state.Name,
        state.Status.ToString(),
        state.SubStatus.ToString(),
        state.IsExecuting,
        [.. state.Bookmarks.Select(Of)],
        [.. state.Incidents.Select(Of)],
        state.IsSystem,
        [.. state.CompletionCallbacks.Select(callback => new CompletionCallbackReply(callback.OwnerInstanceId, callback.ChildNodeId, callback.MethodName))],
        [.. state.ActivityExecutionContexts.Reverse().Select(Of)], // the innermost first, as in Elsa
        [.. state.ScheduledActivities.Select(item => new ScheduledActivityReply(item.ActivityNodeId, item.OwnerContextId))],
        state.ExecutionLogSequence,
        ValueNode.Map(state.Input),
        ValueNode.Map(state.Output),
        ValueNode.Map(state.Properties),
        state.CreatedAt,
        state.UpdatedAt,
        state.FinishedAt);

    public static ExceptionReply? Of(ExceptionState? exception) =>
        exception is null ? null : new(exception.Type, exception.Message, exception.StackTrace, Of(exception.InnerException));

    private static BookmarkReply Of(Bookmark bookmark) => new(
        bookmark.Id,
        bookmark.Name,
        bookmark.Hash,
        ValueNode.Of(bookmark.Payload),
        bookmark.ActivityId,
        bookmark.ActivityNodeId,
        bookmark.ActivityInstanceId,
        bookmark.CreatedAt,
        bookmark.AutoBurn,
        bookmark.CallbackMethodName,
        bookmark.AutoComplete,
        bookmark.Metadata?.AsReadOnly());

    private static IncidentReply Of(ActivityIncident incident) => new(
        incident.ActivityId, incident.ActivityNodeId, incident.ActivityType, incident.Message, Of(incident.Exception), incident.Timestamp);

    private static ContextReply Of(ActivityExecutionContextState context) => new(
        context.Id,
        context.CallStackDepth,
        context.ParentContextId,
        context.ScheduledActivityNodeId,
        context.OwnerActivityNodeId,
        ValueNode.Map(context.Properties),
        ValueNode.Map(context.Metadata),
        ValueNode.Map(context.ActivityState),
        [.. context.DynamicVariables.Select(variable => (System.Text.Json.Nodes.JsonNode)new System.Text.Json.Nodes.JsonObject { ["id"] = variable.Id, ["name"] = variable.Name, ["value"] = ValueNode.Of(variable.Value) })],
        context.Status.ToString(),
        context.IsExecuting,
        context.FaultCount,
        context.StartedAt,
        context.CompletedAt);
}

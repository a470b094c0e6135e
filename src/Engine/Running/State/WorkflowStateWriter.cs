using System.Text.Json;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Running.State;

/// <summary>The writing half of <see cref="WorkflowStateSerializer"/>. What is null, zero, false or empty is left out.</summary>
internal readonly struct WorkflowStateWriter(Utf8JsonWriter writer)
{
    public void Write(WorkflowState state)
    {
        writer.WriteStartObject();
        Text("id", state.Id);
        Text("definitionId", state.DefinitionId);
        Text("definitionVersionId", state.DefinitionVersionId);
        Number("definitionVersion", state.DefinitionVersion);
        Text("parentWorkflowInstanceId", state.ParentWorkflowInstanceId);
        Text("correlationId", state.CorrelationId);
        Text("name", state.Name);
        Number("subStatus", (int)state.SubStatus);
        Truth("isSystem", state.IsSystem);
        Number("executionLogSequence", state.ExecutionLogSequence);
        Number("executionsMade", state.ExecutionsMade);
        Instant("createdAt", state.CreatedAt);
        Instant("updatedAt", state.UpdatedAt);
        Instant("finishedAt", state.FinishedAt);
        Map("input", state.Input);
        Map("output", state.Output);
        Map("properties", state.Properties);
        List("bookmarks", state.Bookmarks, static (json, bookmark) => json.Write(bookmark));
        List("incidents", state.Incidents, static (json, incident) => json.Write(incident));
        List("callbacks", state.CompletionCallbacks, static (json, callback) => json.Write(callback));
        List("executions", state.ActivityExecutionContexts, static (json, execution) => json.Write(execution));
        writer.WriteEndObject();
    }

    private void Write(Bookmark bookmark)
    {
        Text("id", bookmark.Id);
        Text("name", bookmark.Name);
        Text("hash", bookmark.Hash);
        Value("payload", bookmark.Payload);
        Text("activityId", bookmark.ActivityId);
        Text("activityNodeId", bookmark.ActivityNodeId);
        Text("activityInstanceId", bookmark.ActivityInstanceId);
        Instant("createdAt", bookmark.CreatedAt);
        Truth("stays", !bookmark.AutoBurn);
        Text("callback", bookmark.CallbackMethodName);
        Truth("noAutoComplete", !bookmark.AutoComplete);
        if (bookmark.Metadata is { Count: > 0 } metadata) Value("metadata", metadata.ToDictionary(pair => pair.Key, pair => (object)pair.Value));
    }

    private void Write(ActivityIncident incident)
    {
        Text("activityId", incident.ActivityId);
        Text("activityNodeId", incident.ActivityNodeId);
        Text("activityType", incident.ActivityType);
        Text("activityInstanceId", incident.ActivityInstanceId);
        Text("message", incident.Message);
        Instant("timestamp", incident.Timestamp);
        Exception("exception", incident.Exception);
    }

    private void Write(CompletionCallbackState callback)
    {
        Text("owner", callback.OwnerInstanceId);
        Text("childNodeId", callback.ChildNodeId);
        Text("child", callback.ChildInstanceId);
        Text("method", callback.MethodName);
        Value("tag", callback.Tag);
    }

    private void Write(ActivityExecutionContextState execution)
    {
        Text("id", execution.Id);
        Text("parent", execution.ParentContextId);
        Text("nodeId", execution.ScheduledActivityNodeId);
        Text("ownerNodeId", execution.OwnerActivityNodeId);
        Text("scheduledBy", execution.SchedulingActivityExecutionId);
        Text("scheduledByActivity", execution.SchedulingActivityId);
        Text("scheduledByInstance", execution.SchedulingWorkflowInstanceId);
        Number("depth", execution.CallStackDepth);
        Number("status", (int)execution.Status);
        Number("faults", execution.FaultCount);
        Instant("startedAt", execution.StartedAt);
        Instant("completedAt", execution.CompletedAt);
        Value("tag", execution.Tag);
        Map("properties", execution.Properties);
        Map("metadata", execution.Metadata);
        Map("state", execution.ActivityState);
        Map("input", execution.ActivityInput);
        List("variables", execution.DynamicVariables, static (json, variable) => json.Write(variable));
    }

    private void Write(DynamicVariableState variable)
    {
        Text("id", variable.Id);
        Text("name", variable.Name);
        Value("value", variable.Value);
        if (variable.StorageDriverType is { } driver) Text("storage", KeptTypes.NameOf(driver));
    }

    private void Text(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) writer.WriteString(name, value);
    }

    private void Number(string name, long value)
    {
        if (value != 0) writer.WriteNumber(name, value);
    }

    private void Truth(string name, bool value)
    {
        if (value) writer.WriteBoolean(name, true);
    }

    private void Instant(string name, DateTimeOffset? value)
    {
        if (value is { } instant) writer.WriteString(name, instant);
    }

    private void Value(string name, object? value)
    {
        if (value is null) return;
        writer.WritePropertyName(name);
        ValueWriter.Write(writer, value);
    }

    private void Map(string name, IDictionary<string, object>? map)
    {
        if (map is not { Count: > 0 }) return;
        writer.WritePropertyName(name);
        ValueWriter.WriteMap(writer, map);
    }

    private void Exception(string name, ExceptionState? exception)
    {
        if (exception is null) return;
        writer.WriteStartObject(name);
        Text("type", exception.Type);
        Text("message", exception.Message);
        Text("stackTrace", exception.StackTrace);
        Exception("inner", exception.InnerException);
        writer.WriteEndObject();
    }

    private void List<T>(string name, ICollection<T> items, Action<WorkflowStateWriter, T> write)
    {
        if (items.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(this, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

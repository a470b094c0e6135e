using System.Text.Json;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Storage.State;

/// <summary>An instance's state as it is kept: JSON, with nothing written that is null, empty or the default.</summary>
internal static class StateJson
{
    public static ReadOnlyMemory<byte> Write(WorkflowState state) => JsonBuffer.Write(state, Write);

    public static WorkflowState Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return StateReading.State(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, WorkflowState state)
    {
        writer.WriteStartObject();
        Text(writer, "id"u8, state.Id);
        Text(writer, "definitionId"u8, state.DefinitionId);
        Text(writer, "definitionVersionId"u8, state.DefinitionVersionId);
        writer.WriteNumber("definitionVersion"u8, state.DefinitionVersion);
        Text(writer, "parent"u8, state.ParentWorkflowInstanceId);
        Text(writer, "correlationId"u8, state.CorrelationId);
        Text(writer, "name"u8, state.Name);
        writer.WriteNumber("status"u8, (int)state.Status);
        writer.WriteNumber("subStatus"u8, (int)state.SubStatus);
        if (state.IsSystem) writer.WriteBoolean("isSystem"u8, true);
        writer.WriteNumber("logSequence"u8, state.ExecutionLogSequence);
        writer.WriteNumber("executionsMade"u8, state.ExecutionsMade);
        Instant(writer, "createdAt"u8, state.CreatedAt);
        Instant(writer, "updatedAt"u8, state.UpdatedAt);
        Instant(writer, "finishedAt"u8, state.FinishedAt);
        List(writer, "bookmarks"u8, state.Bookmarks, Write);
        List(writer, "incidents"u8, state.Incidents, Write);
        List(writer, "callbacks"u8, state.CompletionCallbacks, Write);
        List(writer, "executions"u8, state.ActivityExecutionContexts, Write);
        List(writer, "scheduled"u8, state.ScheduledActivities, Write);
        Map(writer, "input"u8, state.Input);
        Map(writer, "output"u8, state.Output);
        Map(writer, "properties"u8, state.Properties);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Bookmark bookmark)
    {
        Text(writer, "id"u8, bookmark.Id);
        Text(writer, "name"u8, bookmark.Name);
        Text(writer, "hash"u8, bookmark.Hash);
        Value(writer, "payload"u8, bookmark.Payload);
        Text(writer, "activity"u8, bookmark.ActivityId);
        Text(writer, "node"u8, bookmark.ActivityNodeId);
        Text(writer, "execution"u8, bookmark.ActivityInstanceId);
        Instant(writer, "at"u8, bookmark.CreatedAt);
        if (!bookmark.AutoBurn) writer.WriteBoolean("autoBurn"u8, false);
        Text(writer, "callback"u8, bookmark.CallbackMethodName);
        if (!bookmark.AutoComplete) writer.WriteBoolean("autoComplete"u8, false);
        if (bookmark.Metadata is not { Count: > 0 } metadata) return;
        writer.WriteStartObject("metadata"u8);
        foreach (var (name, value) in metadata) writer.WriteString(name, value);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ActivityIncident incident)
    {
        Text(writer, "activity"u8, incident.ActivityId);
        Text(writer, "node"u8, incident.ActivityNodeId);
        Text(writer, "type"u8, incident.ActivityType);
        Text(writer, "message"u8, incident.Message);
        Instant(writer, "at"u8, incident.Timestamp);
        Text(writer, "execution"u8, incident.ActivityInstanceId);
        if (incident.Exception is { } exception) Exception(writer, "exception"u8, exception);
    }

    internal static void Exception(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ExceptionState exception)
    {
        writer.WriteStartObject(name);
        Text(writer, "type"u8, exception.Type);
        Text(writer, "message"u8, exception.Message);
        Text(writer, "stackTrace"u8, exception.StackTrace);
        if (exception.InnerException is { } inner) Exception(writer, "innerException"u8, inner);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CompletionCallbackState callback)
    {
        Text(writer, "owner"u8, callback.OwnerInstanceId);
        Text(writer, "childNode"u8, callback.ChildNodeId);
        Text(writer, "child"u8, callback.ChildInstanceId);
        Text(writer, "method"u8, callback.MethodName);
        Value(writer, "tag"u8, callback.Tag);
    }

    private static void Write(Utf8JsonWriter writer, ActivityExecutionContextState execution)
    {
        Text(writer, "id"u8, execution.Id);
        Text(writer, "parent"u8, execution.ParentContextId);
        Text(writer, "node"u8, execution.ScheduledActivityNodeId);
        Text(writer, "ownerNode"u8, execution.OwnerActivityNodeId);
        writer.WriteNumber("status"u8, (int)execution.Status);
        Instant(writer, "startedAt"u8, execution.StartedAt);
        Instant(writer, "completedAt"u8, execution.CompletedAt);
        if (execution.FaultCount != 0) writer.WriteNumber("faults"u8, execution.FaultCount);
        if (execution.CallStackDepth != 0) writer.WriteNumber("depth"u8, execution.CallStackDepth);
        Text(writer, "byExecution"u8, execution.SchedulingActivityExecutionId);
        Text(writer, "byActivity"u8, execution.SchedulingActivityId);
        Text(writer, "byInstance"u8, execution.SchedulingWorkflowInstanceId);
        Map(writer, "properties"u8, execution.Properties);
        Map(writer, "metadata"u8, execution.Metadata);
        Map(writer, "state"u8, execution.ActivityState);
        Map(writer, "input"u8, execution.ActivityInput);
        List(writer, "variables"u8, execution.DynamicVariables, Write);
        Value(writer, "tag"u8, execution.Tag);
    }

    private static void Write(Utf8JsonWriter writer, DynamicVariableState variable)
    {
        Text(writer, "id"u8, variable.Id);
        Text(writer, "name"u8, variable.Name);
        Value(writer, "value"u8, variable.Value);
        Value(writer, "driver"u8, variable.StorageDriverType);
    }

    private static void Write(Utf8JsonWriter writer, ActivityWorkItemState item)
    {
        Text(writer, "node"u8, item.ActivityNodeId);
        Text(writer, "owner"u8, item.OwnerContextId);
        Text(writer, "existing"u8, item.ExistingActivityExecutionContextId);
        Text(writer, "method"u8, item.MethodName);
        Value(writer, "tag"u8, item.Tag);
        Map(writer, "input"u8, item.Input);
    }

    private static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    private static void Instant(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } instant) writer.WriteNumber(name, instant.UtcTicks);
    }

    private static void Value(Utf8JsonWriter writer, ReadOnlySpan<byte> name, object? value)
    {
        if (value is null) return;
        writer.WritePropertyName(name);
        ValueJson.Write(writer, value);
    }

    private static void Map(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IDictionary<string, object>? map)
    {
        if (map is not { Count: > 0 }) return;
        writer.WritePropertyName(name);
        ValueJson.WriteMap(writer, map!);
    }

    private static void List<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ICollection<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

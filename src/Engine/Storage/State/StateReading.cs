using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Storage.State;

/// <summary>The other direction of <see cref="StateJson"/>. A member it does not know is skipped.</summary>
internal static class StateReading
{
    private delegate void Member<T>(ref Utf8JsonReader reader, T target, ReadOnlySpan<byte> name);

    private static readonly Member<WorkflowState> StateMember = Read;
    private static readonly Member<Bookmark> BookmarkMember = Read;
    private static readonly Member<ActivityIncident> IncidentMember = Read;
    private static readonly Member<CompletionCallbackState> CallbackMember = Read;
    private static readonly Member<ActivityExecutionContextState> ExecutionMember = Read;
    private static readonly Member<DynamicVariableState> VariableMember = Read;
    private static readonly Member<ActivityWorkItemState> WorkItemMember = Read;

    public static WorkflowState State(ref Utf8JsonReader reader) => Object(ref reader, new WorkflowState(), StateMember);

    private static void Read(ref Utf8JsonReader reader, WorkflowState state, ReadOnlySpan<byte> name)
    {
        switch (name)
        {
            case var _ when name.SequenceEqual("id"u8): state.Id = reader.GetString()!; break;
            case var _ when name.SequenceEqual("definitionId"u8): state.DefinitionId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("definitionVersionId"u8): state.DefinitionVersionId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("definitionVersion"u8): state.DefinitionVersion = reader.GetInt32(); break;
            case var _ when name.SequenceEqual("parent"u8): state.ParentWorkflowInstanceId = reader.GetString(); break;
            case var _ when name.SequenceEqual("correlationId"u8): state.CorrelationId = reader.GetString(); break;
            case var _ when name.SequenceEqual("name"u8): state.Name = reader.GetString(); break;
            case var _ when name.SequenceEqual("status"u8): state.Status = (WorkflowStatus)reader.GetInt32(); break;
            case var _ when name.SequenceEqual("subStatus"u8): state.SubStatus = (WorkflowSubStatus)reader.GetInt32(); break;
            case var _ when name.SequenceEqual("isSystem"u8): state.IsSystem = reader.GetBoolean(); break;
            case var _ when name.SequenceEqual("logSequence"u8): state.ExecutionLogSequence = reader.GetInt64(); break;
            case var _ when name.SequenceEqual("executionsMade"u8): state.ExecutionsMade = reader.GetInt32(); break;
            case var _ when name.SequenceEqual("createdAt"u8): state.CreatedAt = Instant(ref reader); break;
            case var _ when name.SequenceEqual("updatedAt"u8): state.UpdatedAt = Instant(ref reader); break;
            case var _ when name.SequenceEqual("finishedAt"u8): state.FinishedAt = Instant(ref reader); break;
            case var _ when name.SequenceEqual("bookmarks"u8): state.Bookmarks = List(ref reader, BookmarkMember); break;
            case var _ when name.SequenceEqual("incidents"u8): state.Incidents = List(ref reader, IncidentMember); break;
            case var _ when name.SequenceEqual("callbacks"u8): state.CompletionCallbacks = List(ref reader, CallbackMember); break;
            case var _ when name.SequenceEqual("executions"u8): state.ActivityExecutionContexts = List(ref reader, ExecutionMember); break;
            case var _ when name.SequenceEqual("scheduled"u8): state.ScheduledActivities = List(ref reader, WorkItemMember); break;
            case var _ when name.SequenceEqual("input"u8): state.Input = ValueJson.ReadMap(ref reader); break;
            case var _ when name.SequenceEqual("output"u8): state.Output = ValueJson.ReadMap(ref reader); break;
            case var _ when name.SequenceEqual("properties"u8): state.Properties = ValueJson.ReadMap(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static void Read(ref Utf8JsonReader reader, Bookmark bookmark, ReadOnlySpan<byte> name)
    {
        switch (name)
        {
            case var _ when name.SequenceEqual("id"u8): bookmark.Id = reader.GetString()!; break;
            case var _ when name.SequenceEqual("name"u8): bookmark.Name = reader.GetString()!; break;
            case var _ when name.SequenceEqual("hash"u8): bookmark.Hash = reader.GetString()!; break;
            case var _ when name.SequenceEqual("payload"u8): bookmark.Payload = ValueJson.Read(ref reader); break;
            case var _ when name.SequenceEqual("activity"u8): bookmark.ActivityId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("node"u8): bookmark.ActivityNodeId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("execution"u8): bookmark.ActivityInstanceId = reader.GetString(); break;
            case var _ when name.SequenceEqual("at"u8): bookmark.CreatedAt = Instant(ref reader); break;
            case var _ when name.SequenceEqual("autoBurn"u8): bookmark.AutoBurn = reader.GetBoolean(); break;
            case var _ when name.SequenceEqual("callback"u8): bookmark.CallbackMethodName = reader.GetString(); break;
            case var _ when name.SequenceEqual("autoComplete"u8): bookmark.AutoComplete = reader.GetBoolean(); break;
            case var _ when name.SequenceEqual("metadata"u8): bookmark.Metadata = ValueJson.ReadMap(ref reader).ToDictionary(pair => pair.Key, pair => (string)pair.Value); break;
            default: reader.Skip(); break;
        }
    }

    private static void Read(ref Utf8JsonReader reader, ActivityIncident incident, ReadOnlySpan<byte> name)
    {
        switch (name)
        {
            case var _ when name.SequenceEqual("activity"u8): incident.ActivityId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("node"u8): incident.ActivityNodeId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("type"u8): incident.ActivityType = reader.GetString()!; break;
            case var _ when name.SequenceEqual("message"u8): incident.Message = reader.GetString()!; break;
            case var _ when name.SequenceEqual("at"u8): incident.Timestamp = Instant(ref reader); break;
            case var _ when name.SequenceEqual("execution"u8): incident.ActivityInstanceId = reader.GetString(); break;
            case var _ when name.SequenceEqual("exception"u8): incident.Exception = Exception(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    internal static ExceptionState Exception(ref Utf8JsonReader reader)
    {
        var (type, message, stack, inner) = ("", "", (string?)null, (ExceptionState?)null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("type"u8)) type = reader.GetString()!;
            else if (name.SequenceEqual("message"u8)) message = reader.GetString()!;
            else if (name.SequenceEqual("stackTrace"u8)) stack = reader.GetString();
            else if (name.SequenceEqual("innerException"u8)) inner = Exception(ref reader);
            else reader.Skip();
        }

        return new ExceptionState(type, message, stack, inner);
    }

    private static void Read(ref Utf8JsonReader reader, CompletionCallbackState callback, ReadOnlySpan<byte> name)
    {
        switch (name)
        {
            case var _ when name.SequenceEqual("owner"u8): callback.OwnerInstanceId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("childNode"u8): callback.ChildNodeId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("child"u8): callback.ChildInstanceId = reader.GetString(); break;
            case var _ when name.SequenceEqual("method"u8): callback.MethodName = reader.GetString(); break;
            case var _ when name.SequenceEqual("tag"u8): callback.Tag = ValueJson.Read(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static void Read(ref Utf8JsonReader reader, ActivityExecutionContextState execution, ReadOnlySpan<byte> name)
    {
        switch (name)
        {
            case var _ when name.SequenceEqual("id"u8): execution.Id = reader.GetString()!; break;
            case var _ when name.SequenceEqual("parent"u8): execution.ParentContextId = reader.GetString(); break;
            case var _ when name.SequenceEqual("node"u8): execution.ScheduledActivityNodeId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("ownerNode"u8): execution.OwnerActivityNodeId = reader.GetString(); break;
            case var _ when name.SequenceEqual("status"u8): execution.Status = (ActivityStatus)reader.GetInt32(); break;
            case var _ when name.SequenceEqual("startedAt"u8): execution.StartedAt = Instant(ref reader); break;
            case var _ when name.SequenceEqual("completedAt"u8): execution.CompletedAt = Instant(ref reader); break;
            case var _ when name.SequenceEqual("faults"u8): execution.FaultCount = reader.GetInt32(); break;
            case var _ when name.SequenceEqual("depth"u8): execution.CallStackDepth = reader.GetInt32(); break;
            case var _ when name.SequenceEqual("byExecution"u8): execution.SchedulingActivityExecutionId = reader.GetString(); break;
            case var _ when name.SequenceEqual("byActivity"u8): execution.SchedulingActivityId = reader.GetString(); break;
            case var _ when name.SequenceEqual("byInstance"u8): execution.SchedulingWorkflowInstanceId = reader.GetString(); break;
            case var _ when name.SequenceEqual("properties"u8): execution.Properties = ValueJson.ReadMap(ref reader); break;
            case var _ when name.SequenceEqual("metadata"u8): execution.Metadata = ValueJson.ReadMap(ref reader); break;
            case var _ when name.SequenceEqual("state"u8): execution.ActivityState = ValueJson.ReadMap(ref reader); break;
            case var _ when name.SequenceEqual("input"u8): execution.ActivityInput = ValueJson.ReadMap(ref reader); break;
            case var _ when name.SequenceEqual("variables"u8): execution.DynamicVariables = List(ref reader, VariableMember); break;
            case var _ when name.SequenceEqual("tag"u8): execution.Tag = ValueJson.Read(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static void Read(ref Utf8JsonReader reader, DynamicVariableState variable, ReadOnlySpan<byte> name)
    {
        switch (name)
        {
            case var _ when name.SequenceEqual("id"u8): variable.Id = reader.GetString()!; break;
            case var _ when name.SequenceEqual("name"u8): variable.Name = reader.GetString()!; break;
            case var _ when name.SequenceEqual("value"u8): variable.Value = ValueJson.Read(ref reader); break;
            case var _ when name.SequenceEqual("driver"u8): variable.StorageDriverType = (Type?)ValueJson.Read(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static void Read(ref Utf8JsonReader reader, ActivityWorkItemState item, ReadOnlySpan<byte> name)
    {
        switch (name)
        {
            case var _ when name.SequenceEqual("node"u8): item.ActivityNodeId = reader.GetString()!; break;
            case var _ when name.SequenceEqual("owner"u8): item.OwnerContextId = reader.GetString(); break;
            case var _ when name.SequenceEqual("existing"u8): item.ExistingActivityExecutionContextId = reader.GetString(); break;
            case var _ when name.SequenceEqual("method"u8): item.MethodName = reader.GetString(); break;
            case var _ when name.SequenceEqual("tag"u8): item.Tag = ValueJson.Read(ref reader); break;
            case var _ when name.SequenceEqual("input"u8): item.Input = ValueJson.ReadMap(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static DateTimeOffset Instant(ref Utf8JsonReader reader) => new(reader.GetInt64(), TimeSpan.Zero);

    private static T Object<T>(ref Utf8JsonReader reader, T target, Member<T> member)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueSpan;
            reader.Read();
            member(ref reader, target, name);
        }

        return target;
    }

    private static List<T> List<T>(ref Utf8JsonReader reader, Member<T> member) where T : new()
    {
        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(Object(ref reader, new T(), member));
        return list;
    }
}

using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Running.State;

/// <summary>The reading half of <see cref="WorkflowStateSerializer"/>. Members it does not know are skipped.</summary>
internal static class WorkflowStateReader
{
    private delegate void ReadMember<in T>(ref Utf8JsonReader reader, T target, string name);

    public static WorkflowState Read(ref Utf8JsonReader reader)
    {
        var state = ReadObject<WorkflowState>(ref reader, ReadStateMember);
        state.Status = state.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted ? WorkflowStatus.Finished : WorkflowStatus.Running;
        return state;
    }

    private static void ReadStateMember(ref Utf8JsonReader reader, WorkflowState state, string name)
    {
        switch (name)
        {
            case "id": state.Id = reader.GetString()!; break;
            case "definitionId": state.DefinitionId = reader.GetString()!; break;
            case "definitionVersionId": state.DefinitionVersionId = reader.GetString()!; break;
            case "definitionVersion": state.DefinitionVersion = reader.GetInt32(); break;
            case "parentWorkflowInstanceId": state.ParentWorkflowInstanceId = reader.GetString(); break;
            case "correlationId": state.CorrelationId = reader.GetString(); break;
            case "name": state.Name = reader.GetString(); break;
            case "subStatus": state.SubStatus = (WorkflowSubStatus)reader.GetInt32(); break;
            case "isSystem": state.IsSystem = reader.GetBoolean(); break;
            case "executionLogSequence": state.ExecutionLogSequence = reader.GetInt64(); break;
            case "executionsMade": state.ExecutionsMade = reader.GetInt32(); break;
            case "createdAt": state.CreatedAt = reader.GetDateTimeOffset(); break;
            case "updatedAt": state.UpdatedAt = reader.GetDateTimeOffset(); break;
            case "finishedAt": state.FinishedAt = reader.GetDateTimeOffset(); break;
            case "input": state.Input = ValueReader.ReadMap(ref reader); break;
            case "output": state.Output = ValueReader.ReadMap(ref reader); break;
            case "properties": state.Properties = ValueReader.ReadMap(ref reader); break;
            case "bookmarks": state.Bookmarks = ReadList<Bookmark>(ref reader, ReadBookmarkMember); break;
            case "incidents": state.Incidents = ReadList<ActivityIncident>(ref reader, ReadIncidentMember); break;
            case "callbacks": state.CompletionCallbacks = ReadList<CompletionCallbackState>(ref reader, ReadCallbackMember); break;
            case "executions": state.ActivityExecutionContexts = ReadList<ActivityExecutionContextState>(ref reader, ReadExecutionMember); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadBookmarkMember(ref Utf8JsonReader reader, Bookmark bookmark, string name)
    {
        switch (name)
        {
            case "id": bookmark.Id = reader.GetString()!; break;
            case "name": bookmark.Name = reader.GetString()!; break;
            case "hash": bookmark.Hash = reader.GetString()!; break;
            case "payload": bookmark.Payload = ValueReader.Read(ref reader); break;
            case "activityId": bookmark.ActivityId = reader.GetString()!; break;
            case "activityNodeId": bookmark.ActivityNodeId = reader.GetString()!; break;
            case "activityInstanceId": bookmark.ActivityInstanceId = reader.GetString(); break;
            case "createdAt": bookmark.CreatedAt = reader.GetDateTimeOffset(); break;
            case "stays": bookmark.AutoBurn = !reader.GetBoolean(); break;
            case "callback": bookmark.CallbackMethodName = reader.GetString(); break;
            case "noAutoComplete": bookmark.AutoComplete = !reader.GetBoolean(); break;
            case "metadata": bookmark.Metadata = ValueReader.ReadMap(ref reader).ToDictionary(pair => pair.Key, pair => (string)pair.Value); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadIncidentMember(ref Utf8JsonReader reader, ActivityIncident incident, string name)
    {
        switch (name)
        {
            case "activityId": incident.ActivityId = reader.GetString()!; break;
            case "activityNodeId": incident.ActivityNodeId = reader.GetString()!; break;
            case "activityType": incident.ActivityType = reader.GetString()!; break;
            case "activityInstanceId": incident.ActivityInstanceId = reader.GetString(); break;
            case "message": incident.Message = reader.GetString()!; break;
            case "timestamp": incident.Timestamp = reader.GetDateTimeOffset(); break;
            case "exception": incident.Exception = ReadException(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadCallbackMember(ref Utf8JsonReader reader, CompletionCallbackState callback, string name)
    {
        switch (name)
        {
            case "owner": callback.OwnerInstanceId = reader.GetString()!; break;
            case "childNodeId": callback.ChildNodeId = reader.GetString()!; break;
            case "child": callback.ChildInstanceId = reader.GetString(); break;
            case "method": callback.MethodName = reader.GetString(); break;
            case "tag": callback.Tag = ValueReader.Read(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadExecutionMember(ref Utf8JsonReader reader, ActivityExecutionContextState execution, string name)
    {
        switch (name)
        {
            case "id": execution.Id = reader.GetString()!; break;
            case "parent": execution.ParentContextId = reader.GetString(); break;
            case "nodeId": execution.ScheduledActivityNodeId = reader.GetString()!; break;
            case "ownerNodeId": execution.OwnerActivityNodeId = reader.GetString(); break;
            case "scheduledBy": execution.SchedulingActivityExecutionId = reader.GetString(); break;
            case "scheduledByActivity": execution.SchedulingActivityId = reader.GetString(); break;
            case "scheduledByInstance": execution.SchedulingWorkflowInstanceId = reader.GetString(); break;
            case "depth": execution.CallStackDepth = reader.GetInt32(); break;
            case "status": execution.Status = (ActivityStatus)reader.GetInt32(); break;
            case "faults": execution.FaultCount = reader.GetInt32(); break;
            case "startedAt": execution.StartedAt = reader.GetDateTimeOffset(); break;
            case "completedAt": execution.CompletedAt = reader.GetDateTimeOffset(); break;
            case "tag": execution.Tag = ValueReader.Read(ref reader); break;
            case "properties": execution.Properties = ValueReader.ReadMap(ref reader); break;
            case "metadata": execution.Metadata = ValueReader.ReadMap(ref reader); break;
            case "state": execution.ActivityState = ValueReader.ReadMap(ref reader); break;
            case "input": execution.ActivityInput = ValueReader.ReadMap(ref reader); break;
            case "variables": execution.DynamicVariables = ReadList<DynamicVariableState>(ref reader, ReadVariableMember); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadVariableMember(ref Utf8JsonReader reader, DynamicVariableState variable, string name)
    {
        switch (name)
        {
            case "id": variable.Id = reader.GetString()!; break;
            case "name": variable.Name = reader.GetString()!; break;
            case "value": variable.Value = ValueReader.Read(ref reader); break;
            case "storage": variable.StorageDriverType = KeptTypes.Find(reader.GetString()!); break;
            default: reader.Skip(); break;
        }
    }

    private static ExceptionState ReadException(ref Utf8JsonReader reader)
    {
        var (type, message, stackTrace, inner) = ("", "", (string?)null, (ExceptionState?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "type": type = reader.GetString()!; break;
                case "message": message = reader.GetString()!; break;
                case "stackTrace": stackTrace = reader.GetString(); break;
                case "inner": inner = ReadException(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return new ExceptionState(type, message, stackTrace, inner);
    }

    private static T ReadObject<T>(ref Utf8JsonReader reader, ReadMember<T> readMember) where T : new()
    {
        var target = new T();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            readMember(ref reader, target, name);
        }

        return target;
    }

    private static List<T> ReadList<T>(ref Utf8JsonReader reader, ReadMember<T> readMember) where T : new()
    {
        var items = new List<T>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) items.Add(ReadObject(ref reader, readMember));
        return items;
    }
}

using System.Text.Json;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Instances;

namespace BenchmarkWorkflow.Studio.Executions;

/// <summary>One entry of an instance's journal.</summary>
public sealed record JournalRecord(
    string Id,
    string ActivityInstanceId,
    string? ParentActivityInstanceId,
    string ActivityId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    string NodeId,
    DateTimeOffset Timestamp,
    long Sequence,
    string EventName,
    string? Message,
    string? Source,
    JsonElement? Payload)
{
    public static JournalRecord Of(string instanceId, JournalLine line) => new(
        $"{instanceId}-j{line.Sequence}", line.ActivityInstanceId, line.ParentActivityInstanceId, line.ActivityId, line.ActivityType, line.ActivityTypeVersion,
        line.ActivityName, line.NodeId, line.Timestamp, line.Sequence, line.EventName, line.Message, line.Source,
        line.Payload is { ValueKind: JsonValueKind.Object } payload ? payload : null); // the Studio breaks on a bare value
}

public sealed record JournalRequestFilter(
    IReadOnlyList<string>? ActivityIds,
    IReadOnlyList<string>? ActivityNodeIds,
    IReadOnlyList<string>? ExcludedActivityTypes,
    IReadOnlyList<string>? EventNames);

public sealed record JournalRequest(JournalRequestFilter? Filter, int? Page, int? PageSize, int? Skip, int? Take);

/// <summary>One execution of an activity, with all that is known of it.</summary>
public sealed record ExecutionReply(
    string WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    JsonElement? ActivityState,
    JsonElement? Payload,
    JsonElement? Outputs,
    JsonElement Properties,
    JsonElement Metadata,
    ExceptionReply? Exception,
    DateTimeOffset StartedAt,
    bool HasBookmarks,
    string Status,
    int AggregateFaultCount,
    DateTimeOffset? CompletedAt,
    string? SchedulingActivityExecutionId,
    string? SchedulingActivityId,
    string? SchedulingWorkflowInstanceId,
    int CallStackDepth,
    string Id)
{
    /// <summary>An object without members: clients read these as objects.</summary>
    internal static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    public static ExecutionReply Of(ActivityExecution one) => new(
        one.WorkflowInstanceId, one.ActivityId, one.ActivityNodeId, one.ActivityType, one.ActivityTypeVersion, one.ActivityName, one.ActivityState, one.Payload,
        one.Outputs, one.Properties ?? Empty, one.Metadata ?? Empty, StateReplies.Of(one.Exception), one.StartedAt, one.HasBookmarks, one.Status.ToString(), one.AggregateFaultCount,
        one.CompletedAt, one.SchedulingActivityExecutionId, one.SchedulingActivityId, one.SchedulingWorkflowInstanceId, one.CallStackDepth, one.Id);
}

/// <summary>One execution of an activity, as lists show it.</summary>
public sealed record ExecutionSummary(
    string WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    DateTimeOffset StartedAt,
    bool HasBookmarks,
    string Status,
    JsonElement Metadata,
    int AggregateFaultCount,
    DateTimeOffset? CompletedAt,
    string Id)
{
    public static ExecutionSummary Of(ActivityExecution one) => new(
        one.WorkflowInstanceId, one.ActivityId, one.ActivityNodeId, one.ActivityType, one.ActivityTypeVersion, one.ActivityName, one.StartedAt,
        one.HasBookmarks, one.Status.ToString(), one.Metadata ?? ExecutionReply.Empty, one.AggregateFaultCount, one.CompletedAt, one.Id);
}

public sealed record CallStackReply(string ActivityExecutionId, IReadOnlyList<ExecutionReply> Items, long TotalCount);

public sealed record ReportRequest(string? WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);

/// <summary>The badges of the canvas.</summary>
public sealed record ReportReply(IReadOnlyList<ActivityStats> Stats);

public sealed record ActivityStats(
    string ActivityId,
    string ActivityNodeId,
    long StartedCount,
    long CompletedCount,
    long UncompletedCount,
    bool IsBlocked,
    bool IsFaulted,
    int AggregateFaultCount,
    JsonElement Metadata);

using System.Text.Json.Nodes;
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
    string? EventName,
    string? Message,
    string? Source,
    JsonNode? ActivityState,
    JsonNode? Payload);

public sealed record JournalFilter(
    IReadOnlyList<string>? ActivityIds,
    IReadOnlyList<string>? ActivityNodeIds,
    IReadOnlyList<string>? ExcludedActivityTypes,
    IReadOnlyList<string>? EventNames);

public sealed record JournalRequest(JournalFilter? Filter, int? Page, int? PageSize, int? Skip, int? Take);

/// <summary>One execution of an activity, with all that is known of it.</summary>
public sealed record ActivityExecution(
    string WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    IReadOnlyDictionary<string, JsonNode?>? ActivityState,
    IReadOnlyDictionary<string, JsonNode?>? Payload,
    IReadOnlyDictionary<string, JsonNode?>? Outputs,
    IReadOnlyDictionary<string, JsonNode?> Properties,
    IReadOnlyDictionary<string, JsonNode?> Metadata,
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
    string Id);

/// <summary>One execution of an activity, as lists show it.</summary>
public sealed record ActivityExecutionSummary(
    string WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    DateTimeOffset StartedAt,
    bool HasBookmarks,
    string Status,
    IReadOnlyDictionary<string, JsonNode?> Metadata,
    int AggregateFaultCount,
    DateTimeOffset? CompletedAt,
    string Id)
{
    public static ActivityExecutionSummary Of(ActivityExecution one) => new(
        one.WorkflowInstanceId, one.ActivityId, one.ActivityNodeId, one.ActivityType, one.ActivityTypeVersion, one.ActivityName, one.StartedAt,
        one.HasBookmarks, one.Status, one.Metadata, one.AggregateFaultCount, one.CompletedAt, one.Id);
}

public sealed record CallStackReply(string ActivityExecutionId, IReadOnlyList<ActivityExecution> Items, long TotalCount);

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
    IReadOnlyDictionary<string, JsonNode?> Metadata);

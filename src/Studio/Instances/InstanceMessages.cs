using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Studio.Instances;

/// <summary>One row of a list of instances.</summary>
public sealed record InstanceSummary(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int Version,
    string Status,
    string SubStatus,
    string? CorrelationId,
    string? Name,
    int IncidentCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt);

/// <summary>An instance with all that it remembers.</summary>
public sealed record InstanceReply(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int Version,
    string? ParentWorkflowInstanceId,
    StateReply WorkflowState,
    string Status,
    string SubStatus,
    bool IsExecuting,
    string? CorrelationId,
    string? Name,
    int IncidentCount,
    bool IsSystem,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt);

/// <summary>What <c>execute</c> answers.</summary>
public sealed record ExecuteReply(StateReply WorkflowState);

public sealed record StateReply(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int DefinitionVersion,
    string? ParentWorkflowInstanceId,
    string? CorrelationId,
    string? Name,
    string Status,
    string SubStatus,
    bool IsExecuting,
    IReadOnlyList<BookmarkReply> Bookmarks,
    IReadOnlyList<IncidentReply> Incidents,
    bool IsSystem,
    IReadOnlyList<CompletionCallbackReply> CompletionCallbacks,
    IReadOnlyList<ContextReply> ActivityExecutionContexts,
    IReadOnlyList<ScheduledActivityReply> ScheduledActivities,
    long ExecutionLogSequence,
    IReadOnlyDictionary<string, JsonNode?> Input,
    IReadOnlyDictionary<string, JsonNode?> Output,
    IReadOnlyDictionary<string, JsonNode?> Properties,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt);

public sealed record BookmarkReply(
    string Id,
    string Name,
    string Hash,
    JsonNode? Payload,
    string ActivityId,
    string ActivityNodeId,
    string? ActivityInstanceId,
    DateTimeOffset CreatedAt,
    bool AutoBurn,
    string? CallbackMethodName,
    bool AutoComplete,
    IReadOnlyDictionary<string, string>? Metadata);

public sealed record IncidentReply(
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    string Message,
    ExceptionReply? Exception,
    DateTimeOffset Timestamp);

public sealed record ExceptionReply(string Type, string Message, string? StackTrace, ExceptionReply? InnerException);

public sealed record CompletionCallbackReply(string OwnerInstanceId, string ChildNodeId, string? MethodName);

public sealed record ScheduledActivityReply(string ActivityNodeId, string? OwnerContextId);

public sealed record ContextReply(
    string Id,
    int CallStackDepth,
    string? ParentContextId,
    string ScheduledActivityNodeId,
    string? OwnerActivityNodeId,
    IReadOnlyDictionary<string, JsonNode?> Properties,
    IReadOnlyDictionary<string, JsonNode?> Metadata,
    IReadOnlyDictionary<string, JsonNode?> ActivityState,
    IReadOnlyList<JsonNode> DynamicVariables,
    string Status,
    bool IsExecuting,
    int FaultCount,
    DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt);

/// <summary>What the Studio polls when it has no live connection.</summary>
public sealed record ExecutionStateReply(string Status, string SubStatus, DateTimeOffset UpdatedAt);

public sealed record VariableReply(string Id, string Name, JsonNode? Value);

public sealed record VariableChange(string? Id, JsonNode? Value);

public sealed record VariableChanges(IReadOnlyList<VariableChange>? Variables);

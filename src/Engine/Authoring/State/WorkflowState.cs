using Elsa.Workflows.Models;

namespace Elsa.Workflows.State;

/// <summary>An instance at rest: everything that must be kept to go on with it.</summary>
public sealed class WorkflowState
{
    public string Id { get; set; } = "";
    public string DefinitionId { get; set; } = "";
    public string DefinitionVersionId { get; set; } = "";
    public int DefinitionVersion { get; set; }
    public string? ParentWorkflowInstanceId { get; set; }
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public WorkflowStatus Status { get; set; }
    public WorkflowSubStatus SubStatus { get; set; }
    public bool IsExecuting { get; set; }
    public ICollection<Bookmark> Bookmarks { get; set; } = [];
    public ICollection<ActivityIncident> Incidents { get; set; } = [];
    public bool IsSystem { get; set; }
    public ICollection<CompletionCallbackState> CompletionCallbacks { get; set; } = [];
    public ICollection<ActivityExecutionContextState> ActivityExecutionContexts { get; set; } = [];
    public ICollection<ActivityWorkItemState> ScheduledActivities { get; set; } = [];

    /// <summary>The sequence number of the next journal line.</summary>
    public long ExecutionLogSequence { get; set; }

    /// <summary>The number of the next activity execution; part of its id.</summary>
    public int ExecutionsMade { get; set; }
    public IDictionary<string, object> Input { get; set; } = new Dictionary<string, object>();
    public IDictionary<string, object> Output { get; set; } = new Dictionary<string, object>();
    public IDictionary<string, object> Properties { get; set; } = new Dictionary<string, object>();
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>Which method of the owner is called when the child completes.</summary>
public sealed class CompletionCallbackState
{
    public string OwnerInstanceId { get; set; } = "";
    public string ChildNodeId { get; set; } = "";

    /// <summary>The execution it belongs to; null for a child that has not begun.</summary>
    public string? ChildInstanceId { get; set; }
    public string? MethodName { get; set; }
    public object? Tag { get; set; }
}

/// <summary>An activity execution that is not over.</summary>
public sealed class ActivityExecutionContextState
{
    public string Id { get; set; } = "";
    public string? ParentContextId { get; set; }
    public string? SchedulingActivityExecutionId { get; set; }
    public string? SchedulingActivityId { get; set; }
    public string? SchedulingWorkflowInstanceId { get; set; }
    public int CallStackDepth { get; set; }
    public string ScheduledActivityNodeId { get; set; } = "";
    public string? OwnerActivityNodeId { get; set; }
    public IDictionary<string, object> Properties { get; set; } = new Dictionary<string, object>();
    public IDictionary<string, object> Metadata { get; set; } = new Dictionary<string, object>();
    public IDictionary<string, object> ActivityState { get; set; } = new Dictionary<string, object>();
    public IDictionary<string, object>? ActivityInput { get; set; }
    public ICollection<DynamicVariableState> DynamicVariables { get; set; } = [];
    public ActivityStatus Status { get; set; }
    public bool IsExecuting { get; set; }
    public int FaultCount { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? CompletedAt { get; set; }
    public object? Tag { get; set; }
}

/// <summary>A variable that came into being at run time.</summary>
public sealed class DynamicVariableState
{
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public object? Value { get; set; }
    public Type? StorageDriverType { get; set; }
}

/// <summary>An activity that was scheduled when the burst was stopped.</summary>
public sealed class ActivityWorkItemState
{
    public string ActivityNodeId { get; set; } = "";
    public string? OwnerContextId { get; set; }
    public string? ExistingActivityExecutionContextId { get; set; }
    public string? MethodName { get; set; }
    public object? Tag { get; set; }
    public IDictionary<string, object>? Input { get; set; }
}

namespace Elsa.Workflows.Runtime;

public sealed class DispatchWorkflowOptions
{
    public string? Channel { get; set; }
}

public sealed class StimulusMetadata
{
    public string? WorkflowInstanceId { get; set; }
    public string? CorrelationId { get; set; }
    public string? ActivityInstanceId { get; set; }
    public string? BookmarkId { get; set; }
    public string? ParentWorkflowInstanceId { get; set; }
    public IDictionary<string, object>? Input { get; set; }
    public IDictionary<string, object>? Properties { get; set; }
}

/// <summary>A task that a RunTask activity asks the application to do; it answers through <see cref="ITaskReporter"/>.</summary>
public sealed record RunTaskRequest(ActivityExecutionContext ActivityExecutionContext, string TaskId, string TaskName, IDictionary<string, object>? TaskPayload);

public sealed class ResumeBookmarkOptions
{
    public IDictionary<string, object>? Input { get; set; }
    public IDictionary<string, object>? Properties { get; set; }
}

/// <summary>How a child workflow ended, as ExecuteWorkflow hands it on.</summary>
public sealed class ExecuteWorkflowResult
{
    public string WorkflowDefinitionVersionId { get; set; } = "";
    public string WorkflowInstanceId { get; set; } = "";
    public string? CorrelationId { get; set; }
    public WorkflowStatus Status { get; set; }
    public WorkflowSubStatus SubStatus { get; set; }
    public IDictionary<string, object>? Output { get; set; }
}

using Elsa.Workflows.Models;

namespace Elsa.Workflows.Runtime.Requests;

/// <summary>Starts an instance of one version of a definition, after the commit of the transaction that asks for it.</summary>
public sealed class DispatchWorkflowDefinitionRequest
{
    public DispatchWorkflowDefinitionRequest()
    {
    }

    public DispatchWorkflowDefinitionRequest(string definitionVersionId) => DefinitionVersionId = definitionVersionId;

    public string DefinitionVersionId { get; set; } = "";
    public string? ParentWorkflowInstanceId { get; set; }
    public IDictionary<string, object>? Input { get; set; }
    public IDictionary<string, object>? Properties { get; set; }
    public string? CorrelationId { get; set; }

    /// <summary>The id the new instance gets; made by the dispatcher if not given.</summary>
    public string? InstanceId { get; set; }
    public string? TriggerActivityId { get; set; }
    public string? Name { get; set; }
    public IDictionary<string, object>? Variables { get; set; }
    public string? SchedulingActivityExecutionId { get; set; }
    public string? SchedulingWorkflowInstanceId { get; set; }
    public int? SchedulingCallStackDepth { get; set; }
}

/// <summary>Resumes an instance at a bookmark, after the commit.</summary>
public sealed class DispatchWorkflowInstanceRequest(string instanceId)
{
    public string InstanceId { get; set; } = instanceId;
    public string? BookmarkId { get; set; }
    public ActivityHandle? ActivityHandle { get; set; }
    public IDictionary<string, object>? Input { get; set; }
    public IDictionary<string, object>? Properties { get; set; }
    public string? CorrelationId { get; set; }
}

/// <summary>Starts all workflows whose trigger matches.</summary>
public sealed class DispatchTriggerWorkflowsRequest(string activityTypeName, object bookmarkPayload)
{
    public string ActivityTypeName { get; set; } = activityTypeName;
    public object BookmarkPayload { get; set; } = bookmarkPayload;
    public string? CorrelationId { get; set; }
    public string? WorkflowInstanceId { get; set; }
    public string? ActivityInstanceId { get; set; }
    public IDictionary<string, object>? Input { get; set; }
    public IDictionary<string, object>? Properties { get; set; }
}

/// <summary>Resumes all instances whose bookmark matches.</summary>
public sealed class DispatchResumeWorkflowsRequest(string activityTypeName, object bookmarkPayload)
{
    public string ActivityTypeName { get; set; } = activityTypeName;
    public object BookmarkPayload { get; set; } = bookmarkPayload;
    public string? CorrelationId { get; set; }
    public string? WorkflowInstanceId { get; set; }
    public string? ActivityInstanceId { get; set; }
    public IDictionary<string, object>? Input { get; set; }
}

public sealed class DispatchCancelWorkflowRequest
{
    public ICollection<string> WorkflowInstanceIds { get; set; } = [];
    public string? DefinitionId { get; set; }
    public string? DefinitionVersionId { get; set; }
}

/// <summary>A stimulus on its way to the bookmarks and triggers with the same hash.</summary>
public sealed class DispatchStimulusRequest
{
    public string? ActivityTypeName { get; set; }
    public object? Stimulus { get; set; }
    public string? StimulusHash { get; set; }
    public StimulusMetadata? Metadata { get; set; }
}

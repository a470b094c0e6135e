using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.State;

namespace Elsa.Workflows.Options
{
    /// <summary>How a new instance begins.</summary>
    public sealed class RunWorkflowOptions
    {
        public string? WorkflowInstanceId { get; set; }
        public string? CorrelationId { get; set; }
        public string? BookmarkId { get; set; }
        public ActivityHandle? ActivityHandle { get; set; }
        public IDictionary<string, object>? Input { get; set; }
        public IDictionary<string, object>? Variables { get; set; }
        public IDictionary<string, object>? Properties { get; set; }
        public string? TriggerActivityId { get; set; }
        public string? ParentWorkflowInstanceId { get; set; }
        public string? SchedulingActivityExecutionId { get; set; }
        public string? SchedulingWorkflowInstanceId { get; set; }
        public int? SchedulingCallStackDepth { get; set; }
    }
}

namespace Elsa.Workflows.Models
{
    /// <summary>How a run ended.</summary>
    public sealed record RunWorkflowResult(WorkflowState WorkflowState);
}

namespace Elsa.Workflows.Runtime
{
    /// <summary>Creates an instance and runs it to rest here and now, inside the caller's transaction.</summary>
    public interface IWorkflowInvoker
    {
        Task<RunWorkflowResult> InvokeAsync(WorkflowGraph workflowGraph, RunWorkflowOptions? options = default, CancellationToken cancellationToken = default);
    }
}

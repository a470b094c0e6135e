using Elsa.Workflows.Memory;

namespace Elsa.Workflows.Options
{
    public sealed class ScheduleWorkOptions
    {
        public ActivityCompletionCallback? CompletionCallback { get; set; }
        public object? Tag { get; set; }
        public ICollection<Variable>? Variables { get; set; }
        public ActivityExecutionContext? ExistingActivityExecutionContext { get; set; }
        public bool PreventDuplicateScheduling { get; set; }
        public IDictionary<string, object>? Input { get; set; }
        public string? SchedulingActivityExecutionId { get; set; }
        public string? SchedulingWorkflowInstanceId { get; set; }
    }

    public sealed class ActivityInvocationOptions
    {
        public ActivityExecutionContext? Owner { get; set; }
        public object? Tag { get; set; }
        public IEnumerable<Variable>? Variables { get; set; }
        public ActivityExecutionContext? ExistingActivityExecutionContext { get; set; }
        public IDictionary<string, object>? Input { get; set; }
    }

    public sealed class IncidentOptions
    {
        /// <summary>The strategy of workflows that name none; null: fault.</summary>
        public Type? DefaultIncidentStrategy { get; set; }
    }
}

namespace Elsa.Workflows.Models
{
    /// <summary>Names one activity, or one execution of it, in whichever way is at hand.</summary>
    public sealed class ActivityHandle
    {
        public string? ActivityId { get; set; }
        public string? ActivityNodeId { get; set; }
        public string? ActivityInstanceId { get; set; }
        public string? ActivityHash { get; set; }

        public static ActivityHandle FromActivityId(string activityId) => new() { ActivityId = activityId };

        public static ActivityHandle FromActivityNodeId(string activityNodeId) => new() { ActivityNodeId = activityNodeId };

        public static ActivityHandle FromActivityInstanceId(string activityInstanceId) => new() { ActivityInstanceId = activityInstanceId };

        public static ActivityHandle FromActivityHash(string activityHash) => new() { ActivityHash = activityHash };
    }
}

using Elsa.Workflows.State;

namespace Elsa.Workflows.Models
{
    /// <summary>An activity that failed, and why.</summary>
    public sealed class ActivityIncident
    {
        public ActivityIncident()
        {
        }

        public ActivityIncident(string activityId, string activityNodeId, string activityType, string message, ExceptionState? exception, DateTimeOffset timestamp)
        {
            ActivityId = activityId;
            ActivityNodeId = activityNodeId;
            ActivityType = activityType;
            Message = message;
            Exception = exception;
            Timestamp = timestamp;
        }

        public string ActivityId { get; set; } = "";
        public string ActivityNodeId { get; set; } = "";
        public string ActivityType { get; set; } = "";
        public string Message { get; set; } = "";
        public ExceptionState? Exception { get; set; }
        public DateTimeOffset Timestamp { get; set; }

        /// <summary>The execution that failed; what a retry, skip or given value is aimed at.</summary>
        public string? ActivityInstanceId { get; set; }
    }
}

namespace Elsa.Workflows.State
{
    /// <summary>An exception as it is kept.</summary>
    public sealed record ExceptionState(string Type, string Message, string? StackTrace, ExceptionState? InnerException)
    {
        public static ExceptionState? FromException(Exception? exception) => exception is null
            ? null
            : new ExceptionState(exception.GetType().FullName ?? exception.GetType().Name, exception.Message, exception.StackTrace, FromException(exception.InnerException));
    }
}

namespace Elsa.Workflows
{
    /// <summary>Decides what a fault does to the instance.</summary>
    public interface IIncidentStrategy
    {
        void HandleIncident(ActivityExecutionContext context);
    }

    /// <summary>Decides whether one more instance may start.</summary>
    public interface IWorkflowActivationStrategy
    {
        ValueTask<bool> GetAllowActivationAsync(WorkflowInstantiationStrategyContext context);
    }

    public sealed record WorkflowInstantiationStrategyContext(Elsa.Workflows.Activities.Workflow Workflow, string? CorrelationId, CancellationToken CancellationToken);
}

namespace Elsa.Workflows.IncidentStrategies
{
    /// <summary>The instance ends as faulted; activities already scheduled still run in this burst.</summary>
    public sealed class FaultStrategy : IIncidentStrategy
    {
        public void HandleIncident(ActivityExecutionContext context) => context.WorkflowExecutionContext.TransitionTo(WorkflowSubStatus.Faulted);
    }

    /// <summary>The instance goes on with its other branches; the faulted activity waits for someone to retry or skip it.</summary>
    public sealed class ContinueWithIncidentsStrategy : IIncidentStrategy
    {
        public void HandleIncident(ActivityExecutionContext context)
        {
            // Nothing changes: the incident is on record, and the other branches run on.
        }
    }
}

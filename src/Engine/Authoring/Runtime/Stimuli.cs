namespace Elsa.Workflows.Runtime.Stimuli
{
    public sealed record EventStimulus(string EventName);

    public sealed record RunTaskStimulus(string TaskId, string TaskName);

    public sealed record DispatchWorkflowStimulus(string ChildInstanceId);

    public sealed record ExecuteWorkflowStimulus(string ChildInstanceId);

    public sealed record BulkDispatchWorkflowsStimulus(string ParentInstanceId)
    {
        [Elsa.Workflows.Attributes.ExcludeFromHash]
        public long ScheduledInstanceIdsCount { get; set; }
    }
}

namespace Elsa.Scheduling.Bookmarks
{
    /// <summary>A stimulus that time itself sends: the runtime resumes its bookmark at this instant.</summary>
    public interface IDueStimulus
    {
        DateTimeOffset DueAt { get; }
    }

    public sealed record DelayPayload(DateTimeOffset ResumeAt) : IDueStimulus
    {
        DateTimeOffset IDueStimulus.DueAt => ResumeAt;
    }

    public sealed record StartAtPayload(DateTimeOffset ExecuteAt) : IDueStimulus
    {
        DateTimeOffset IDueStimulus.DueAt => ExecuteAt;
    }

    public sealed record TimerBookmarkPayload(DateTimeOffset ResumeAt) : IDueStimulus
    {
        DateTimeOffset IDueStimulus.DueAt => ResumeAt;
    }

    /// <summary>A published workflow begins every <paramref name="Interval"/>.</summary>
    public sealed record TimerTriggerPayload(TimeSpan Interval);

    public sealed record CronBookmarkPayload(DateTimeOffset ExecuteAt, string CronExpression) : IDueStimulus
    {
        DateTimeOffset IDueStimulus.DueAt => ExecuteAt;
    }

    /// <summary>A published workflow begins at each instant the expression names.</summary>
    public sealed record CronTriggerPayload(string CronExpression);
}

namespace Elsa.Scheduling
{
    /// <summary>Reads cron expressions.</summary>
    public interface ICronParser
    {
        /// <exception cref="FormatException">Not a cron expression.</exception>
        DateTimeOffset GetNextOccurrence(string expression);
    }
}

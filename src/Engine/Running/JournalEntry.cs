using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>One line of the journal: something happened to an activity's execution.</summary>
public readonly struct JournalEntry
{
    private readonly ActivityExecutionContext context;
    private readonly string? source;
    private readonly long timestamp;

    internal JournalEntry(ActivityExecutionContext context, string eventName, long timestamp, long sequence, string? message, string? source, object? payload)
    {
        this.context = context;
        this.timestamp = timestamp;
        this.source = source;
        EventName = eventName;
        Sequence = sequence;
        Message = message;
        Payload = payload;
    }

    /// <summary>Its place among all lines of the instance, from 0.</summary>
    public long Sequence { get; }

    /// <summary>Started, Resumed, Suspended, Completed, Canceled, Faulted, or a name of the activity's own.</summary>
    public string EventName { get; }

    public string? Message { get; }

    public object? Payload { get; }

    public DateTimeOffset Timestamp => new(timestamp, TimeSpan.Zero);

    public string? Source => source ?? context.Activity.GetSource();

    public string ActivityInstanceId => context.Id;

    public string? ParentActivityInstanceId => context.ParentActivityExecutionContext?.Id;

    public string ActivityId => context.Activity.Id;

    public string ActivityType => context.Activity.Type;

    public int ActivityTypeVersion => context.Activity.Version;

    public string? ActivityName => context.Activity.Name;

    public string NodeId => context.NodeId;

    internal WorkflowExecutionLogEntry ToLogEntry() => new(
        ActivityInstanceId, ParentActivityInstanceId, ActivityId, ActivityType, ActivityTypeVersion, ActivityName, NodeId, null, Timestamp, Sequence, EventName, Message, Source, Payload);
}

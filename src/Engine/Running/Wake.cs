namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Why an instance is woken for a burst.</summary>
public abstract record Wake;

/// <summary>It begins.</summary>
public sealed record StartWake : Wake
{
    public required string InstanceId { get; init; }
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public IDictionary<string, object>? Input { get; init; }

    /// <summary>Values by variable name, in place of the declared defaults.</summary>
    public IDictionary<string, object>? Variables { get; init; }
    public IDictionary<string, object>? Properties { get; init; }

    /// <summary>The activity to begin at; null: as the definition says.</summary>
    public string? TriggerActivityId { get; init; }
    public string? ParentInstanceId { get; init; }
    public string? SchedulingActivityExecutionId { get; init; }
    public string? SchedulingWorkflowInstanceId { get; init; }
    public int? SchedulingCallStackDepth { get; init; }
}

/// <summary>A stimulus met one of its bookmarks.</summary>
public sealed record ResumeWake(string BookmarkId) : Wake
{
    public IDictionary<string, object>? Input { get; init; }
    public IDictionary<string, object>? Properties { get; init; }
}

/// <summary>It is cancelled: everything it waits for goes, its records stay as they are.</summary>
public sealed record CancelWake : Wake;

/// <summary>Faulted activities run again, each in the execution that failed; those with unfinished work around them go on from there.</summary>
/// <param name="ActivityInstanceIds">Which executions; null: all that are faulted.</param>
public sealed record RetryWake(IReadOnlyCollection<string>? ActivityInstanceIds = null) : Wake;

/// <summary>A faulted activity counts as completed with these outcomes, "Done" if none, and these outputs by name.</summary>
public sealed record SkipWake(string ActivityInstanceId) : Wake
{
    public IReadOnlyList<string> Outcomes { get; init; } = [];
    public IReadOnlyDictionary<string, object?>? Outputs { get; init; }
}

/// <summary>The workflow runs again from its root inside the same instance: what Elsa's alterations do to retry. Elsa's API only; see RetryWake.</summary>
public sealed record RestartWake : Wake
{
    /// <summary>A line the journal gets first.</summary>
    public string? Note { get; init; }
}

namespace BenchmarkWorkflow.Inbox.Answers;

/// <summary>Where one person's answer to a task of several stands.</summary>
public enum AnswerState
{
    Awaited,
    Given,

    /// <summary>Asked, did not answer, and another was asked instead.</summary>
    Replaced,
}

/// <summary>One person's place among those who answer a task, and their answer once it is in.</summary>
public sealed class TaskAnswer
{
    public long Id { get; internal set; }

    public long TaskId { get; internal set; }

    public string User { get; internal set; } = "";

    public AnswerState State { get; internal set; }

    public string? Action { get; internal set; }

    public string? DataJson { get; internal set; }

    public string? Comment { get; internal set; }

    public DateTimeOffset AskedAt { get; internal set; }

    public DateTimeOffset? AnsweredAt { get; internal set; }

    public string? ReplacedBy { get; internal set; }
}

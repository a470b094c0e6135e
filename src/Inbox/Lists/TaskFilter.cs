using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Lists;

/// <summary>Which part of the inbox to look at; the words are those of Elsa.UserTasks.</summary>
public enum TaskScope
{
    /// <summary>Open and mine: I hold it, or my answer is awaited.</summary>
    Assigned,

    /// <summary>Open, and I may claim it.</summary>
    Available,

    /// <summary>Assigned and available together.</summary>
    Open,

    /// <summary>Ended, and I held, answered or ended it.</summary>
    History,

    /// <summary>Secretariat: everything.</summary>
    All,

    /// <summary>Secretariat: nobody holds it, it is overdue, or its workflow has not taken the result.</summary>
    NeedsAttention,
}

/// <summary>What a list is sorted by; the id settles ties.</summary>
public enum TaskSort
{
    /// <summary>Soonest due first; tasks without a due date last.</summary>
    Due,

    /// <summary>Most urgent first.</summary>
    Priority,

    /// <summary>Newest first.</summary>
    Newest,

    /// <summary>Oldest first.</summary>
    Oldest,
}

/// <summary>What to list. Everything left null filters nothing.</summary>
public sealed record TaskFilter
{
    public TaskScope Scope { get; init; } = TaskScope.Open;

    public IReadOnlyList<UserTaskStatus>? Statuses { get; init; }

    public string? TaskType { get; init; }

    public string? Assignee { get; init; }

    /// <summary>One group's queue.</summary>
    public string? Group { get; init; }

    public string? AboutKind { get; init; }

    public string? AboutId { get; init; }

    /// <summary>Due until the end of that day, counted from today (0) in Shanghai, overdue ones among them: a saved filter means the same tomorrow.</summary>
    public int? DueWithinDays { get; init; }

    public DateTimeOffset? DueBefore { get; init; }

    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>True: due and not ended. False: the rest.</summary>
    public bool? Overdue { get; init; }

    /// <summary>True: hides tasks whose follow-up is still to come.</summary>
    public bool? ReadyToFollowUp { get; init; }

    public int? MinPriority { get; init; }

    /// <summary>Part of the title, summary or reference.</summary>
    public string? Search { get; init; }

    public TaskSort Sort { get; init; } = TaskSort.Due;
}

/// <summary>A line of the list: the safe summary, which every candidate may read.</summary>
public sealed record TaskLine(
    long Id, string Title, string Summary, string Reference, string TaskType, UserTaskStatus Status, string? Assignee, int Priority,
    DateTimeOffset CreatedAt, DateTimeOffset? DueAt, DateTimeOffset? FollowUpAt, bool Overdue, string? AboutKind, string? AboutId,
    bool TakesSeveralAnswers, string? Outcome, string? OutcomeLabel, long Revision);

/// <summary>One page of a list.</summary>
/// <param name="Next">Cursor of the next page; null at the end. A task added or moved meanwhile is neither skipped nor shown twice unless its own sort value changed.</param>
public sealed record TaskPage(IReadOnlyList<TaskLine> Tasks, string? Next);

/// <summary>How many tasks wait for a person.</summary>
/// <param name="NeedsAttention">0 for those outside the secretariat.</param>
public sealed record TaskCounts(int Assigned, int Available, int Overdue, int DueToday, int NeedsAttention);

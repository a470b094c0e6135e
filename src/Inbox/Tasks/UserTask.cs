using BenchmarkWorkflow.Inbox.Answers;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>Something a person, or several people, have to do for a workflow or for a colleague.</summary>
public sealed class UserTask
{
    public const int DefaultPriority = 50;

    public long Id { get; internal set; }

    /// <summary>Unique where given: making the same task twice gives the first one back.</summary>
    public string? Key { get; internal set; }

    /// <summary>What kind of work it is, such as <c>document-review</c>; for filters and forms.</summary>
    public string TaskType { get; internal set; } = "";

    public string Title { get; internal set; } = "";

    /// <summary>One or two lines that every candidate may read before claiming.</summary>
    public string Summary { get; internal set; } = "";

    /// <summary>The full description; only for those who hold the task.</summary>
    public string Instructions { get; internal set; } = "";

    /// <summary>The number people know the matter by, such as a receipt number.</summary>
    public string Reference { get; internal set; } = "";

    public string? Requester { get; internal set; }

    public UserTaskStatus Status { get; internal set; }

    public string? Assignee { get; internal set; }

    /// <summary>Who passed it on to the assignee, where somebody did.</summary>
    public string? DelegatedBy { get; internal set; }

    public bool AllowDelegation { get; internal set; }

    /// <summary>0 (can wait) to 100 (at once).</summary>
    public int Priority { get; internal set; } = DefaultPriority;

    public DateTimeOffset CreatedAt { get; internal set; }

    public DateTimeOffset? DueAt { get; internal set; }

    /// <summary><see cref="DueAt"/>, or the end of time: lists sort and page by it.</summary>
    public DateTimeOffset DueOrder { get; internal set; }

    public DateTimeOffset? FollowUpAt { get; internal set; }

    /// <summary>The form as <see cref="Forms.TaskForm"/>, where the task asks for data.</summary>
    public string? FormJson { get; internal set; }

    /// <summary>The outcomes to choose from: a list of <see cref="TaskAction"/>.</summary>
    public string ActionsJson { get; internal set; } = "[]";

    /// <summary>What the form is filled with at first, and what the page shows beside it.</summary>
    public string DataJson { get; internal set; } = "{}";

    /// <summary>Kind of the matter it is about, such as <c>application</c>.</summary>
    public string? AboutKind { get; internal set; }

    public string? AboutId { get; internal set; }

    public string? WorkflowInstanceId { get; internal set; }

    public string? CorrelationId { get; internal set; }

    /// <summary>What the workflow is waiting for, in its own words; given back to the listener untouched.</summary>
    public string? BookmarkId { get; internal set; }

    /// <summary>Whether several people answer it.</summary>
    public bool TakesSeveralAnswers { get; internal set; }

    /// <summary>How many answers end it; null: all of the named respondents.</summary>
    public int? AnswersNeeded { get; internal set; }

    /// <summary>An action that ends the task at once whoever gives it (一票否决).</summary>
    public string? VetoAction { get; internal set; }

    /// <summary>The action the task ended with.</summary>
    public string? Outcome { get; internal set; }

    /// <summary>The data it ended with.</summary>
    public string? ResultJson { get; internal set; }

    /// <summary>The opinion it ended with, where one person answered.</summary>
    public string? Opinion { get; internal set; }

    public string? FinishedBy { get; internal set; }

    public DateTimeOffset? FinishedAt { get; internal set; }

    /// <summary>Grows by one with every change.</summary>
    public long Revision { get; internal set; } = 1;

    public List<TaskCandidate> Candidates { get; } = [];

    public List<TaskAnswer> Answers { get; } = [];

    internal void SetDue(DateTimeOffset? due)
    {
        DueAt = due;
        DueOrder = due ?? EndOfTime;
    }

    internal static readonly DateTimeOffset EndOfTime = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);
}

using BenchmarkWorkflow.Inbox.Forms;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>A task to be made. Everybody it names is a user name or a group name.</summary>
public sealed record NewUserTask
{
    public required string Title { get; init; }

    public required string TaskType { get; init; }

    /// <summary>Makes the creation repeatable: the same key twice is one task.</summary>
    public string? Key { get; init; }

    public string Summary { get; init; } = "";

    public string Instructions { get; init; } = "";

    public string Reference { get; init; } = "";

    public string? Requester { get; init; }

    public string? Assignee { get; init; }

    public IReadOnlyList<string> CandidateUsers { get; init; } = [];

    public IReadOnlyList<string> CandidateGroups { get; init; } = [];

    public IReadOnlyList<string> ExcludedUsers { get; init; } = [];

    /// <summary>Named people who each answer for themselves. Empty with <see cref="AnswersNeeded"/> set: any candidates.</summary>
    public IReadOnlyList<string> Respondents { get; init; } = [];

    /// <summary>How many answers end the task; null with respondents: all of them; null without: an ordinary task.</summary>
    public int? AnswersNeeded { get; init; }

    /// <summary>An action that ends the task at once (一票否决).</summary>
    public string? VetoAction { get; init; }

    public bool AllowDelegation { get; init; } = true;

    /// <summary>0 to 100.</summary>
    public int Priority { get; init; } = UserTask.DefaultPriority;

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? FollowUpAt { get; init; }

    public TaskForm? Form { get; init; }

    public IReadOnlyList<TaskAction> Actions { get; init; } = [TaskAction.Done];

    /// <summary>A JSON object: what the page shows and the form starts with. At most 256 KiB; files by reference.</summary>
    public string DataJson { get; init; } = "{}";

    public string? AboutKind { get; init; }

    public string? AboutId { get; init; }

    public string? WorkflowInstanceId { get; init; }

    public string? CorrelationId { get; init; }

    public string? BookmarkId { get; init; }
}

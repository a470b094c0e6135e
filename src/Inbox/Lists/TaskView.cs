using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.Notes;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Lists;

/// <summary>A task as one person may see it.</summary>
public sealed record TaskView
{
    public required TaskLine Line { get; init; }

    /// <summary>What the person may do with it now.</summary>
    public required TaskPowers May { get; init; }

    /// <summary>Null for a candidate who has not claimed it.</summary>
    public TaskDetails? Details { get; init; }

    public IReadOnlyList<TaskComment> Comments { get; init; } = [];

    public IReadOnlyList<TaskAttachment> Attachments { get; init; } = [];

    /// <summary>The person's own unfinished answer.</summary>
    public TaskDraft? Draft { get; init; }
}

/// <summary>What those who hold the task read.</summary>
public sealed record TaskDetails(
    string Instructions, string? Requester, TaskForm? Form, IReadOnlyList<TaskAction> Actions, string DataJson, string? ResultJson, string? Opinion,
    string? DelegatedBy, bool AllowDelegation, string? FinishedBy, DateTimeOffset? FinishedAt, IReadOnlyList<TaskAnswer> Answers, int AnswersGiven, int AnswersNeeded)
{
    /// <summary>Who is asked and whose answer is in, not what it says; for the secretariat. Empty for others.</summary>
    public IReadOnlyList<TaskSeat> Seats { get; private init; } = [];

    internal static TaskDetails Of(UserTask task, TaskPerson person)
    {
        var blind = IsBlind(task, person);
        return new(
            task.Instructions, task.Requester, TaskMaking.Form(task), TaskMaking.Actions(task), task.DataJson, blind ? null : task.ResultJson, task.Opinion,
            task.DelegatedBy, task.AllowDelegation, task.FinishedBy, task.FinishedAt,
            [.. task.Answers.Where(answer => !blind || answer.User == person.Name).OrderBy(answer => answer.Id)],
            task.TakesSeveralAnswers ? AnswerRules.Given(task) : 0, task.TakesSeveralAnswers ? AnswerRules.Needed(task) : 0)
        {
            Seats = person.MayOverride ? [.. task.Answers.OrderBy(answer => answer.Id).Select(answer => new TaskSeat(answer.User, answer.State, answer.AnsweredAt))] : [],
        };
    }

    /// <summary>
    /// Nobody, the secretariat included, reads others' answers before all are in. A task that a veto, the time or somebody ended is no reason to: who was still to
    /// answer may be asked again by another. And who was asked and has not answered reads no answer here at all.
    /// </summary>
    internal static bool IsBlind(UserTask task, TaskPerson person) => task.TakesSeveralAnswers && !person.IsSystem
        && (task.Status is not (UserTaskStatus.Completing or UserTaskStatus.Completed) || (task.VetoAction is { } veto && task.Outcome == veto)
            || task.Answers.Any(answer => answer.User == person.Name && answer.State != AnswerState.Given));
}

/// <summary>One person's place among those who answer.</summary>
public sealed record TaskSeat(string User, AnswerState State, DateTimeOffset? AnsweredAt);

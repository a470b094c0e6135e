using System.Text.Json;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Forms;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>How a task's row is filled, read and finished.</summary>
internal static class TaskMaking
{
    public static UserTask Make(NewUserTask wanted, DateTimeOffset now)
    {
        var several = wanted.Respondents.Count > 0 || wanted.AnswersNeeded is not null;
        var task = new UserTask
        {
            Key = wanted.Key,
            TaskType = wanted.TaskType,
            Title = wanted.Title,
            Summary = wanted.Summary,
            Instructions = wanted.Instructions,
            Reference = wanted.Reference,
            Requester = wanted.Requester,
            Assignee = wanted.Assignee,
            AllowDelegation = wanted.AllowDelegation,
            Priority = wanted.Priority,
            CreatedAt = now,
            FollowUpAt = wanted.FollowUpAt,
            FormJson = wanted.Form is null ? null : JsonSerializer.Serialize(wanted.Form, InboxJson.Stored.TaskForm),
            ActionsJson = JsonSerializer.Serialize(wanted.Actions, InboxJson.Stored.IReadOnlyListTaskAction),
            DataJson = wanted.DataJson,
            AboutKind = wanted.AboutKind,
            AboutId = wanted.AboutId,
            WorkflowInstanceId = wanted.WorkflowInstanceId,
            CorrelationId = wanted.CorrelationId,
            BookmarkId = wanted.BookmarkId,
            TakesSeveralAnswers = several,
            AnswersNeeded = wanted.AnswersNeeded,
            VetoAction = wanted.VetoAction,
        };
        task.SetDue(wanted.DueAt);
        task.Candidates.AddRange(Candidates(CandidateKind.User, wanted.CandidateUsers));
        task.Candidates.AddRange(Candidates(CandidateKind.Group, wanted.CandidateGroups));
        task.Candidates.AddRange(Candidates(CandidateKind.Excluded, wanted.ExcludedUsers));
        task.Answers.AddRange(wanted.Respondents.Select(user => new TaskAnswer { User = user, State = AnswerState.Awaited, AskedAt = now }));
        task.Status = HeldStatus(task);
        return task;
    }

    /// <summary>Where an open task stands, from who holds it.</summary>
    public static UserTaskStatus HeldStatus(UserTask task) =>
        task.Assignee is not null || task.Answers.Count > 0 ? UserTaskStatus.Assigned
        : task.Candidates.Any(candidate => candidate.Kind != CandidateKind.Excluded) ? UserTaskStatus.Available
        : UserTaskStatus.Unassigned;

    public static void Finish(UserTask task, string outcome, string resultJson, string actor, DateTimeOffset now) =>
        (task.Outcome, task.ResultJson, task.FinishedBy, task.FinishedAt) = (outcome, resultJson, actor, now);

    /// <summary>The person's place among the respondents; a candidate who answers takes a new one.</summary>
    public static TaskAnswer Seat(UserTask task, string user, DateTimeOffset now)
    {
        if (task.Answers.FirstOrDefault(answer => answer.User == user && answer.State != AnswerState.Replaced) is { } seat) return seat;
        var taken = new TaskAnswer { User = user, AskedAt = now };
        task.Answers.Add(taken);
        return taken;
    }

    public static void Give(this TaskAnswer seat, TaskAnswerGiven given, DateTimeOffset now) =>
        (seat.State, seat.Action, seat.DataJson, seat.Comment, seat.AnsweredAt) = (AnswerState.Given, given.Action, given.DataJson, given.Comment, now);

    public static IReadOnlyList<TaskAction> Actions(UserTask task) =>
        JsonSerializer.Deserialize(task.ActionsJson, InboxJson.Stored.IReadOnlyListTaskAction) ?? [];

    /// <summary>What people read for an outcome; null for those that are no action of the task.</summary>
    public static string? LabelOf(UserTask task, string? outcome) => outcome is null ? null : Actions(task).FirstOrDefault(action => action.Key == outcome)?.Label;

    public static TaskForm? Form(UserTask task) =>
        task.FormJson is { } json ? JsonSerializer.Deserialize(json, InboxJson.Stored.TaskForm) : null;

    private static IEnumerable<TaskCandidate> Candidates(CandidateKind kind, IReadOnlyList<string> names) =>
        names.Distinct().Select(name => new TaskCandidate { Kind = kind, Name = name });
}

using System.Text.Json;
using BenchmarkWorkflow.Inbox.Absences;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.History;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>A task's life: made, answered, timed out, cancelled, settled. Each verb is part of the transaction around it.</summary>
public sealed class UserTasks
{
    private static readonly SteadyQuery<string, UserTask?> OfKey = new((db, key, _) => db.Set<UserTask>().AsNoTracking().Include(t => t.Answers).FirstOrDefault(t => t.Key == key));

    private readonly DbContext db;
    private readonly TimeProvider time;
    private readonly Absentees absentees;
    private readonly TaskLedger ledger;
    private readonly IEnumerable<ITaskListener> listeners;

    internal UserTasks(DbContext db, TimeProvider time, Absentees absentees, TaskLedger ledger, IEnumerable<ITaskListener> listeners) =>
        (this.db, this.time, this.absentees, this.ledger, this.listeners) = (db, time, absentees, ledger, listeners);

    /// <summary>
    /// Makes the task. An assignee who is away is replaced by their delegate, as <see cref="Absence"/> says, unless that one is excluded.
    /// </summary>
    /// <exception cref="RuleBrokenException">The task makes no sense; nothing was made.</exception>
    public async Task<TaskReceipt> CreateAsync(NewUserTask wanted, CancellationToken ct)
    {
        if (await MadeBeforeAsync(wanted.Key, ct) is { } before) return TaskLedger.Receipt(before, before.CreatedAt);
        if (TaskCreationRules.Check(wanted) is { Count: > 0 } broken) throw new RuleBrokenException(broken);

        var now = time.GetUtcNow();
        var task = TaskMaking.Make(wanted, now);
        var standIn = wanted.Assignee is null ? null : await absentees.DelegateOfAsync(wanted.Assignee, now, ct);
        var handOver = standIn is not null && !wanted.ExcludedUsers.Contains(standIn);
        if (handOver) (task.Assignee, task.DelegatedBy) = (standIn, wanted.Assignee);
        db.Add(task);
        await db.SaveChangesAsync(ct);

        db.Add(History(task, TaskEventKind.Created, TaskAct.System, now, wanted.Title));
        if (handOver) db.Add(History(task, TaskEventKind.HandedOver, TaskAct.System, now, standIn));
        await db.SaveChangesAsync(ct);
        return TaskLedger.Receipt(task, now);
    }

    /// <summary>Asks an open task's question anew: what may be chosen has changed since it was made. Answers given stay as they are.</summary>
    public async Task RenewFormAsync(long taskId, TaskForm form, CancellationToken ct)
    {
        var task = await db.Set<UserTask>().SingleAsync(one => one.Id == taskId && one.FinishedAt == null, ct);
        task.FormJson = JsonSerializer.Serialize(form, InboxJson.Stored.TaskForm);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Answers the task. Where several answer, this is one of the answers, and the task ends with the one that makes the number full.
    /// When it ends, the workflow's stimulus is written in the same transaction: once that has committed, the answer is durable and will be acted on.
    /// </summary>
    /// <exception cref="RuleBrokenException">Not theirs, finished, excluded, or the form is wrong (one rule a field).</exception>
    public Task<TaskReceipt> CompleteAsync(TaskAct act, TaskAnswerGiven given, CancellationToken ct) =>
        ledger.ChangeAsync(act, "complete", JsonSerializer.Serialize(given, InboxJson.Stored.TaskAnswerGiven), async (task, person, now, ct) =>
        {
            var actions = TaskMaking.Actions(task);
            if (TaskRules.MayAnswer(task, person, given, act.Reason, actions, TaskMaking.Form(task)) is { Count: > 0 } broken) throw new RuleBrokenException(broken);
            await TellAsync(task, person.Name, given, ct);
            if (!task.TakesSeveralAnswers)
            {
                await EndAsync(task, TaskEnding.Completed, given.Action, given.DataJson, act.Actor, now, ct, given.Comment);
                return TaskEvent.Of(TaskEventKind.Completed, given.Action);
            }

            TaskMaking.Seat(task, person.Name, now).Give(given, now);
            if (AnswerRules.Outcome(task, actions) is not { } outcome) return TaskEvent.Of(TaskEventKind.Answered, given.Action);
            await EndAsync(task, TaskEnding.Completed, outcome, AnswerRules.Result(task), act.Actor, now, ct);
            return TaskEvent.Of(TaskEventKind.Completed, outcome);
        }, ct);

    /// <summary>The secretariat stops waiting: the task ends as timed out, with the answers that are in. The workflow is told.</summary>
    public Task<TaskReceipt> CloseEarlyAsync(TaskAct act, CancellationToken ct) =>
        EndByPersonAsync(act, "close-early", TaskEnding.TimedOut, TaskAction.Timeout, TaskEventKind.ClosedEarly, ct);

    /// <summary>The secretariat cancels the task. The workflow is told.</summary>
    public Task<TaskReceipt> CancelByPersonAsync(TaskAct act, CancellationToken ct) =>
        EndByPersonAsync(act, "cancel", TaskEnding.Cancelled, TaskAction.Cancelled, TaskEventKind.Cancelled, ct);

    /// <summary>The workflow's own timer is due: the task is timed out at once and no listener is called.</summary>
    /// <returns>False when the task had ended already: an answer came first, and its stimulus is on the way or taken.</returns>
    public Task<bool> TimeOutAsync(long taskId, CancellationToken ct) => EndByWorkflowAsync(taskId, TaskEnding.TimedOut, TaskAction.Timeout, null, ct);

    /// <summary>The workflow takes the task back (its step was cancelled, the applicant withdrew): cancelled at once, no listener is called.</summary>
    /// <returns>False when the task had ended already.</returns>
    public Task<bool> CancelAsync(long taskId, string reason, CancellationToken ct) =>
        EndByWorkflowAsync(taskId, TaskEnding.Cancelled, TaskAction.Cancelled, reason, ct);

    /// <summary>The workflow has taken the result: Completing becomes Completed, and likewise. On a settled task it does nothing.</summary>
    public Task<TaskReceipt> SettleAsync(long taskId, CancellationToken ct) =>
        ledger.ChangeAsync(new TaskAct(taskId, TaskAct.System), "settle", "", (task, _, _, _) =>
        {
            task.Status = task.Status.Settled();
            return Task.FromResult(TaskEvent.Of(TaskEventKind.Settled));
        }, ct, isDone: task => task.Status.Settled() == task.Status);

    private Task<TaskReceipt> EndByPersonAsync(TaskAct act, string verb, TaskEnding ending, string outcome, TaskEventKind kind, CancellationToken ct) =>
        ledger.ChangeAsync(act, verb, "", async (task, person, now, ct) =>
        {
            RuleBrokenException.ThrowIf(TaskRules.MayEnd(task, person, act.Reason));
            await EndAsync(task, ending, outcome, ResultSoFar(task), act.Actor, now, ct);
            return TaskEvent.Of(kind);
        }, ct);

    private async Task<bool> EndByWorkflowAsync(long taskId, TaskEnding ending, string outcome, string? reason, CancellationToken ct)
    {
        var ended = false;
        try
        {
            await ledger.ChangeAsync(new TaskAct(taskId, TaskAct.System) { Reason = reason }, outcome, "", (task, _, now, _) =>
            {
                RuleBrokenException.ThrowIf(TaskRules.MustBeOpen(task));
                TaskMaking.Finish(task, outcome, ResultSoFar(task), TaskAct.System, now);
                task.Status = ending.Arrived();
                ended = true;
                return Task.FromResult(TaskEvent.Of(ending == TaskEnding.TimedOut ? TaskEventKind.TimedOut : TaskEventKind.Cancelled));
            }, ct);
        }
        catch (RuleBrokenException finished) when (!ended && finished.Rules is [{ Name: "task-finished" }])
        {
            return false;
        }

        return ended;
    }

    private async Task TellAsync(UserTask task, string person, TaskAnswerGiven given, CancellationToken ct)
    {
        var answer = new GivenAnswer(
            task.Id, task.TaskType, task.AboutKind, task.AboutId, person, given.Action, given.DataJson, given.Comment, task.WorkflowInstanceId, task.CorrelationId);
        foreach (var listener in listeners) await listener.AnswerGivenAsync(answer, ct);
    }

    private async Task EndAsync(UserTask task, TaskEnding ending, string outcome, string resultJson, string actor, DateTimeOffset now, CancellationToken ct, string? comment = null)
    {
        TaskMaking.Finish(task, outcome, resultJson, actor, now);
        task.Opinion = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();
        await db.Database.ExecuteSqlAsync($"DELETE FROM task_draft WHERE task_id = {task.Id}", ct);
        var ended = new EndedTask(task.Id, task.TaskType, ending, outcome, resultJson, actor, task.WorkflowInstanceId, task.CorrelationId, task.BookmarkId, comment);
        var awaited = false;
        foreach (var listener in listeners) awaited |= await listener.TaskEndedAsync(ended, ct);
        task.Status = awaited ? ending.OnTheWay() : ending.Arrived();
    }

    private static string ResultSoFar(UserTask task) => task.TakesSeveralAnswers ? AnswerRules.Result(task) : "{}";

    private async Task<UserTask?> MadeBeforeAsync(string? key, CancellationToken ct) =>
        key is null ? null : await OfKey.AskAsync(db, key, ct);

    private static TaskEvent History(UserTask task, TaskEventKind kind, string actor, DateTimeOffset now, string? detail) =>
        new() { TaskId = task.Id, Revision = task.Revision, Kind = kind, Actor = actor, At = now, Detail = detail };
}

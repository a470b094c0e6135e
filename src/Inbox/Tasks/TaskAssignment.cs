using System.Globalization;
using BenchmarkWorkflow.Inbox.Absences;
using BenchmarkWorkflow.Inbox.History;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>Who holds a task, and when it should be looked at. Each verb is part of the transaction around it.</summary>
public sealed class TaskAssignment
{
    private readonly TaskLedger ledger;
    private readonly Absentees absentees;

    internal TaskAssignment(TaskLedger ledger, Absentees absentees) => (this.ledger, this.absentees) = (ledger, absentees);

    /// <summary>The actor takes an available task. Of two at once exactly one gets it; the other is told who.</summary>
    public Task<TaskReceipt> ClaimAsync(TaskAct act, CancellationToken ct) =>
        ledger.ChangeAsync(act, "claim", "", (task, person, _, _) =>
        {
            RuleBrokenException.ThrowIf(TaskRules.MayClaim(task, person));
            Hold(task, person.Name);
            return Task.FromResult(TaskEvent.Of(TaskEventKind.Claimed));
        }, ct);

    /// <summary>The assignee gives it back to its candidates; a task without candidates only the secretariat may release.</summary>
    public Task<TaskReceipt> ReleaseAsync(TaskAct act, CancellationToken ct) =>
        ledger.ChangeAsync(act, "release", "", (task, person, _, _) =>
        {
            RuleBrokenException.ThrowIf(TaskRules.MayRelease(task, person, act.Reason));
            Hold(task, null);
            return Task.FromResult(TaskEvent.Of(TaskEventKind.Released));
        }, ct);

    /// <summary>The secretariat gives it to somebody; taking it from another needs a reason. Somebody who is away is refused.</summary>
    public Task<TaskReceipt> AssignAsync(TaskAct act, string assignee, CancellationToken ct) =>
        ledger.ChangeAsync(act, "assign", assignee, async (task, person, now, ct) =>
        {
            RuleBrokenException.ThrowIf(TaskRules.MayAssign(task, person, assignee, act.Reason)
                ?? (person.IsSystem ? null : await MayHaveAsync(task, assignee, ct))
                ?? await PresentAsync(assignee, now, ct));
            Hold(task, assignee);
            return TaskEvent.Of(TaskEventKind.Assigned, assignee);
        }, ct);

    /// <summary>The assignee passes it on (转办). The new assignee answers in their own name.</summary>
    public Task<TaskReceipt> DelegateAsync(TaskAct act, string to, CancellationToken ct) =>
        ledger.ChangeAsync(act, "delegate", to, async (task, person, now, ct) =>
        {
            RuleBrokenException.ThrowIf(
                TaskRules.MayDelegate(task, person, to, act.Reason)
                ?? await MayPassToAsync(task, person, to, ct)
                ?? await PresentAsync(to, now, ct));
            var from = task.Assignee;
            Hold(task, to);
            task.DelegatedBy = from;
            return TaskEvent.Of(TaskEventKind.Delegated, to);
        }, ct);

    /// <param name="priority">0 to 100.</param>
    public Task<TaskReceipt> SetPriorityAsync(TaskAct act, int priority, CancellationToken ct) =>
        ledger.ChangeAsync(act, "priority", Text(priority), (task, person, _, _) =>
        {
            RuleBrokenException.ThrowIf(TaskRules.MayPlan(task, person) ?? TaskRules.PriorityRule(priority));
            task.Priority = priority;
            return Task.FromResult(TaskEvent.Of(TaskEventKind.PriorityChanged, Text(priority)));
        }, ct);

    /// <summary>
    /// Moves the due date people see and sort by. It moves no workflow timer: the workflow that moves its timer calls this too.
    /// </summary>
    public Task<TaskReceipt> SetDueAsync(TaskAct act, DateTimeOffset? due, CancellationToken ct) =>
        ledger.ChangeAsync(act, "due", due?.ToString("O") ?? "", (task, person, _, _) =>
        {
            RuleBrokenException.ThrowIf(TaskRules.MayPlan(task, person)
                ?? (person.MayOverride ? null : new BrokenRule("secretariat-only", "办理期限只能由秘书处调整。")));
            task.SetDue(due);
            return Task.FromResult(TaskEvent.Of(TaskEventKind.DueChanged, Text(due)));
        }, ct);

    /// <summary>When the holder wants to be reminded of it.</summary>
    public Task<TaskReceipt> SetFollowUpAsync(TaskAct act, DateTimeOffset? followUp, CancellationToken ct) =>
        ledger.ChangeAsync(act, "follow-up", followUp?.ToString("O") ?? "", (task, person, _, _) =>
        {
            RuleBrokenException.ThrowIf(TaskRules.MayPlan(task, person));
            task.FollowUpAt = followUp;
            return Task.FromResult(TaskEvent.Of(TaskEventKind.FollowUpChanged, Text(followUp)));
        }, ct);

    /// <summary>The secretariat gives a task without candidates to whom it sees fit, so long as there is such a person.</summary>
    private async Task<BrokenRule?> MayHaveAsync(UserTask task, string assignee, CancellationToken ct)
    {
        var target = await ledger.PersonAsync(assignee, ct);
        return target.Groups.Count == 0 ? new BrokenRule("assignee-unknown", $"没有用户 {assignee}，或其账户已停用，请另选他人。", "to") : TaskRules.MayReceive(task, target, otherwise: true);
    }

    private async Task<BrokenRule?> MayPassToAsync(UserTask task, TaskPerson from, string to, CancellationToken ct)
    {
        var target = await ledger.PersonAsync(to, ct);
        return TaskRules.MayReceive(task, target, otherwise: ledger.AreColleagues(from, target));
    }

    private async Task<BrokenRule?> PresentAsync(string user, DateTimeOffset now, CancellationToken ct) =>
        await absentees.DelegateOfAsync(user, now, ct) is { } standIn
            ? new BrokenRule("assignee-absent", $"{user} 外出期间由 {standIn} 代办，请直接交给 {standIn}。", "to") : null;

    private static void Hold(UserTask task, string? assignee)
    {
        (task.Assignee, task.DelegatedBy) = (assignee, null);
        task.Status = TaskMaking.HeldStatus(task);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset? instant) => instant is { } at ? InboxTime.Minute(at) : "无";
}

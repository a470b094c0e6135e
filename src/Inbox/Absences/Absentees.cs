using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Inbox.Absences;

/// <summary>Out-of-office: declared with a mandatory delegate, revoked, and carried out.</summary>
public sealed class Absentees
{
    /// <summary>How many tasks move in one unit: SQLite's one writer is not kept for longer than a moment.</summary>
    public const int AtOnce = 100;

    private static readonly SteadyList<DateTimeOffset, Absence> Covering = new((db, instant) =>
        db.Set<Absence>().AsNoTracking().Where(a => !a.Revoked && a.From <= instant && a.Until > instant).OrderBy(a => a.Id));

    private readonly DbContext db;
    private readonly TimeProvider time;
    private readonly TaskLedger ledger;

    internal Absentees(DbContext db, TimeProvider time, TaskLedger ledger) => (this.db, this.time, this.ledger) = (db, time, ledger);

    /// <summary>Declares that <paramref name="user"/> is away and <paramref name="delegateTo"/> acts meanwhile; what is due to move already begins to move at once.</summary>
    /// <returns>Id of the absence.</returns>
    public async Task<long> DeclareAsync(
        string user, string delegateTo, DateTimeOffset from, DateTimeOffset until, string? reason, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(await MayActForAsync(user, actor, ct));
        RuleBrokenException.ThrowIf(
            AbsenceRules.MayGiveReason(reason) ?? AbsenceRules.MayDeclare(user, delegateTo, from, until, time.GetUtcNow(), await ValidAsync(ct))
            ?? (ledger.AreColleagues(await ledger.PersonAsync(user, ct), await ledger.PersonAsync(delegateTo, ct))
                ? null : new BrokenRule("delegate-not-a-colleague", $"{delegateTo} 不是您的同事，不能代办您的任务，请另选受托人。", "delegate")));
        var absence = new Absence { User = user, Delegate = delegateTo, From = from, Until = until, Reason = reason, DeclaredAt = time.GetUtcNow() };
        db.Add(absence);
        await db.SaveChangesAsync(ct);
        if (absence.Covers(time.GetUtcNow())) await HandOverAsync(ct);
        return absence.Id;
    }

    /// <summary>The person is back, or does not leave. Tasks handed over stay where they are.</summary>
    public async Task RevokeAsync(long absenceId, string actor, CancellationToken ct)
    {
        var absence = await db.Set<Absence>().FindAsync([absenceId], ct)
            ?? throw NotFound(absenceId);
        if (await MayActForAsync(absence.User, actor, ct) is not null) throw NotFound(absenceId);
        if (absence.Revoked) return;
        absence.Revoked = true;
        absence.Revision++;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Absences that are not over, soonest first: the person's own, those in which they stand in, and for the secretariat everybody's.</summary>
    public async Task<IReadOnlyList<Absence>> CurrentAsync(string user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var all = (await ledger.PersonAsync(user, ct)).MayOverride;
        return await db.Set<Absence>().AsNoTracking().Where(a => !a.Revoked && a.Until > now && (all || a.User == user || a.Delegate == user)).OrderBy(a => a.From).ThenBy(a => a.Id).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Absence>> OfAsync(string user, CancellationToken ct) =>
        await db.Set<Absence>().AsNoTracking().Where(a => a.User == user && !a.Revoked).OrderBy(a => a.From).ToListAsync(ct);

    /// <summary>Who acts for the user at that instant, or null when the user is there.</summary>
    public async Task<string?> DelegateOfAsync(string user, DateTimeOffset instant, CancellationToken ct) =>
        AbsenceRules.DelegateOf(user, instant, await CoveringAsync(instant, ct));

    /// <summary>
    /// Moves the open tasks of everybody who is away now to their delegates, <see cref="AtOnce"/> at most, the oldest first; call it every few
    /// minutes. A task whose delegate is excluded, or that is not for the delegate's eyes or must be done in person, goes back to its candidates, else to the secretariat (Unassigned).
    /// </summary>
    /// <returns>How many tasks moved.</returns>
    public async Task<int> HandOverAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var away = await CoveringAsync(now, ct);
        var users = away.Select(absence => absence.User).Distinct().ToList();
        if (users.Count == 0) return 0;
        var held = await db.Set<UserTask>().AsNoTracking()
            .Where(t => t.Status == UserTaskStatus.Assigned && t.Assignee != null && users.Contains(t.Assignee))
            .OrderBy(t => t.Id).Select(t => t.Id).Take(AtOnce).ToListAsync(ct);
        var moved = 0;
        foreach (var id in held) moved += await HandOverAsync(id, away, ct) ? 1 : 0;
        return moved;
    }

    private async Task<bool> HandOverAsync(long taskId, IReadOnlyList<Absence> away, CancellationToken ct)
    {
        try
        {
            await ledger.ChangeAsync(new TaskAct(taskId, TaskAct.System), "hand-over", "", async (task, _, at, ct) =>
            {
                RuleBrokenException.ThrowIf(TaskRules.MustBeOpen(task));
                return await HandOverAsync(task, away, at, ct);
            }, ct);
            return true;
        }
        catch (RuleBrokenException finished) when (finished.Rules is [{ Name: "task-finished" }])
        {
            return false; // answered between the look and the lock
        }
    }

    private async Task<TaskEvent> HandOverAsync(UserTask task, IReadOnlyList<Absence> away, DateTimeOffset at, CancellationToken ct)
    {
        var from = task.Assignee ?? "";
        var to = AbsenceRules.DelegateOf(from, at, away);
        if (to is not null && task.AllowDelegation && !TaskRules.IsExcluded(task, to) && TaskRules.MayReceive(task, await ledger.PersonAsync(to, ct), otherwise: true) is null)
        {
            (task.Assignee, task.DelegatedBy) = (to, from);
            return TaskEvent.Of(TaskEventKind.HandedOver, to);
        }

        task.Assignee = null;
        task.Status = TaskMaking.HeldStatus(task);
        return TaskEvent.Of(TaskEventKind.Released, from);
    }

    private static RuleBrokenException NotFound(long absenceId) => new(new BrokenRule("absence-not-found", $"没有编号为 {absenceId} 的外出登记。"));

    internal async Task<IReadOnlyList<Absence>> CoveringAsync(DateTimeOffset instant, CancellationToken ct) => await Covering.AskAsync(db, instant, ct);

    private async Task<IReadOnlyList<Absence>> ValidAsync(CancellationToken ct) =>
        await db.Set<Absence>().AsNoTracking().Where(a => !a.Revoked).OrderBy(a => a.Id).ToListAsync(ct);

    private async Task<BrokenRule?> MayActForAsync(string user, string actor, CancellationToken ct) =>
        user == actor || (await ledger.PersonAsync(actor, ct)).MayOverride
            ? null : new BrokenRule("not-yours", "只能登记或撤销本人的外出安排。");
}

using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Defences;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>
/// Moves turns beside the inbox: what the process asks of the old turn, whether the company comes, who is there or where it is moved to, is asked no more, and it waits for the new one.
/// Whether the company comes to that one is asked anew by the event that tells of it (<see cref="Acts.EventNames.DefenceMoved"/>).
/// </summary>
public sealed class DefenceTurns(DbContext db, DefenceMoves moves, UserTasks tasks)
{
    private static readonly string[] OfTheTurn = [AttendanceTask.Kind, DefenceMoveTask.Kind];

    /// <exception cref="RuleBrokenException">See <see cref="DefenceSchedule.MoveAsync"/>.</exception>
    public async Task MoveAsync(long applicationId, long sessionId, string reason, string actor, CancellationToken ct)
    {
        await moves.MoveAsync(applicationId, sessionId, reason, actor, ct);
        await TakeBackAsync(db.Set<DefenceSlot>().Where(slot => slot.ApplicationId == applicationId), isRetimed: true, "答辩已调整到其他场次", ct);
    }

    /// <exception cref="RuleBrokenException">See <see cref="DefenceMoves.ChangeSessionAsync"/>.</exception>
    public async Task ChangeSessionAsync(long sessionId, DateTimeOffset startsAt, string room, IReadOnlyList<long> panel, string reason, long? seen, string actor, CancellationToken ct)
    {
        var isRetimed = await moves.ChangeSessionAsync(sessionId, startsAt, room, panel, reason, seen, actor, ct);
        // whoever is excused from it is still to be moved elsewhere
        await TakeBackAsync(db.Set<DefenceSlot>().Where(slot => slot.SessionId == sessionId && slot.Attendance != DefenceAttendance.Excused), isRetimed, "答辩场次的安排已调整", ct);
    }

    private async Task TakeBackAsync(IQueryable<DefenceSlot> slots, bool isRetimed, string reason, CancellationToken ct)
    {
        var drawn = await slots.Where(slot => slot.StartsAt != null).OrderBy(slot => slot.Id).Select(slot => slot.ApplicationId).ToListAsync(ct); // of others nobody knows until when to wait
        string[] kinds = isRetimed ? [.. OfTheTurn, DefenceReceiptTask.Kind] : OfTheTurn;
        var open = await db.OpenTasksAsync(drawn, kinds, ct);
        foreach (var task in drawn.SelectMany(application => open[application])) await tasks.CancelByPersonAsync(new TaskAct(task.Id, TaskAct.System) { Reason = reason }, ct);
    }
}

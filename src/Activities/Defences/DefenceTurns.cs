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
public sealed class DefenceTurns(DbContext db, DefenceMoves moves, DefenceDay day, UserTasks tasks)
{
    private static readonly string[] OfTheTurn = [AttendanceTask.Kind, DefenceMoveTask.Kind];

    /// <exception cref="RuleBrokenException">See <see cref="DefenceSchedule.MoveAsync"/>.</exception>
    public async Task MoveAsync(long applicationId, long sessionId, string reason, string actor, CancellationToken ct)
    {
        await moves.MoveAsync(applicationId, sessionId, reason, actor, ct);
        await TakeBackAsync(applicationId, isRetimed: true, "答辩已调整到其他场次", ct);
    }

    /// <exception cref="RuleBrokenException">See <see cref="DefenceMoves.ChangeSessionAsync"/>.</exception>
    public async Task ChangeSessionAsync(long sessionId, DateTimeOffset startsAt, string room, IReadOnlyList<long> panel, string reason, long? seen, string actor, CancellationToken ct)
    {
        var was = await db.Set<DefenceSession>().Where(session => session.Id == sessionId).Select(session => session.StartsAt).SingleAsync(ct);
        await moves.ChangeSessionAsync(sessionId, startsAt, room, panel, reason, seen, actor, ct);
        // whoever is excused from it is still to be moved elsewhere
        foreach (var application in await db.Set<DefenceSlot>().Where(slot => slot.SessionId == sessionId && slot.Attendance != DefenceAttendance.Excused).OrderBy(slot => slot.Id).Select(slot => slot.ApplicationId).ToListAsync(ct))
            await TakeBackAsync(application, was != startsAt, "答辩场次的安排已调整", ct);
    }

    private async Task TakeBackAsync(long applicationId, bool isRetimed, string reason, CancellationToken ct)
    {
        if (await day.SlotAsync(applicationId, ct) is not { StartsAt: not null }) return; // not drawn: nobody knows until when to wait
        string[] kinds = isRetimed ? [.. OfTheTurn, DefenceReceiptTask.Kind] : OfTheTurn;
        foreach (var task in (await db.OpenTasksAsync([applicationId], kinds, ct))[applicationId]) await tasks.CancelByPersonAsync(new TaskAct(task.Id, TaskAct.System) { Reason = reason }, ct);
    }
}

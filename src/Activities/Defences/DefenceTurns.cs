using System.Globalization;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Defences;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>Moves turns beside the inbox: what the process asks of the old turn, who is there or where it is moved to, is asked no more, and it waits for the new one.</summary>
public sealed class DefenceTurns(DbContext db, DefenceMoves moves, DefenceDay day, UserTasks tasks)
{
    private static readonly string[] OfTheTurn = [AttendanceTask.Kind, DefenceMoveTask.Kind];

    /// <exception cref="RuleBrokenException">See <see cref="DefenceSchedule.MoveAsync"/>.</exception>
    public async Task MoveAsync(long applicationId, long sessionId, string reason, string actor, CancellationToken ct)
    {
        await moves.MoveAsync(applicationId, sessionId, reason, actor, ct);
        await TakeBackAsync(applicationId, "答辩已调整到其他场次", ct);
    }

    /// <exception cref="RuleBrokenException">See <see cref="DefenceMoves.ChangeSessionAsync"/>.</exception>
    public async Task ChangeSessionAsync(long sessionId, DateTimeOffset startsAt, string room, IReadOnlyList<long> panel, string reason, long? seen, string actor, CancellationToken ct)
    {
        await moves.ChangeSessionAsync(sessionId, startsAt, room, panel, reason, seen, actor, ct);
        // whoever is excused from it is still to be moved elsewhere
        foreach (var application in await db.Set<DefenceSlot>().Where(slot => slot.SessionId == sessionId && slot.Attendance != DefenceAttendance.Excused).OrderBy(slot => slot.Id).Select(slot => slot.ApplicationId).ToListAsync(ct))
            await TakeBackAsync(application, "答辩场次的时间已调整", ct);
    }

    private async Task TakeBackAsync(long applicationId, string reason, CancellationToken ct)
    {
        if (await day.SlotAsync(applicationId, ct) is not { StartsAt: { } startsAt }) return; // not drawn: nobody knows until when to wait
        var id = applicationId.ToString(CultureInfo.InvariantCulture);
        var open = await db.Set<UserTask>().AsNoTracking().Where(task => (OfTheTurn.Contains(task.TaskType) || (task.TaskType == DefenceReceiptTask.Kind && task.DueAt >= startsAt)) && task.AboutKind == Matter.Application && task.AboutId == id && task.FinishedAt == null)
            .OrderBy(task => task.Id).Select(task => task.Id).ToListAsync(ct);
        foreach (var task in open) await tasks.CancelByPersonAsync(new TaskAct(task, TaskAct.System) { Reason = reason }, ct);
    }
}

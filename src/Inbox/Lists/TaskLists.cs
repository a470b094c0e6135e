using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Notes;
using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Inbox.Lists;

/// <summary>Reading the inbox. Nothing here changes anything.</summary>
public sealed class TaskLists
{
    public const int DefaultTake = 50;
    public const int MaxTake = 200;

    private readonly DbContext db;
    private readonly TimeProvider time;
    private readonly TaskLedger ledger;

    internal TaskLists(DbContext db, TimeProvider time, TaskLedger ledger) => (this.db, this.time, this.ledger) = (db, time, ledger);

    /// <summary>One page of what the person may see.</summary>
    /// <param name="cursor"><see cref="TaskPage.Next"/> of the page before, or null for the first.</param>
    /// <param name="take">1 to <see cref="MaxTake"/>; others are moved into that range.</param>
    public async Task<TaskPage> PageAsync(string user, TaskFilter filter, string? cursor, int take, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var person = await ledger.PersonAsync(user, ct);
        var tasks = db.Set<UserTask>().AsNoTracking().In(filter.Scope, person, now).Matching(filter, now);
        if (cursor is not null)
            tasks = (TaskCursor.Read(cursor, filter.Sort) ?? throw new RuleBrokenException(new BrokenRule("cursor-invalid", "翻页位置无效，请从第一页重新查看。", "cursor"))).Skip(tasks);

        var size = Math.Clamp(take, 1, MaxTake);
        var rows = await TaskCursor.Sorted(tasks, filter.Sort).Take(size + 1).ToListAsync(ct);
        var shown = rows.Take(size).ToList();
        return new([.. shown.Select(task => Line(task, now))], rows.Count > size ? TaskCursor.After(filter.Sort, shown[^1]).ToString() : null);
    }

    /// <summary>How many tasks fit the filter.</summary>
    public async Task<int> CountAsync(string user, TaskFilter filter, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var person = await ledger.PersonAsync(user, ct);
        return await db.Set<UserTask>().AsNoTracking().In(filter.Scope, person, now).Matching(filter, now).CountAsync(ct);
    }

    /// <summary>The figures beside the inbox's tabs.</summary>
    public async Task<TaskCounts> CountsAsync(string user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var tomorrow = InboxTime.EndOfDay(now);
        var person = await ledger.PersonAsync(user, ct);
        var tasks = db.Set<UserTask>().AsNoTracking();
        var mine = tasks.In(TaskScope.Assigned, person, now);
        return new(
            await mine.CountAsync(ct),
            await tasks.In(TaskScope.Available, person, now).CountAsync(ct),
            await mine.CountAsync(t => t.DueOrder <= now, ct),
            await mine.CountAsync(t => t.DueOrder > now && t.DueOrder <= tomorrow, ct),
            person.MayOverride ? await tasks.In(TaskScope.NeedsAttention, person, now).CountAsync(ct) : 0);
    }

    /// <summary>The kinds of task in a part of the inbox, by name.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(string user, TaskScope scope, CancellationToken ct)
    {
        var person = await ledger.PersonAsync(user, ct);
        return await db.Set<UserTask>().AsNoTracking().In(scope, person, time.GetUtcNow()).Select(t => t.TaskType).Distinct().OrderBy(type => type).ToListAsync(ct);
    }

    /// <summary>
    /// One task as the person may see it: a candidate who has not claimed it sees the summary; those who answer among several see their
    /// own answer only, until the task has ended.
    /// </summary>
    public async Task<TaskView> GetAsync(long taskId, string user, CancellationToken ct)
    {
        var person = await ledger.PersonAsync(user, ct);
        var task = await ledger.ReadAsync(taskId, person, ct);
        var line = Line(task, time.GetUtcNow());
        var powers = TaskPowers.Of(task, person, ledger.HasTeam(person));
        if (!TaskRules.MayRead(task, person)) return new TaskView { Line = line, May = powers };

        var writers = await HeardAsync(task, person, ct);
        return new TaskView
        {
            Line = line,
            May = powers,
            Details = TaskDetails.Of(task, person),
            Comments = await db.Set<TaskComment>().AsNoTracking().Where(c => c.TaskId == taskId && (writers == null || writers.Contains(c.User))).OrderBy(c => c.Id).ToListAsync(ct),
            Attachments = await db.Set<TaskAttachment>().AsNoTracking()
                .Where(a => a.TaskId == taskId && !a.Detached && (writers == null || writers.Contains(a.User))).OrderBy(a => a.Id).ToListAsync(ct),
            Draft = await db.Set<TaskDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.TaskId == taskId && d.User == user, ct),
        };
    }

    /// <summary>An attachment that the person may read; null for another, and for one that is none.</summary>
    public async Task<TaskAttachment?> AttachmentAsync(long taskId, long attachmentId, string user, CancellationToken ct) =>
        (await GetAsync(taskId, user, ct)).Attachments.FirstOrDefault(attachment => attachment.Id == attachmentId);

    /// <summary>
    /// What happened to the task after that revision, oldest first. In a task of several, others' answers show once it has ended; until then those who answer
    /// see nothing of each other, not even who they are.
    /// </summary>
    public async Task<IReadOnlyList<TaskEvent>> EventsAsync(long taskId, string user, long afterRevision, CancellationToken ct)
    {
        var person = await ledger.PersonAsync(user, ct);
        var task = await ledger.ReadAsync(taskId, person, ct);
        if (!TaskRules.MayRead(task, person)) return [];
        var blind = TaskDetails.IsBlind(task, person);
        var writers = await HeardAsync(task, person, ct);
        return await db.Set<TaskEvent>().AsNoTracking()
            .Where(e => e.TaskId == taskId && e.Revision > afterRevision && (!blind || e.Kind != TaskEventKind.Answered || e.Actor == user))
            .Where(e => writers == null || (writers.Contains(e.Actor) && e.Kind != TaskEventKind.RespondentReplaced && e.Kind != TaskEventKind.RespondentAdded))
            .OrderBy(e => e.Id).ToListAsync(ct);
    }

    /// <summary>Whose remarks one of several may read while answers are awaited: their own and the secretariat's. Null: everybody's.</summary>
    private async Task<IReadOnlyList<string>?> HeardAsync(UserTask task, TaskPerson person, CancellationToken ct) =>
        TaskDetails.IsBlind(task, person) && !person.MayOverride ? [person.Name, TaskAct.System, .. await ledger.CoordinatorsAsync(ct)] : null;

    private static TaskLine Line(UserTask task, DateTimeOffset now) => new(
        task.Id, task.Title, task.Summary, task.Reference, task.TaskType, task.Status, task.Assignee, task.Priority, task.CreatedAt, task.DueAt, task.FollowUpAt,
        task.Status.IsOpen() && task.DueOrder <= now, task.AboutKind, task.AboutId, task.TakesSeveralAnswers, task.Outcome, TaskMaking.LabelOf(task, task.Outcome), task.Revision);
}

using System.Text.Json;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>
/// The one way a task changes: lock its row, answer a repeated operation, check the expected revision, apply the verb,
/// count the revision on, write the history line and the receipt.
/// </summary>
internal sealed class TaskLedger(DbContext db, TimeProvider time, IGroupMembership groups, IOptions<InboxOptions> options)
{
    /// <summary>Most characters of the reason for an act.</summary>
    public const int MaxReason = 1000;

    private static readonly SteadyQuery<long, UserTask?> Locked = new((db, id, _) =>
        db.Set<UserTask>().Include(t => t.Candidates).Include(t => t.Answers).AsSingleQuery().SingleOrDefault(t => t.Id == id));

    /// <summary>What a verb does to a locked task: check the rules, then change it, and say what happened.</summary>
    public delegate Task<TaskEvent> Verb(UserTask task, TaskPerson person, DateTimeOffset now, CancellationToken ct);

    /// <param name="verb">Name of the verb, and with <paramref name="content"/> what makes an operation the same one.</param>
    /// <param name="isDone">Whether the task is already as the verb would leave it: then nothing is written.</param>
    public async Task<TaskReceipt> ChangeAsync(TaskAct act, string verb, string content, Verb change, CancellationToken ct, Func<UserTask, bool>? isDone = null)
    {
        var task = await LockAsync(act.TaskId, ct);
        var hash = TaskOperation.HashOf(act, verb, content);
        if (await RepeatedAsync(act, hash, ct) is { } before) return before;
        var person = await PersonAsync(act.Actor, ct);
        if (!TaskRules.MaySee(task, person)) throw NotFound(act.TaskId);
        RuleBrokenException.ThrowIf(ReasonTooLong(act) ?? await ConflictAsync(task, act, person, ct));

        var now = time.GetUtcNow();
        var held = task.Assignee;
        if (isDone?.Invoke(task) == true) return Receipt(task, now);
        var happened = await change(task, person, now, ct);
        task.Revision++;
        happened.TaskId = task.Id;
        happened.Revision = task.Revision;
        happened.Actor = act.Actor;
        happened.At = now;
        happened.Reason = act.Reason;
        happened.Override = person is { MayOverride: true, IsSystem: false } && !task.TakesSeveralAnswers && held != person.Name && !TaskRules.IsCandidate(task, person);
        db.Add(happened);

        var receipt = Receipt(task, now);
        if (act.OperationId is { } id)
            db.Add(new TaskOperation { Id = id, TaskId = task.Id, ContentHash = hash, At = now, ReceiptJson = JsonSerializer.Serialize(receipt, InboxJson.Stored.TaskReceipt) });
        await db.SaveChangesAsync(ct);
        return receipt;
    }

    public async Task<TaskPerson> PersonAsync(string user, CancellationToken ct)
    {
        if (user == TaskAct.System) return new(user, new HashSet<string>(), MayOverride: true);
        var member = await groups.GroupsOfAsync(user, ct);
        return new(user, member, member.Contains(options.Value.OverrideGroup));
    }

    /// <summary>Whether <paramref name="other"/> may be found, given tasks and named as stand-in by <paramref name="person"/>: of the same team. A company or an expert has no team.</summary>
    public bool AreColleagues(TaskPerson person, TaskPerson other) => person.Groups.Any(group => options.Value.IsTeam(group) && other.Groups.Contains(group));

    /// <summary>Whether the person works with others: who does not has no stand-in, and nobody to pass a task on to.</summary>
    public bool HasTeam(TaskPerson person) => person.Groups.Any(options.Value.IsTeam);

    /// <summary>The person's teams' members, each once, by name.</summary>
    public async Task<IReadOnlyList<string>> ColleaguesAsync(TaskPerson person, CancellationToken ct) => await MembersAsync(person.Groups.Where(options.Value.IsTeam), ct);

    public async Task<IEnumerable<string>> TeamsAsync(string user, CancellationToken ct) => (await PersonAsync(user, ct)).Groups.Where(options.Value.IsTeam);

    /// <summary>Who is in any of the groups, each once, by name.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync(IEnumerable<string> wanted, CancellationToken ct)
    {
        SortedSet<string> members = new(StringComparer.Ordinal);
        foreach (var group in wanted.Distinct()) members.UnionWith(await groups.UsersOfAsync(group, ct));
        return [.. members];
    }

    /// <summary>Those who may act in another's place.</summary>
    public Task<IReadOnlyList<string>> CoordinatorsAsync(CancellationToken ct) => MembersAsync([options.Value.OverrideGroup], ct);

    /// <summary>Reads a task that <paramref name="person"/> may know of; another one is "not found" to them.</summary>
    public async Task<UserTask> ReadAsync(long taskId, TaskPerson person, CancellationToken ct)
    {
        var task = await db.Set<UserTask>().AsNoTracking().Include(t => t.Candidates).Include(t => t.Answers).AsSingleQuery()
            .FirstOrDefaultAsync(t => t.Id == taskId, ct);
        return task is not null && TaskRules.MaySee(task, person) ? task : throw NotFound(taskId);
    }

    public static TaskReceipt Receipt(UserTask task, DateTimeOffset at) => new(
        task.Id, task.Status, task.Revision, at, task.Assignee,
        task.TakesSeveralAnswers ? Answers.AnswerRules.Given(task) : 0, task.TakesSeveralAnswers ? Answers.AnswerRules.Needed(task) : 0);

    public static RuleBrokenException NotFound(long taskId) => new(new BrokenRule("task-not-found", $"没有编号为 {taskId} 的任务，或您无权查看。"));

    /// <summary>
    /// Takes the row's lock by writing it unchanged, which works on both databases, and only then reads it: two answers given at once
    /// follow each other instead of refusing one.
    /// </summary>
    private async Task<UserTask> LockAsync(long taskId, CancellationToken ct)
    {
        var locked = await db.Database.ExecuteSqlAsync($"UPDATE user_task SET revision = revision WHERE id = {taskId}", ct);
        return (locked == 0 ? null : await Locked.AskAsync(db, taskId, ct)) ?? throw NotFound(taskId);
    }

    private async Task<TaskReceipt?> RepeatedAsync(TaskAct act, string hash, CancellationToken ct)
    {
        if (act.OperationId is not { } id || await db.Set<TaskOperation>().FindAsync([id], ct) is not { } done) return null;
        if (done.ContentHash != hash)
            throw new RuleBrokenException(new BrokenRule("operation-reused", "该操作编号已用于另一项操作，请刷新页面后重试。"));
        return JsonSerializer.Deserialize(done.ReceiptJson, InboxJson.Stored.TaskReceipt);
    }

    private static BrokenRule? ReasonTooLong(TaskAct act) =>
        act.Reason?.Length > MaxReason ? new("reason-too-long", $"理由最多 {MaxReason} 字，现有 {act.Reason.Length} 字，请精简。", "reason") : null;

    /// <summary>What has happened meanwhile is told to those only who may read it.</summary>
    private async Task<BrokenRule?> ConflictAsync(UserTask task, TaskAct act, TaskPerson person, CancellationToken ct)
    {
        if (act.ExpectedRevision is not { } expected || expected == task.Revision) return null;
        if (!TaskRules.MayRead(task, person) || TaskDetails.IsBlind(task, person)) return new("task-changed", "在您查看之后，该任务已被更改，请刷新后再操作。");
        var changes = await db.Set<TaskEvent>().AsNoTracking().Where(e => e.TaskId == task.Id && e.Revision > expected).OrderBy(e => e.Id).ToListAsync(ct);
        var who = changes.Count == 0 ? "" : $"（{string.Join("；", changes.Select(change => change.InChinese()))}）";
        return new("task-changed", $"在您查看之后，该任务已被更改{who}，请刷新后再操作。");
    }
}

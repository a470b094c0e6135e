using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Bulk;

/// <summary>What became of one task of many.</summary>
public sealed record BulkResult(long TaskId, TaskReceipt? Receipt, IReadOnlyList<BrokenRule> Refused);

/// <summary>
/// One act on many tasks. Each is judged by itself: those that a rule refuses, of whatever room, are reported and left as they are, the others are done;
/// anything but a broken rule undoes them all with the transaction around it.
/// </summary>
public sealed class BulkTasks(UserTasks tasks, TaskAssignment assignment, ITaskAttempts attempts)
{
    public const int Most = 200;

    public Task<IReadOnlyList<BulkResult>> ClaimAsync(IReadOnlyList<long> taskIds, string actor, string? operationId, CancellationToken ct) =>
        EachAsync(taskIds, actor, operationId, null, ct, act => assignment.ClaimAsync(act, ct));

    public Task<IReadOnlyList<BulkResult>> ReleaseAsync(IReadOnlyList<long> taskIds, string actor, string? operationId, string? reason, CancellationToken ct) =>
        EachAsync(taskIds, actor, operationId, reason, ct, act => assignment.ReleaseAsync(act, ct));

    public Task<IReadOnlyList<BulkResult>> AssignAsync(
        IReadOnlyList<long> taskIds, string assignee, string actor, string? operationId, string? reason, CancellationToken ct) =>
        EachAsync(taskIds, actor, operationId, reason, ct, act => assignment.AssignAsync(act, assignee, ct));

    public Task<IReadOnlyList<BulkResult>> DelegateAsync(
        IReadOnlyList<long> taskIds, string to, string actor, string? operationId, string? reason, CancellationToken ct) =>
        EachAsync(taskIds, actor, operationId, reason, ct, act => assignment.DelegateAsync(act, to, ct));

    public Task<IReadOnlyList<BulkResult>> CompleteAsync(
        IReadOnlyList<long> taskIds, TaskAnswerGiven given, string actor, string? operationId, string? reason, CancellationToken ct) =>
        EachAsync(taskIds, actor, operationId, reason, ct, act => tasks.CompleteAsync(act, given, ct));

    public Task<IReadOnlyList<BulkResult>> SetPriorityAsync(IReadOnlyList<long> taskIds, int priority, string actor, string? operationId, CancellationToken ct) =>
        EachAsync(taskIds, actor, operationId, null, ct, act => assignment.SetPriorityAsync(act, priority, ct));

    private async Task<IReadOnlyList<BulkResult>> EachAsync(
        IReadOnlyList<long> taskIds, string actor, string? operationId, string? reason, CancellationToken ct, Func<TaskAct, Task<TaskReceipt>> act)
    {
        if (taskIds.Count > Most) throw new RuleBrokenException(new BrokenRule("too-many-tasks", $"一次最多处理 {Most} 项任务，现选 {taskIds.Count} 项。"));
        var results = new List<BulkResult>(taskIds.Count);
        foreach (var id in taskIds.Distinct().Order()) // one order for everybody: two bulk acts cannot deadlock
            results.Add(await OneAsync(new TaskAct(id, actor) { OperationId = operationId is null ? null : $"{operationId}/{id}", Reason = reason }, act, ct));
        return results;
    }

    private async Task<BulkResult> OneAsync(TaskAct one, Func<TaskAct, Task<TaskReceipt>> act, CancellationToken ct)
    {
        try
        {
            return new(one.TaskId, await attempts.TryAsync(() => act(one), ct), []);
        }
        catch (Exception refused) when (attempts.RefusalOf(refused) is { } rules)
        {
            return new(one.TaskId, null, rules);
        }
    }
}

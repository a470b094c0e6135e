namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>Whoever waits for tasks to end: the workflow side implements it.</summary>
public interface ITaskListener
{
    /// <summary>
    /// Called inside the transaction in which the task ends, before it commits: what is written here (the workflow's stimulus)
    /// commits with the task or not at all. An exception undoes both.
    /// </summary>
    /// <returns>
    /// True when a workflow waits for it and will call <see cref="UserTasks.SettleAsync"/> once it has taken the result; until then the
    /// task is Completing, TimingOut or Cancelling. False when nobody waits: the task is final at once.
    /// </returns>
    Task<bool> TaskEndedAsync(EndedTask ended, CancellationToken ct);
}

/// <summary>A task that has just ended.</summary>
/// <param name="Outcome">The action's key, or <see cref="TaskAction.Timeout"/>, or <see cref="TaskAction.Cancelled"/>.</param>
/// <param name="ResultJson">
/// One answer: the filled form. Several: <c>{"answers":[{"user","action","data","comment","at"}]}</c>, in the order given.
/// </param>
/// <param name="Actor">Who ended it.</param>
public sealed record EndedTask(
    long TaskId, TaskEnding Ending, string Outcome, string ResultJson, string Actor,
    string? WorkflowInstanceId, string? CorrelationId, string? BookmarkId);

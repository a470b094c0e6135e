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

    /// <summary>
    /// Called in the transaction in which a person answers, before the task ends by it: what the answer means elsewhere (a score, a
    /// recommendation) is done here. An exception refuses the answer and undoes it.
    /// </summary>
    Task AnswerGivenAsync(GivenAnswer answer, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>One person's answer to a task, which may be one of several.</summary>
/// <param name="DataJson">The filled form, which has passed its checks.</param>
/// <param name="Comment">The opinion written with it.</param>
public sealed record GivenAnswer(
    long TaskId, string TaskType, string? AboutKind, string? AboutId, string User, string Action, string DataJson, string? Comment, string? WorkflowInstanceId, string? CorrelationId);

/// <summary>A task that has just ended.</summary>
/// <param name="TaskType">As <see cref="UserTask.TaskType"/>.</param>
/// <param name="Outcome">The action's key, or <see cref="TaskAction.Timeout"/>, or <see cref="TaskAction.Cancelled"/>.</param>
/// <param name="ResultJson">
/// One answer: the filled form. Several: <c>{"answers":[{"user","action","data","comment","at"}]}</c>, in the order given.
/// </param>
/// <param name="Actor">Who ended it.</param>
/// <param name="Comment">The opinion written with the answer; null where several answered, each has their own in the result.</param>
public sealed record EndedTask(
    long TaskId, string TaskType, TaskEnding Ending, string Outcome, string ResultJson, string Actor,
    string? WorkflowInstanceId, string? CorrelationId, string? BookmarkId, string? Comment = null);

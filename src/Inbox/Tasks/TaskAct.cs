namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>Who does something to which task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Actor">User name; <c>system</c> for the engine, which no rule about people stops.</param>
public sealed record TaskAct(long TaskId, string Actor)
{
    public const string System = "system";

    /// <summary>The revision the person was looking at; another one is refused with who changed what. Null: whatever it is now.</summary>
    public long? ExpectedRevision { get; init; }

    /// <summary>
    /// Makes the act repeatable: the same id with the same content answers what it answered first and changes nothing;
    /// with other content it is refused.
    /// </summary>
    public string? OperationId { get; init; }

    /// <summary>Why; required where the secretariat acts in another's place.</summary>
    public string? Reason { get; init; }
}

/// <summary>What an act led to. It is durable when the transaction around the verb has committed.</summary>
/// <param name="Revision">The task's revision after the act.</param>
/// <param name="AnswersGiven">Answers in, where the task takes several; else 0.</param>
/// <param name="AnswersNeeded">Answers that end it, where the task takes several; else 0.</param>
public sealed record TaskReceipt(
    long TaskId, UserTaskStatus Status, long Revision, DateTimeOffset At, string? Assignee, int AnswersGiven = 0, int AnswersNeeded = 0);

/// <summary>An answer to a task.</summary>
/// <param name="Action">Key of one of the task's actions.</param>
/// <param name="DataJson">The filled form, a JSON object.</param>
/// <param name="Comment">The opinion written with it.</param>
public sealed record TaskAnswerGiven(string Action, string DataJson = "{}", string? Comment = null);

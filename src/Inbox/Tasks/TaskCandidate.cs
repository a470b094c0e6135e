namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>What a name on a task's candidate list means.</summary>
public enum CandidateKind
{
    User,
    Group,

    /// <summary>A user who may never see or act on the task, whatever groups they are in.</summary>
    Excluded,
}

/// <summary>One line of a task's candidate list.</summary>
public sealed class TaskCandidate
{
    public long Id { get; internal set; }

    public long TaskId { get; internal set; }

    public CandidateKind Kind { get; internal set; }

    public string Name { get; internal set; } = "";
}

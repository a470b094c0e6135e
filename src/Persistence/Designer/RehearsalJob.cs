namespace BenchmarkWorkflow.Persistence.Designer;

public enum RehearsalState
{
    Queued = 0,
    Running = 1,
    Done = 2,
    Failed = 3,
    Cancelled = 4,
}

/// <summary>A draft that is, or was, rehearsed against the published version.</summary>
public sealed class RehearsalJob
{
    public long Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>What is rehearsed: the hash of the draft's content, and its version number.</summary>
    public required string DraftHash { get; init; }

    public int DraftVersion { get; init; }

    public int? PublishedVersion { get; init; }

    public int Campaign { get; init; }

    public int Applications { get; init; }

    public int Seed { get; init; }

    public required string By { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public RehearsalState State { get; set; }

    /// <summary>Somebody asked to stop it.</summary>
    public bool StopWanted { get; set; }

    /// <summary>Which of the two seasons runs: <c>draft</c> or <c>published</c>.</summary>
    public string? Phase { get; set; }

    /// <summary>0 to 1, over both seasons.</summary>
    public double Progress { get; set; }

    /// <summary>The day of the season it has come to, <c>yyyy-MM-dd</c>.</summary>
    public string? Day { get; set; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; set; }

    /// <summary>The <see cref="RehearsedSeason.Key"/> of the draft's season and of the published one's; the second null if nothing is published.</summary>
    public string? DraftSeason { get; set; }

    public string? PublishedSeason { get; set; }

    /// <summary>The node that runs it, and its last sign of life.</summary>
    public string? Node { get; set; }

    public DateTimeOffset? SeenAt { get; set; }

    public long Revision { get; set; }
}

/// <summary>A season that was rehearsed before: the same files, seed and applications give the same season.</summary>
public sealed class RehearsedSeason
{
    public long Id { get; init; }

    /// <summary>SHA-256 over the files and the settings.</summary>
    public required string Key { get; init; }

    /// <summary>As <c>rehearse --json</c> writes it.</summary>
    public required string Result { get; init; }

    /// <summary>When a rehearsal last came to it.</summary>
    public DateTimeOffset At { get; set; }
}

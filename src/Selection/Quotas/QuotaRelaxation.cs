namespace BenchmarkWorkflow.Selection.Quotas;

/// <summary>A unit's request to recommend more, because it runs a benchmark activity of its own (notice 一（二）5).</summary>
public sealed class QuotaRelaxation
{
    public long Id { get; private set; }

    public required long UnitId { get; init; }

    /// <summary>The activity the unit runs, in its own words.</summary>
    public required string Activity { get; init; }

    /// <summary>The proof, by the hash of its content in the file store.</summary>
    public required string EvidenceSha256 { get; init; }

    public required string EvidenceName { get; init; }

    public RelaxationStatus Status { get; internal set; } = RelaxationStatus.Requested;

    public required DateTimeOffset RequestedAt { get; init; }

    public required string RequestedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; internal set; }

    public string? DecidedBy { get; internal set; }

    /// <summary>Why it was granted or refused.</summary>
    public string? Reason { get; internal set; }

    public long Revision { get; internal set; }
}

public enum RelaxationStatus
{
    Requested,
    Granted,
    Refused,
}

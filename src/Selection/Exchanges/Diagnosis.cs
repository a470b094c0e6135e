namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>A company asks experts to look at its quality management (质量诊断).</summary>
public sealed class Diagnosis
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    public required string Company { get; init; }

    public required string ContactName { get; init; }

    public required string Email { get; init; }

    /// <summary>What is to be looked at.</summary>
    public required string Topic { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DiagnosisState State { get; internal set; } = DiagnosisState.Requested;

    /// <summary>The expert who leads it.</summary>
    public long? ExpertId { get; internal set; }

    public DateOnly? FirstDay { get; internal set; }

    public DateOnly? LastDay { get; internal set; }

    /// <summary>The report, or why it was declined.</summary>
    public string Report { get; internal set; } = "";

    public long Revision { get; internal set; }
}

public enum DiagnosisState
{
    Requested,
    Accepted,
    Scheduled,
    Done,
    Declined,
}

namespace BenchmarkWorkflow.Selection.Eligibility;

/// <summary>The secretariat's check of one application (资格审查). One per application.</summary>
public sealed class EligibilityCheck
{
    public long Id { get; private set; }

    public required long ApplicationId { get; init; }

    public EligibilityStatus Status { get; internal set; } = EligibilityStatus.Open;

    /// <summary>What was found by checklist item: a JSON array of <see cref="EligibilityFinding"/>.</summary>
    public string FindingsJson { get; internal set; } = "[]";

    /// <summary>How often a supplement was asked for.</summary>
    public int Supplements { get; internal set; }

    /// <summary>Until when the company may hand in what is asked for now; strictly before.</summary>
    public DateTimeOffset? SupplementDueAt { get; internal set; }

    /// <summary>What is asked for, in words.</summary>
    public string SupplementText { get; internal set; } = "";

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; internal set; }

    public string? DecidedBy { get; internal set; }

    /// <summary>Why it was rejected.</summary>
    public string Reasons { get; internal set; } = "";

    public long Revision { get; internal set; }
}

public enum EligibilityStatus
{
    Open,
    SupplementRequested,
    Passed,
    Rejected,
}

namespace BenchmarkWorkflow.Selection.Quotas;

/// <summary>One line of a unit's quota ledger (名额台账). Never updated, never deleted; what is held and left is reckoned from the lines.</summary>
public sealed class QuotaEntry
{
    public long Id { get; private set; }

    public required long UnitId { get; init; }

    public required QuotaEntryKind Kind { get; init; }

    /// <summary>By how many places the line changes what is granted (Grant, Relax) or held (Reserve +1, Release −1, Confirm 0).</summary>
    public required int Places { get; init; }

    /// <summary>The application that holds the place; none for Grant and Relax.</summary>
    public long? ApplicationId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Reason { get; init; }
}

public enum QuotaEntryKind
{
    /// <summary>The campaign grants places, or takes granted ones back when its setting changes.</summary>
    Grant,
    /// <summary>The secretariat granted a relaxation.</summary>
    Relax,
    /// <summary>A place is taken for an application.</summary>
    Reserve,
    /// <summary>The recommendation stands; the place stays taken.</summary>
    Confirm,
    /// <summary>The place is free again.</summary>
    Release,
}

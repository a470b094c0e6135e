using System.Text.Json;
using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Selection.SiteChecks;

/// <summary>A visit to a company (现场核查), ordered only where it is needed.</summary>
public sealed class SiteCheck
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    public required long ApplicationId { get; init; }

    /// <summary>What is to be verified.</summary>
    public required string Reason { get; init; }

    public required string OrderedBy { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public SiteCheckState State { get; internal set; } = SiteCheckState.Ordered;

    /// <summary>The experts who go, who leads them first, as JSON array.</summary>
    public string TeamJson { get; private set; } = "[]";

    public DateOnly? VisitFrom { get; internal set; }

    /// <summary>The last day, counted.</summary>
    public DateOnly? VisitUntil { get; internal set; }

    /// <summary>When the visit is over: 17:00 of its last day; none before it is planned.</summary>
    public DateTimeOffset? EndsAt => VisitUntil is { } last ? ShanghaiTime.At(last, new TimeOnly(17, 0)) : null;

    public string Findings { get; internal set; } = "";

    public SiteCheckVerdict Verdict { get; internal set; } = SiteCheckVerdict.None;

    public string? ReportedBy { get; internal set; }

    public DateTimeOffset? ReportedAt { get; internal set; }

    /// <summary>Goes up with every change.</summary>
    public long Revision { get; internal set; }

    public IReadOnlyList<long> Team
    {
        get => JsonSerializer.Deserialize<List<long>>(TeamJson)!; // written below, never null
        internal set => TeamJson = JsonSerializer.Serialize(value.Distinct());
    }

    /// <summary>Ordered or planned: the application waits for it.</summary>
    public bool IsOpen => State is SiteCheckState.Ordered or SiteCheckState.Planned;
}

public enum SiteCheckState
{
    Ordered,
    /// <summary>Team and dates are set.</summary>
    Planned,
    Reported,
    /// <summary>Called off before the visit.</summary>
    Cancelled,
}

public enum SiteCheckVerdict
{
    None,
    Passed,
    Failed,
}

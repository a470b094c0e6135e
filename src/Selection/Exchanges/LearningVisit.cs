namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>A visit to a benchmark to learn there (标杆深入学).</summary>
public sealed class LearningVisit
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>The selected application whose company is the host.</summary>
    public required long HostApplicationId { get; init; }

    public required string Title { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>Counted.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>People at most.</summary>
    public required int Capacity { get; init; }

    /// <summary>People accepted. Only ever changed by one conditional update.</summary>
    public int Taken { get; private set; }

    public LearningVisitState State { get; internal set; } = LearningVisitState.Open;

    public long Revision { get; internal set; }
}

public enum LearningVisitState
{
    Open,
    Held,
    Cancelled,
}

/// <summary>A company's wish to take part.</summary>
public sealed class VisitRequest
{
    public long Id { get; private set; }

    public required long VisitId { get; init; }

    public required string Company { get; init; }

    public required string ContactName { get; init; }

    public required string Email { get; init; }

    /// <summary>How many people would come.</summary>
    public required int People { get; init; }

    public required string Purpose { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public VisitRequestState State { get; internal set; } = VisitRequestState.Requested;

    /// <summary>What the host or the secretariat says to it.</summary>
    public string Remark { get; internal set; } = "";

    public DateTimeOffset? AnsweredAt { get; internal set; }

    public long Revision { get; internal set; }
}

public enum VisitRequestState
{
    Requested,
    Accepted,
    Declined,
    Withdrawn,
}

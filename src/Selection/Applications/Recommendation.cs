namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>A unit's decision on an application, with its opinion (推荐意见). Never changed; the last one stands.</summary>
public sealed class Recommendation
{
    public long Id { get; private set; }

    public required long ApplicationId { get; init; }

    public required long UnitId { get; init; }

    public required RecommendationDecision Decision { get; init; }

    public required string Opinion { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }
}

public enum RecommendationDecision
{
    Recommended,
    /// <summary>Sent back for correction.</summary>
    Returned,
    Declined,
    /// <summary>A recommendation taken back.</summary>
    Revoked,
}

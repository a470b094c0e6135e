namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>One report of a benchmark in the media (宣传).</summary>
public sealed class PublicityItem
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>The selected application it is about; none when it is about the activity.</summary>
    public long? ApplicationId { get; init; }

    public required PublicityChannel Channel { get; init; }

    /// <summary>The newspaper, magazine or site.</summary>
    public required string Outlet { get; init; }

    public required string Title { get; init; }

    /// <summary>Where it can be read; empty for print.</summary>
    public required string Link { get; init; }

    public required DateOnly PublishedOn { get; init; }

    public required string RecordedBy { get; init; }
}

/// <summary>报纸、杂志、网络 (the notice).</summary>
public enum PublicityChannel
{
    Newspaper,
    Magazine,
    Network,
}

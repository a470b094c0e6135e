namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>One of the year's themes (重点领域).</summary>
public sealed class KeyArea
{
    public long Id { get; private set; }

    public long CampaignId { get; private set; }

    /// <summary>1 … 5 in 2022, the notice's own order.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }

    /// <summary>The notice's own words.</summary>
    public required string Description { get; set; }
}

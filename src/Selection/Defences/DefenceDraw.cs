namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>The draw of a campaign: its hash is published first, its seed when it is drawn. One draw orders all sessions planned by then.</summary>
public sealed class DefenceDraw
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>SHA-256 of the seed, published before the draw.</summary>
    public required string SeedHash { get; init; }

    public required string CommittedBy { get; init; }

    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>The seed where it was left with us; it is shown to nobody before the draw.</summary>
    internal string? SealedSeed { get; set; }

    /// <summary>The seed, published with the draw; none before.</summary>
    public string? Seed => DrawnAt is null ? null : SealedSeed;

    public DateTimeOffset? DrawnAt { get; internal set; }

    public long Revision { get; internal set; }
}

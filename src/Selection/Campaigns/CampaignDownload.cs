namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>A file that a campaign offers to everybody: the form, the writing guide, the rules.</summary>
public sealed class CampaignDownload
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>What people read, such as 申报书.</summary>
    public required string Title { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required string AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When it was taken back; the file stays on record.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}

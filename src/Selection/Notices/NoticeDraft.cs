namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>What will be said before the list of a campaign's notice, until that is published.</summary>
public sealed class NoticeDraft
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    public required string Text { get; set; }

    public required string WrittenBy { get; set; }

    public required DateTimeOffset WrittenAt { get; set; }

    public long Revision { get; set; }
}

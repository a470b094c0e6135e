namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>A published list (公示). What was published never changes; a correction is a new one that names it.</summary>
public sealed class PublicNotice
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>1, 2, 3 … within the campaign.</summary>
    public required int Number { get; init; }

    /// <summary>What is said before the list (公示说明); empty for nothing. It is part of the text that was hashed.</summary>
    public string Text { get; init; } = "";

    public required string SnapshotJson { get; init; }

    /// <summary>SHA-256 of <see cref="SnapshotJson"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>How many companies are on it.</summary>
    public required int Listed { get; init; }

    /// <summary>The notice this one corrects.</summary>
    public long? PreviousId { get; init; }

    /// <summary>What was corrected, for the public; empty for a first notice.</summary>
    public string Correction { get; init; } = "";

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The instant it may close at the earliest; objections before it are in time.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The State Council may still move <see cref="ClosesAt"/>: a year on the way is not loaded.</summary>
    public required bool IsProvisional { get; init; }

    public NoticeState State { get; internal set; } = NoticeState.Open;

    public DateTimeOffset? ClosedAt { get; internal set; }

    public long Revision { get; internal set; }
}

public enum NoticeState
{
    Open,
    /// <summary>Corrected by a later one.</summary>
    Superseded,
    /// <summary>Ended without an open objection: its list is the result.</summary>
    Closed,
}

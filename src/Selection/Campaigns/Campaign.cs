namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>One year's activity (届), with its dates, areas, units and rules. It comes from a file of <c>workflows/campaigns</c>.</summary>
public sealed class Campaign
{
    public long Id { get; private set; }

    /// <summary>The year, unique.</summary>
    public required int Year { get; init; }

    public required string Name { get; set; }

    /// <summary>The day the notice is dated.</summary>
    public required DateOnly AnnouncedOn { get; set; }

    /// <summary>Every number and list the secretariat can change.</summary>
    public required CampaignSettings Settings { get; set; }

    /// <summary>SHA-256 of the file it was last loaded from.</summary>
    public required string SourceHash { get; set; }

    /// <summary>Who changed the settings by hand last; empty when they are the file's. A file loaded again leaves what was changed by hand.</summary>
    public string? SettingsChangedBy { get; set; }

    public List<KeyArea> Areas { get; init; } = [];

    public List<CampaignDate> Dates { get; init; } = [];

    /// <summary>The number of the receipt given last; 0 before the first.</summary>
    public long LastReceipt { get; private set; }

    /// <summary>Goes up with every change a person makes.</summary>
    public long Revision { get; set; }
}

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>A named date of a campaign, such as <c>applications</c>. In time is strictly before <see cref="At"/>.</summary>
public sealed class CampaignDate
{
    public long Id { get; private set; }

    public long CampaignId { get; private set; }

    /// <summary>One of <see cref="DeadlineNames"/>, or a name the process owner added to the campaign file.</summary>
    public required string Name { get; init; }

    /// <summary>What people read, such as 申报截止.</summary>
    public required string Title { get; set; }

    /// <summary>The instant. 24:00 of a day is 00:00 of the next.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>What the campaign file says, whatever was moved since.</summary>
    public required DateTimeOffset Announced { get; set; }

    public required SourceMark Source { get; set; }

    /// <summary>Who moved it last; empty when nobody did.</summary>
    public string? MovedBy { get; set; }

    public DateTimeOffset? MovedAt { get; set; }
}

/// <summary>Where a value comes from: the notice (N), practice of comparable awards (P), our default (D).</summary>
public enum SourceMark
{
    N,
    P,
    D,
}

/// <summary>The named dates every campaign has.</summary>
public static class DeadlineNames
{
    public const string Applications = "applications";
    public const string Packages = "packages";
    public const string Recommendations = "recommendations";
    public const string QuotaRelaxation = "quotaRelaxation";
    public const string Eligibility = "eligibility";
    public const string DocumentReview = "documentReview";
    public const string Defence = "defence";
    public const string SiteCheck = "siteCheck";
    public const string Notice = "notice";
    public const string Exchange = "exchange";

    /// <summary>All of them, in the order of the year.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Applications, Packages, QuotaRelaxation, Recommendations, Eligibility, DocumentReview, Defence, SiteCheck, Notice, Exchange];
}

using System.Text.Json;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>One company's submission to one campaign (申报). One per company and campaign.</summary>
public sealed class Application
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    public required long ApplicantId { get; init; }

    /// <summary>The key area chosen; none in a fresh draft.</summary>
    public long? AreaId { get; set; }

    /// <summary>The recommending unit chosen; none in a fresh draft.</summary>
    public long? UnitId { get; set; }

    /// <summary>质量标杆名称, empty in a fresh draft.</summary>
    public string Title { get; set; } = "";

    /// <summary>The answers of the form by field name, as JSON object of strings.</summary>
    public string FormJson { get; set; } = "{}";

    public ApplicationStage Stage { get; internal set; } = ApplicationStage.Draft;

    public ApplicationOutcome Outcome { get; internal set; } = ApplicationOutcome.Open;

    /// <summary>Such as <c>QB2022-0001</c>, given once, at the first submission.</summary>
    public string? ReceiptNumber { get; internal set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last handed in.</summary>
    public DateTimeOffset? SubmittedAt { get; internal set; }

    /// <summary>When its package was received that was accepted.</summary>
    public DateTimeOffset? PackageAt { get; internal set; }

    public DateTimeOffset? ConcludedAt { get; internal set; }

    /// <summary>The form's answers by field name.</summary>
    public IReadOnlyDictionary<string, string> ReadForm() => JsonSerializer.Deserialize<Dictionary<string, string>>(FormJson, CampaignJson.Options) ?? [];

    /// <summary>Goes up with every change; an autosave names the one it saw.</summary>
    public long Revision { get; internal set; }
}

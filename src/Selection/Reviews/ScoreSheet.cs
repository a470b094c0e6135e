using System.Text.Json;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>One expert's judgement of one application's documents, from the day it is asked for. Never deleted: what no longer counts says why.</summary>
public sealed class ScoreSheet
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    public required long ApplicationId { get; init; }

    public required long ExpertId { get; init; }

    public required ScoreSheetOrigin Origin { get; init; }

    public ScoreSheetState State { get; internal set; } = ScoreSheetState.Assigned;

    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>By when it is to be handed in.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Why this expert, in words for people.</summary>
    public required string Why { get; init; }

    /// <summary>Points by line of the rubric, as JSON object.</summary>
    public string PointsJson { get; internal set; } = "{}";

    /// <summary>What the expert says of single lines of the rubric, as JSON object.</summary>
    public string RemarksJson { get; internal set; } = "{}";

    public string Comment { get; internal set; } = "";

    /// <summary>Out of 100; set when handed in.</summary>
    public decimal? Total { get; internal set; }

    public DateTimeOffset? SubmittedAt { get; internal set; }

    /// <summary>Why it was declined, replaced or voided.</summary>
    public string? EndedBecause { get; internal set; }

    public DateTimeOffset? EndedAt { get; internal set; }

    /// <summary>When another expert was asked in its place.</summary>
    public DateTimeOffset? ReplacedAt { get; internal set; }

    /// <summary>Goes up with every change; an autosave names the one it saw.</summary>
    public long Revision { get; internal set; }

    /// <summary>Still to be handed in.</summary>
    public bool IsOpen => State is ScoreSheetState.Assigned or ScoreSheetState.Draft;

    public IReadOnlyDictionary<string, decimal> Points
    {
        get => JsonSerializer.Deserialize<SortedDictionary<string, decimal>>(PointsJson)!; // written below, never null
        internal set => PointsJson = JsonSerializer.Serialize(new SortedDictionary<string, decimal>(value.ToDictionary(), StringComparer.Ordinal));
    }

    public IReadOnlyDictionary<string, string> Remarks
    {
        get => ReviewRemarks.Read(RemarksJson);
        internal set => RemarksJson = ReviewRemarks.Write(value);
    }
}

/// <summary>What became of a sheet.</summary>
public enum ScoreSheetState
{
    Assigned,
    Draft,
    Submitted,
    /// <summary>The expert said no.</summary>
    Declined,
    /// <summary>Late; another expert was asked in its place.</summary>
    Replaced,
    /// <summary>A recusal came to light. A score handed in before stays on record and no longer counts.</summary>
    Voided,
}

/// <summary>Why a sheet was asked for.</summary>
public enum ScoreSheetOrigin
{
    Regular,
    /// <summary>One more, because the scores are too far apart.</summary>
    Extra,
    /// <summary>In place of one declined, late or recused.</summary>
    Replacement,
}

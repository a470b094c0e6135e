using System.Text.Json;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>What one member of the panel gives one company. Once handed in it does not change.</summary>
public sealed class PanelScore
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    public required long SlotId { get; init; }

    public required long ApplicationId { get; init; }

    public required long ExpertId { get; init; }

    /// <summary>Points by line of the rubric, as JSON object.</summary>
    public required string PointsJson { get; init; }

    /// <summary>What the expert says of single lines of the rubric, as JSON object.</summary>
    public string RemarksJson { get; init; } = "{}";

    public required string Comment { get; init; }

    /// <summary>Out of 100.</summary>
    public required decimal Total { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Why it no longer counts: a recusal that came to light. It stays on record.</summary>
    public string? VoidedBecause { get; internal set; }

    public IReadOnlyDictionary<string, decimal> Points => JsonSerializer.Deserialize<SortedDictionary<string, decimal>>(PointsJson)!; // written by us, never null

    public IReadOnlyDictionary<string, string> Remarks => ReviewRemarks.Read(RemarksJson);

    internal static string Write(IReadOnlyDictionary<string, decimal> points) =>
        JsonSerializer.Serialize(new SortedDictionary<string, decimal>(points.ToDictionary(), StringComparer.Ordinal));
}

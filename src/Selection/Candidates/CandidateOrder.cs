using System.Text.Json;

namespace BenchmarkWorkflow.Selection.Candidates;

/// <summary>In which order a unit would recommend its applicants: its own working order, which binds nobody and which nobody else sees.</summary>
public sealed class CandidateOrder
{
    public required long UnitId { get; init; }

    /// <summary>The applications, best first, as JSON array of their ids.</summary>
    public string OrderJson { get; private set; } = "[]";

    public required string RankedBy { get; set; }

    public required DateTimeOffset RankedAt { get; set; }

    /// <summary>Goes up with every change.</summary>
    public long Revision { get; set; }

    public IReadOnlyList<long> Order
    {
        get => JsonSerializer.Deserialize<List<long>>(OrderJson)!; // written below, never null
        set => OrderJson = JsonSerializer.Serialize(value);
    }
}

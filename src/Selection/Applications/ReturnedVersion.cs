using System.Text.Json;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>
/// What a company had handed in, kept from its return until it hands in again. What it writes meanwhile is its own, as a first draft is: the others go on reading this,
/// also when it never hands in again.
/// </summary>
public sealed class ReturnedVersion
{
    public required long ApplicationId { get; init; }

    public required string Title { get; init; }

    public required long? AreaId { get; init; }

    public required long? UnitId { get; init; }

    public required string FormJson { get; init; }

    /// <summary>Ids of the documents it held then, as a JSON array; some may have been taken away since.</summary>
    public required string DocumentsJson { get; init; }

    public IReadOnlyList<long> ReadDocuments() => JsonSerializer.Deserialize<List<long>>(DocumentsJson) ?? [];
}

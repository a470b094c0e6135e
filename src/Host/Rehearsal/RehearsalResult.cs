using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>What a rehearsed season came to. The same seed, definitions and campaign give the same result, to the byte of its JSON, apart from <see cref="WallSeconds"/>.</summary>
internal sealed record RehearsalResult
{
    public required string Campaign { get; init; }
    public required int Seed { get; init; }
    public required int VirtualDays { get; init; }
    public required double WallSeconds { get; init; }
    public required IReadOnlyList<RehearsedApplication> Applications { get; init; }
    public required IReadOnlyList<RehearsedUnit> Units { get; init; }

    /// <summary>Messages that were sent, by template.</summary>
    public required SortedDictionary<string, int> Mail { get; init; }
    public required RehearsedTasks Tasks { get; init; }
    public required RehearsedNotice? Notice { get; init; }
    public required IReadOnlyList<RehearsedEvent> Events { get; init; }
    public required RehearsedInstances Instances { get; init; }
    public required int Incidents { get; init; }

    /// <summary>How the year went.</summary>
    public RehearsedDetails? Details { get; init; }

    /// <summary>The JSON of <c>--json</c>: indented, Chinese readable.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RehearsalJson.Readable.RehearsalResult);
}

/// <param name="Area">1 to 5.</param>
/// <param name="Unit">1 to 49.</param>
/// <param name="SiteCheck"><c>none</c>, <c>passed</c> or <c>failed</c>.</param>
/// <param name="Outcome"><c>selected</c>, <c>notSelected</c>, <c>notRecommended</c>, <c>ineligible</c>, <c>withdrawn</c>, <c>late</c> or <c>removed</c>.</param>
internal sealed record RehearsedApplication(
    string Id, string Company, int? Area, int? Unit, DateTimeOffset? SubmittedAt, DateTimeOffset? PackageAt, string Stage,
    decimal? DocumentScore, decimal? DefenceScore, string SiteCheck, string Outcome);

internal sealed record RehearsedUnit(int Number, string Name, int Quota, int Recommended);

internal sealed record RehearsedTasks(int Created, int Completed, int TimedOut, int Cancelled);

internal sealed record RehearsedNotice(DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, int Listed, int Objections, int Upheld, int Selected, string Hash);

internal sealed record RehearsedEvent(string Title, DateTimeOffset? StartsAt, int Registered, int Attended);

internal sealed record RehearsedInstances(int Finished, int Running, int Faulted, int Cancelled);

[JsonSerializable(typeof(RehearsalResult))]
internal sealed partial class RehearsalJson : JsonSerializerContext
{
    public static RehearsalJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });
}

using System.Text.Json.Serialization;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>How far a rehearsal is.</summary>
/// <param name="Day">The virtual day, Shanghai time.</param>
/// <param name="Share">0 to 1: how much of the year's days are behind; never falls, and is 1 only when all is done.</param>
/// <param name="Acts">What people did so far.</param>
/// <param name="Bursts">What the processes did so far.</param>
internal sealed record RehearsalProgress(RehearsalPhase Phase, DateOnly Day, double Share, int Acts, int Bursts);

/// <summary>What a rehearsal is at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RehearsalPhase>))]
internal enum RehearsalPhase
{
    /// <summary>The database is made, the definitions are loaded.</summary>
    [JsonStringEnumMemberName("preparing")] Preparing,

    /// <summary>The year runs.</summary>
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>The result is read back and checked.</summary>
    [JsonStringEnumMemberName("reading")] Reading,

    /// <summary>The result is there.</summary>
    [JsonStringEnumMemberName("done")] Done,
}

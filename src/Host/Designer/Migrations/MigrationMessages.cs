using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Engine.Migration;
using BenchmarkWorkflow.Persistence.Designer;

namespace BenchmarkWorkflow.Host.Designer.Migrations;

/// <param name="FromVersion">The version the instances run on.</param>
/// <param name="ToVersion">The version they are to run on.</param>
/// <param name="Map">Old activity id to new activity id; null: none. What is not in it keeps its id.</param>
/// <param name="DropsVariables">True: values of variables that the new version does not have are given up.</param>
internal sealed record MigrationRequest(int FromVersion, int ToVersion, IReadOnlyDictionary<string, string?>? Map, bool DropsVariables = false)
{
    public ActivityMap Activities => Map is null ? ActivityMap.Same : new(Map);
}

/// <summary>What suggests itself, and what may be chosen.</summary>
internal sealed record MapReply(IReadOnlyList<SuggestedTarget> Activities, IReadOnlyList<TargetActivity> Targets);

internal sealed record PreviewedInstance(
    string InstanceId, string? Name, string? CorrelationId, DateTimeOffset CreatedAt, bool Movable, IReadOnlyList<MoveNote> Notes, IReadOnlyList<WaitingPlace> Waits);

/// <summary>The same note of several instances.</summary>
internal sealed record NoteCount(string Rule, string? ActivityId, string Message, string MessageEn, bool Blocks, int Instances);

/// <param name="Total">How many instances were looked at.</param>
/// <param name="Truncated">True: there are more. A migration looks at each, and leaves on its version what cannot be moved.</param>
/// <param name="All">How many there are.</param>
internal sealed record PreviewReply(
    int FromVersion, int ToVersion, int Total, int Movable, bool Truncated, int All, IReadOnlyList<NoteCount> Notes, IReadOnlyList<PreviewedInstance> Instances);

internal sealed record MigrationReply(
    long Id, int FromVersion, int ToVersion, [property: JsonConverter(typeof(Camel<MigrationState>))] MigrationState State, string By, string ByName, DateTimeOffset At,
    int Total, int Waiting, int Moved, int Skipped, int Undone, int UndoRefused);

internal sealed record MigratedReply(string InstanceId, [property: JsonConverter(typeof(Camel<MigratedState>))] MigratedState State, string? Reason);

internal sealed record MigrationDetailReply(MigrationReply Migration, IReadOnlyList<MigratedReply> Instances);

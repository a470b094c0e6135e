using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Api.Campaigns;

/// <summary>Dates and settings of a campaign, for those who change them.</summary>
/// <param name="Revision">For <c>If-Match</c>: goes up with every change of either.</param>
internal sealed record CampaignDeskView(int Year, string Name, long Revision, IReadOnlyList<DeskDateView> Dates, IReadOnlyList<SettingView> Settings);

/// <summary>A named date.</summary>
/// <param name="Announced">What was announced first.</param>
/// <param name="Source">Whether the notice, practice or our default has it so.</param>
internal sealed record DeskDateView(
    string Name, string Title, DateTimeOffset At, DateTimeOffset Announced, bool Passed, [property: JsonConverter(typeof(Camel<SourceMark>))] SourceMark Source, PersonView? MovedBy, DateTimeOffset? MovedAt);

/// <param name="Path">Such as <c>quota.base</c>.</param>
/// <param name="Value">A number or a text.</param>
internal sealed record SettingView(string Path, JsonElement Value, [property: JsonConverter(typeof(Camel<SourceMark>))] SourceMark Source);

/// <param name="Moves">The new instants, by the dates' names.</param>
internal sealed record DateMoves(IReadOnlyDictionary<string, DateTimeOffset> Moves, string? Reason)
{
    public IReadOnlyDictionary<string, DateTimeOffset> Moves { get; } = Moves ?? new Dictionary<string, DateTimeOffset>(); // JSON may leave it out
}

internal sealed record SettingChanges(IReadOnlyDictionary<string, JsonElement> Values, string? Reason)
{
    public IReadOnlyDictionary<string, JsonElement> Values { get; } = Values ?? new Dictionary<string, JsonElement>();
}

/// <summary>What moving a date would do.</summary>
/// <param name="Days">By how many days, rounded to the half; negative: earlier.</param>
/// <param name="IsDayOff">The new day is no working day.</param>
/// <param name="Waiting">Process steps that wait for it at this moment, and are set anew.</param>
internal sealed record MovedDateView(
    string Name, string Title, DateTimeOffset From, DateTimeOffset To, decimal Days, bool IsDayOff, int Waiting, IReadOnlyList<FollowerView> Followers);

/// <summary>A step of a published process that goes by the date.</summary>
/// <param name="Kind"><c>wait</c>, <c>task</c> or <c>check</c>.</param>
/// <param name="Waiting">Instances that wait there now.</param>
/// <param name="Letters">What is sent when the date has come.</param>
internal sealed record FollowerView(string Process, string Step, string Kind, int Waiting, IReadOnlyList<string> Letters, IReadOnlyList<ReminderView> Reminders);

/// <summary>A reminder before the date.</summary>
/// <param name="DaysBefore">Calendar days.</param>
/// <param name="Missed">The new moment has passed already: it will not be sent.</param>
internal sealed record ReminderView(decimal DaysBefore, DateTimeOffset From, DateTimeOffset To, bool Missed, IReadOnlyList<string> Letters);

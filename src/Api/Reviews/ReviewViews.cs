using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Api.Reviews;

/// <summary>A document review that the caller was asked for.</summary>
/// <param name="TaskId">The inbox task that awaits the score; none once it is in, or where the process asks no more.</param>
/// <param name="DraftAt">When a draft was kept; none without one.</param>
/// <param name="Total">What the caller gave, out of 100.</param>
internal sealed record ReviewLine(
    long ApplicationId, string ReceiptNumber, string Company, string Title, string? Area, [property: JsonConverter(typeof(Camel<ScoreSheetState>))] ScoreSheetState State, DateTimeOffset DueAt,
    bool Overdue, DateTimeOffset? SubmittedAt, decimal? Total, long? TaskId, DateTimeOffset? DraftAt);

/// <param name="IsExpert">Whether the caller is in the pool of experts at all.</param>
internal sealed record ReviewDeskView(bool IsExpert, string? Name, string? Employer, IReadOnlyList<ReviewLine> Items);

/// <param name="Weight">Of the total, in percent.</param>
internal sealed record CriterionView(string Name, string Text, decimal MaxPoints, decimal Weight);

/// <summary>What one expert gave. Of others only once all are in, and the caller among them.</summary>
internal sealed record GivenView(string Expert, decimal Total, IReadOnlyDictionary<string, decimal> Points, IReadOnlyDictionary<string, string> Remarks, string Comment);

/// <summary>The scoring of one application by the caller: its documents, or its defence.</summary>
/// <param name="Judges">How many are asked.</param>
/// <param name="Given">How many have handed in.</param>
/// <param name="AreAllIn">Nobody is still to judge.</param>
/// <param name="Own">What the caller gave.</param>
/// <param name="Value">The score that counts, once all are in and the caller is among them.</param>
internal sealed record ScoringView(
    long ApplicationId, IReadOnlyList<CriterionView> Rubric, long? TaskId, DateTimeOffset? DueAt, int Judges, int Given, bool AreAllIn, GivenView? Own, IReadOnlyList<GivenView> Others, decimal? Value);

/// <summary>A sitting that the caller is on the panel of.</summary>
internal sealed record PanelSessionView(int Number, string Area, DateTimeOffset StartsAt, string Room, int PresentMinutes, int QuestionMinutes, bool Drawn, IReadOnlyList<PanelTurnView> Turns);

/// <summary>One company's turn before the panel.</summary>
/// <param name="Leaves">The caller is recused and leaves the room; nothing more is told of it.</param>
/// <param name="Judges">How many of the panel may score it.</param>
/// <param name="Value">Once all are in and the caller is among them.</param>
internal sealed record PanelTurnView(
    long? ApplicationId, string? ReceiptNumber, string? Company, string? Title, int? Position, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt,
    [property: JsonConverter(typeof(Camel<DefenceAttendance>))] DefenceAttendance Attendance, bool Leaves, long? TaskId, decimal? Total, int Judges, int Given, decimal? Value);

internal sealed record TieView(long Id, string Company, [property: JsonConverter(typeof(Camel<RecusalReason>))] RecusalReason Reason, string ReasonText, string Note, DateTimeOffset DeclaredAt);

/// <param name="Company">Full name.</param>
internal sealed record TieRequest(string? Company, [property: JsonConverter(typeof(Camel<RecusalReason>))] RecusalReason? Reason, string? Note);

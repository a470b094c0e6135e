using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Api.Assignments;

/// <summary>An application and who judges its documents. No score is in it.</summary>
/// <param name="Needed">How many scores it takes, with those called on dispute.</param>
/// <param name="Missing">How many experts are still to be found.</param>
/// <param name="FindTaskId">The task by which the process waits for more experts; answering it has it assign again.</param>
internal sealed record AssignmentLine(
    long Id, string? ReceiptNumber, string Company, string? Area, string? Unit, [property: JsonConverter(typeof(Camel<ApplicationStage>))] ApplicationStage Stage, int Needed, int Missing, long? FindTaskId,
    IReadOnlyList<AssignedView> Sheets);

/// <param name="Replaceable">It is late, and another may be asked in its place.</param>
internal sealed record AssignedView(
    long SheetId, long ExpertId, string Expert, [property: JsonConverter(typeof(Camel<ScoreSheetState>))] ScoreSheetState State, [property: JsonConverter(typeof(Camel<ScoreSheetOrigin>))] ScoreSheetOrigin Origin,
    DateTimeOffset DueAt, bool Overdue, string Why, string? EndedBecause, bool Replaceable);

/// <summary>Why an expert is, or is not, given an application.</summary>
/// <param name="Choosable">The secretariat may choose this expert itself.</param>
internal sealed record WhyNotView(long ExpertId, string Expert, string Employer, [property: JsonConverter(typeof(Camel<AssignmentCause>))] AssignmentCause Cause, string Text, int Load, int Capacity, bool Choosable);

/// <summary>How much an expert has to do.</summary>
/// <param name="Capacity">The lesser of the expert's own limit and the campaign's.</param>
/// <param name="Load">Given and not taken back.</param>
/// <param name="Open">Still to be handed in.</param>
internal sealed record ExpertLoadView(
    long Id, string Name, string Employer, IReadOnlyList<int> Areas, int Capacity, int Load, int Open, int Submitted, int Overdue, bool Available, DateOnly? OutFrom, DateOnly? OutUntil);

/// <param name="ExpertId">Who is asked; none: whom the assignment finds.</param>
internal sealed record ReplaceRequest(long? ExpertId, string? Reason);

/// <summary>Who was asked instead.</summary>
internal sealed record ReplacedView(long SheetId, string Expert);

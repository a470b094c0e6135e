using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Notices;

namespace BenchmarkWorkflow.Api.Notices;

/// <summary>A line of the list of objections.</summary>
/// <param name="Number">As letters and tasks name it, such as <c>YY-2022-003</c>.</param>
/// <param name="Company">Of the listed application; none: about the list as a whole.</param>
internal sealed record ObjectionLine(
    long Id, string Number, int NoticeNumber, long? ApplicationId, string? Company, [property: JsonConverter(typeof(Camel<ObjectionSubject>))] ObjectionSubject Subject,
    [property: JsonConverter(typeof(Camel<ObjectionState>))] ObjectionState State, [property: JsonConverter(typeof(Camel<ObjectionEffect>))] ObjectionEffect Effect, DateTimeOffset FiledAt, DateTimeOffset? DecidedAt)
{
    public static ObjectionLine Of(ObjectionRow row, int year) => new(
        row.Id, ObjectionLists.NumberOf(year, row.Id), row.NoticeNumber, row.ApplicationId, row.Company, row.Subject, row.State, row.Effect, row.FiledAt, row.DecidedAt);
}

/// <summary>One case.</summary>
/// <param name="FiledBy">Who raised it, by real name; none for those who do not handle it.</param>
/// <param name="Contact">Likewise.</param>
/// <param name="Grounds">The names of the grounds on which it was not accepted.</param>
/// <param name="Answer">What the recommending unit found.</param>
/// <param name="DecisionDue">By when it is to be decided.</param>
/// <param name="Tasks">What is and was to be done with it, the newest first.</param>
/// <param name="Acts">What was done, the oldest first.</param>
internal sealed record ObjectionCaseView(
    ObjectionLine Line, long NoticeId, string? FiledBy, string? Contact, string Statement, string Evidence, IReadOnlyList<string> Grounds, string Answer, string Decision, PersonView? DecidedBy,
    DateTimeOffset DecisionDue, IReadOnlyList<CaseTaskView> Tasks, IReadOnlyList<CaseActView> Acts);

internal sealed record CaseTaskView(
    long Id, string Title, string Status, PersonView? Assignee, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, DateTimeOffset? FinishedAt, PersonView? FinishedBy, bool IsOverdue);

/// <param name="By">None for whoever raised it.</param>
internal sealed record CaseActView(DateTimeOffset At, PersonView? By, string Act);

using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Quotas;

namespace BenchmarkWorkflow.Api.Candidates;

/// <summary>A unit's applicants in its order, and the places it has.</summary>
/// <param name="Units">The units that the caller is staff of.</param>
/// <param name="RankedBy">Who ordered them last; null before the first time.</param>
/// <param name="Ledger">Every line of the quota ledger, oldest first.</param>
internal sealed record CandidateBoardView(
    IReadOnlyList<UnitName> Units, UnitName Unit, long Revision, PersonView? RankedBy, DateTimeOffset? RankedAt, IReadOnlyList<CandidateView> Candidates, PlacesView Places, IReadOnlyList<LedgerLine> Ledger,
    IReadOnlyList<RelaxationView> Relaxations, bool MayAskForMore, DateTimeOffset RecommendationsClose, DateTimeOffset RelaxationsClose);

internal sealed record UnitName(int Number, string Name);

/// <param name="Extended">How many it has once a relaxation is granted.</param>
internal sealed record PlacesView(int Granted, int Held, int Left, bool Relaxed, int Extended);

/// <summary>How an applicant stands in the quota.</summary>
internal enum CandidatePlace
{
    None,
    Reserved,
    Confirmed,
}

/// <param name="TaskId">The open task by which the unit decides; null where there is nothing to decide.</param>
/// <param name="MayRevoke">Whether the recommendation may still be taken back.</param>
internal sealed record CandidateView(
    long Id, string ReceiptNumber, string Company, string Title, int? AreaNumber, string? AreaName, DateTimeOffset? SubmittedAt, DateTimeOffset? PackageAt,
    [property: JsonConverter(typeof(Camel<ApplicationStage>))] ApplicationStage Stage, [property: JsonConverter(typeof(Camel<ApplicationOutcome>))] ApplicationOutcome Outcome,
    [property: JsonConverter(typeof(Camel<CandidatePlace>))] CandidatePlace Place, CandidateDecision? Decision, long? TaskId, PersonView? TaskHolder, bool MayRevoke);

internal sealed record CandidateDecision([property: JsonConverter(typeof(Camel<RecommendationDecision>))] RecommendationDecision Decision, string Opinion, DateTimeOffset At, PersonView By);

/// <summary>A line of the quota ledger.</summary>
/// <param name="Places">By how many the line changes what is granted or held.</param>
/// <param name="Left">How many were left after it.</param>
internal sealed record LedgerLine(
    DateTimeOffset At, PersonView Actor, [property: JsonConverter(typeof(Camel<QuotaEntryKind>))] QuotaEntryKind Kind, int Places, string? Company, string Reason, int Left);

/// <summary>A request for more places and what became of it.</summary>
internal sealed record RelaxationView(
    long Id, int UnitNumber, string UnitName, string Activity, string EvidenceName, [property: JsonConverter(typeof(Camel<RelaxationStatus>))] RelaxationStatus Status, DateTimeOffset RequestedAt, PersonView RequestedBy,
    DateTimeOffset? DecidedAt, string? Reason);

/// <param name="Order">The applications, best first.</param>
internal sealed record CandidateRanking(int Unit, IReadOnlyList<long>? Order);

/// <param name="Opinion">Why, for the company and the record.</param>
internal sealed record CandidateRevocation(string? Opinion);

using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.SiteChecks;

namespace BenchmarkWorkflow.Api.SiteChecks;

/// <summary>Somebody who goes.</summary>
internal sealed record VisitorView(long ExpertId, string Name);

/// <summary>A site check as the planner shows it.</summary>
/// <param name="Reason">What is to be verified.</param>
/// <param name="Team">Who leads it first.</param>
/// <param name="VisitUntil">The last day, counted.</param>
/// <param name="PlanTaskId">The task by which the process asks for a plan; a first plan answers it.</param>
/// <param name="ReportTaskId">The task by which the process asks for the report.</param>
/// <param name="Open">It may be called off: it is not reported yet.</param>
/// <param name="Plannable">Team and days may be set now.</param>
internal sealed record SiteCheckLine(
    long Id, long ApplicationId, string ReceiptNumber, string Company, string Address, int? AreaNumber, string? Area, int? UnitNumber, string? Unit, string Reason,
    [property: JsonConverter(typeof(Camel<SiteCheckStanding>))] SiteCheckStanding Standing, IReadOnlyList<VisitorView> Team, DateOnly? VisitFrom, DateOnly? VisitUntil, DateTimeOffset OrderedAt,
    long? PlanTaskId, long? ReportTaskId, bool Open, bool Plannable, long Revision);

/// <summary>Days of the planner with the visits on them.</summary>
/// <param name="LastDay">The campaign's last day for site checks.</param>
/// <param name="Today">By the server's clock.</param>
/// <param name="ToPlan">Visits without days, the first of them.</param>
/// <param name="ToPlanCount">All of those.</param>
internal sealed record VisitCalendar(DateOnly Today, DateOnly LastDay, IReadOnlyList<VisitDay> Days, IReadOnlyList<SiteCheckLine> Visits, IReadOnlyList<SiteCheckLine> ToPlan, int ToPlanCount);

/// <summary>A stage of applications of which a site check can be ordered by hand.</summary>
internal sealed record OrderableStage([property: JsonConverter(typeof(Camel<ApplicationStage>))] ApplicationStage Stage);

internal sealed record VisitDay(DateOnly Day, bool Works);

/// <summary>An expert of the pool for a visit on certain days.</summary>
/// <param name="KnowsArea">The application's key area is one of theirs.</param>
/// <param name="Visits">How many visits they make in this campaign.</param>
/// <param name="Why">What keeps them from it, or is to be thought of; none: nothing.</param>
/// <param name="MayGo">They may be chosen.</param>
internal sealed record CrewLine(long ExpertId, string Name, string Employer, bool KnowsArea, int Visits, string? Why, bool MayGo);

/// <summary>What a plan would meet.</summary>
/// <param name="Refused">It stands in the way; otherwise it may be meant so.</param>
internal sealed record PlanFinding(string Name, string Message, string? Field, bool Refused);

/// <param name="Team">Experts, who leads them first.</param>
internal sealed record VisitPlanForm(IReadOnlyList<long>? Team, DateOnly? VisitFrom, DateOnly? VisitUntil);

/// <param name="Reason">What is to be verified.</param>
internal sealed record SiteCheckOrder(long? ApplicationId, string? Reason);

/// <param name="Reason">Why it is called off.</param>
internal sealed record SiteCheckEnd(string? Reason);

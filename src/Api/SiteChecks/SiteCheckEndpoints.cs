using BenchmarkWorkflow.Activities.SiteChecks;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.SiteChecks;

/// <summary>The secretariat's planner of site checks. A first plan answers the inbox' task; findings and verdict are the team's, by the task of the report.</summary>
internal static class SiteCheckEndpoints
{
    private const int MaxTake = 100, MaxDays = 42, MostToPlan = 50;

    public static IServiceCollection AddSiteCheckPlanner(this IServiceCollection services) => services.AddScoped<SiteCheckReading>();

    public static void MapSiteChecks(this IEndpointRouteBuilder api)
    {
        var checks = api.MapGroup("/site-checks").WithTags("site-checks");
        checks.MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("One page of the campaign's site checks, searched, filtered and sorted.");
        checks.MapGet("/calendar", CalendarAsync).Demand(Permissions.ReadSelection).WithSummary("Days with the visits on them, which of them are worked, and the visits that have no days yet.");
        checks.MapGet("/orderable", OrderableAsync).Demand(Permissions.ReadSelection).WithSummary("The stages of the applications of which a site check can be ordered by hand.");
        checks.MapGet("/{id:long}", OneAsync).Demand(Permissions.ReadSelection).WithSummary("One site check; the ETag is its revision.");
        checks.MapGet("/{id:long}/experts", CrewAsync).Demand(Permissions.ReadSelection).WithSummary("Who could go on these days, and what keeps whom from it.");
        checks.MapGet("/{id:long}/findings", FindingsAsync).Demand(Permissions.ReadSelection).WithSummary("What a plan would meet: rules that refuse it, and doubts that do not.");
        checks.MapPost("/", OrderAsync).Demand(Permissions.WriteSelection).WithSummary("Orders a site check of an application by hand; its process takes it up.");
        checks.MapPost("/{id:long}/cancellation", CallOffAsync).Demand(Permissions.WriteSelection).WithSummary("Calls a site check off, with a reason; who was to come or to be visited is told.");
        checks.MapPut("/{id:long}/plan", PlanAsync).Demand(Permissions.WriteSelection).WithSummary("Sets team and days: the first time by the process' task, later telling everybody concerned.");
    }

    private static async Task<Results<Ok<Page<SiteCheckLine>>, ProblemHttpResult>> ListAsync(
        string? search, [FromQuery(Name = "standing")] Choice<SiteCheckStanding>[]? standings, [FromQuery(Name = "area")] int[]? areas, [FromQuery(Name = "unit")] int[]? units, Choice<SiteCheckSort>? sort,
        bool? descending, string? cursor, int? take, CampaignDesk campaigns, SiteCheckList list, SiteCheckReading reading, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { Id: var campaign }) return CurrentCampaign.None();
        var by = sort?.Value ?? SiteCheckSort.Visit;
        var after = Cursor.ReadKeyed(cursor);
        if (after is var (key, _) && !SiteCheckList.IsKey(by, key)) throw new RuleBrokenException(Cursor.Invalid);
        var query = new SiteCheckQuery(campaign, reading.Today, search, Choice<SiteCheckStanding>.Of(standings), areas, units, Sort: by, Descending: descending ?? false);
        var size = Math.Clamp(take ?? 20, 1, MaxTake);
        var rows = await list.PageAsync(query, after, size + 1, ct);
        var shown = rows.Take(size).ToList();
        var next = rows.Count > size ? Cursor.Write(SiteCheckList.KeyOf(query.Sort, shown[^1]), shown[^1].Id) : null;
        return TypedResults.Ok(new Page<SiteCheckLine>(await reading.LinesAsync(shown, ct), next, await list.CountAsync(query, ct)));
    }

    /// <param name="from">The first day; none: the Monday of this week.</param>
    /// <param name="days">How many; none: two weeks.</param>
    private static async Task<Results<Ok<VisitCalendar>, ProblemHttpResult>> CalendarAsync(
        DateOnly? from, int? days, CampaignDesk campaigns, SiteCheckList list, SiteCheckCrew crew, SiteCheckReading reading, WorkingCalendar calendar, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { Id: var campaign }) return CurrentCampaign.None();
        var today = reading.Today;
        var first = from ?? today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var count = Math.Clamp(days ?? 14, 1, MaxDays);
        if (first.Year is < 2000 or > 2200) return Problem.Fields(("from", "日期无效。"));
        List<VisitDay> shown = [.. Enumerable.Range(0, count).Select(first.AddDays).Select(day => new VisitDay(day, calendar.IsWorkingDay(day)))];
        IReadOnlyList<SiteCheckStanding> held = [SiteCheckStanding.Planned, SiteCheckStanding.Visited, SiteCheckStanding.Passed, SiteCheckStanding.Failed];
        var visits = await list.PageAsync(new(campaign, today, Standings: held, Between: (first, shown[^1].Day)), null, int.MaxValue, ct);
        var toPlan = new SiteCheckQuery(campaign, today, Standings: [SiteCheckStanding.ToPlan]);
        var waiting = await list.PageAsync(toPlan, null, MostToPlan, ct);
        return TypedResults.Ok(new VisitCalendar(
            today, await crew.LastDayAsync(campaign, ct), shown, await reading.LinesAsync(visits, ct), await reading.LinesAsync(waiting, ct), await list.CountAsync(toPlan, ct)));
    }

    private static async Task<Results<Ok<IReadOnlyList<OrderableStage>>, ProblemHttpResult>> OrderableAsync(CampaignDesk campaigns, SiteCheckDesk desk, CancellationToken ct) =>
        await campaigns.KeyAsync(null, ct) is { Id: var campaign }
            ? TypedResults.Ok<IReadOnlyList<OrderableStage>>([.. (await desk.OrderableAsync(campaign, ct)).Select(stage => new OrderableStage(stage))])
            : CurrentCampaign.None();

    private static async Task<Results<Ok<SiteCheckLine>, ProblemHttpResult>> OneAsync(long id, SiteCheckList list, SiteCheckReading reading, HttpResponse response, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is not { } row) return None();
        Revision.Tell(response, row.Check.Revision);
        return TypedResults.Ok((await reading.LinesAsync([row], ct))[0]);
    }

    private static async Task<Results<Ok<IReadOnlyList<CrewLine>>, ProblemHttpResult>> CrewAsync(long id, DateOnly? from, DateOnly? until, DbContext db, SiteCheckReading reading, CancellationToken ct) =>
        await db.Set<SiteCheck>().AsNoTracking().SingleOrDefaultAsync(check => check.Id == id, ct) is { } found
            ? TypedResults.Ok(await reading.CrewAsync(found, from ?? until ?? reading.Today, until ?? from ?? reading.Today, ct))
            : None();

    private static async Task<Results<Ok<IReadOnlyList<PlanFinding>>, ProblemHttpResult>> FindingsAsync(
        long id, DateOnly from, DateOnly until, [FromQuery(Name = "team")] long[]? team, DbContext db, SiteCheckCrew crew, CancellationToken ct)
    {
        if (await db.Set<SiteCheck>().AsNoTracking().SingleOrDefaultAsync(check => check.Id == id, ct) is not { } found) return None();
        var (broken, doubts) = await crew.TryAsync(found, new(team ?? [], from, until), ct);
        return TypedResults.Ok<IReadOnlyList<PlanFinding>>([.. broken.Select(rule => new PlanFinding(rule.Name, rule.Message, rule.Field, true)), .. doubts.Select(rule => new PlanFinding(rule.Name, rule.Message, rule.Field, false))]);
    }

    private static async Task<Results<Ok<SiteCheckLine>, ProblemHttpResult>> PlanAsync(
        long id, VisitPlanForm form, Revision seen, Viewer who, SiteVisits visits, SiteCheckList list, SiteCheckReading reading, HttpResponse response, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is null) return None();
        List<(string, string)> missing = [];
        if (form.VisitFrom is null) missing.Add(("visitFrom", "请选择核查首日。"));
        if (form.VisitUntil is null) missing.Add(("visitUntil", "请选择核查末日。"));
        if (form is not { VisitFrom: { } from, VisitUntil: { } until }) return Problem.Fields(missing);
        await visits.PlanAsync(id, new([.. (form.Team ?? []).Distinct()], from, until), seen.Seen, who.Name, ct);
        return await OneAsync(id, list, reading, response, ct);
    }

    private static async Task<Results<Ok<SiteCheckLine>, ProblemHttpResult>> OrderAsync(
        SiteCheckOrder order, Viewer who, DbContext db, SiteCheckDesk desk, SiteCheckList list, SiteCheckReading reading, HttpResponse response, CancellationToken ct)
    {
        if (order.ApplicationId is not { } application) return Problem.Fields(("applicationId", "请选择企业。"));
        if (!await db.Set<Application>().AnyAsync(one => one.Id == application, ct)) return Problem.Of(404, "application-not-found", "没有找到该申报。");
        var check = await desk.OrderByHandAsync(application, order.Reason ?? "", who.Name, ct);
        return await OneAsync(check.Id, list, reading, response, ct);
    }

    private static async Task<Results<Ok<SiteCheckLine>, ProblemHttpResult>> CallOffAsync(
        long id, SiteCheckEnd asked, Revision seen, Viewer who, SiteVisits visits, SiteCheckList list, SiteCheckReading reading, HttpResponse response, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is null) return None();
        await visits.CallOffAsync(id, asked.Reason ?? "", seen.Seen, who.Name, ct);
        return await OneAsync(id, list, reading, response, ct);
    }

    private static ProblemHttpResult None() => Problem.Of(404, "site-check-not-found", "没有找到该现场核查。");
}

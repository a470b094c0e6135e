using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>The exchange events for the secretariat. Holding and cancelling one are tasks of its process.</summary>
internal static class ExchangeDeskEndpoints
{
    public static void MapExchangeDesk(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/exchanges/desk").WithTags("exchanges");
        desk.MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("All events of a campaign with their figures, by number.");
        desk.MapPost("/", AddAsync).Demand(Permissions.WriteSelection).WithSummary("Adds an event by hand, before the process plans them.");
        desk.MapGet("/{id:long}", OneAsync).Demand(Permissions.ReadSelection).WithSummary("One event with its figures.");
        desk.MapPut("/{id:long}", ChangeAsync).Demand(Permissions.WriteSelection).WithSummary("Changes an event; more seats move the waiting list up.");
        desk.MapPost("/{id:long}/registration", SwitchAsync).Demand(Permissions.WriteSelection).WithSummary("Closes registration, or opens it again.");
    }

    private static async Task<Results<Ok<ExchangeDeskView>, ProblemHttpResult>> ListAsync(
        int? year, CampaignDesk campaigns, ExchangePlan plan, EventRegistrations registrations, TimeProvider time, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        List<ExchangeStaffView> events = [];
        foreach (var of in await plan.OfCampaignAsync(campaign.Id, ct)) events.Add(ExchangeStaffView.Of(of, await registrations.FiguresAsync(of.Id, ct), time.GetUtcNow()));
        return TypedResults.Ok(new ExchangeDeskView(events, (await plan.WhyNotAddAsync(campaign.Id, ct))?.Message));
    }

    private static async Task<Results<Ok<ExchangeStaffView>, ProblemHttpResult>> OneAsync(long id, DbContext db, EventRegistrations registrations, TimeProvider time, HttpResponse response, CancellationToken ct)
    {
        if (await db.Set<ExchangeEvent>().AsNoTracking().SingleOrDefaultAsync(of => of.Id == id, ct) is not { } of) return NoEvent();
        Revision.Tell(response, of.Revision);
        return TypedResults.Ok(ExchangeStaffView.Of(of, await registrations.FiguresAsync(id, ct), time.GetUtcNow()));
    }

    private static async Task<Results<Created<ExchangeChanged>, ProblemHttpResult>> AddAsync(ExchangeForm form, int? year, Viewer who, CampaignDesk campaigns, ExchangePlan plan, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        return TypedResults.Created((string?)null, new ExchangeChanged((await plan.AddByHandAsync(campaign.Id, form.Planned, who.Name, ct)).Id, 0));
    }

    private static async Task<Results<Ok<ExchangeChanged>, ProblemHttpResult>> ChangeAsync(long id, ExchangeForm form, Revision seen, Viewer who, DbContext db, ExchangePlan plan, CancellationToken ct)
    {
        if (!await ExistsAsync(id, db, ct)) return NoEvent();
        return TypedResults.Ok(new ExchangeChanged(id, (await plan.ChangeAsync(id, form.Planned, seen.Seen, who.Name, ct)).Count));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SwitchAsync(long id, RegistrationSwitch to, Viewer who, DbContext db, ExchangePlan plan, CancellationToken ct)
    {
        if (!await ExistsAsync(id, db, ct)) return NoEvent();
        await plan.SwitchAsync(id, to.Open, who.Name, ct);
        return TypedResults.NoContent();
    }

    public static Task<bool> ExistsAsync(long id, DbContext db, CancellationToken ct) => db.Set<ExchangeEvent>().AnyAsync(of => of.Id == id, ct);

    public static ProblemHttpResult NoEvent() => Problem.Of(404, "event-not-found", "没有找到该活动。");
}

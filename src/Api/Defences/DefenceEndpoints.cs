using BenchmarkWorkflow.Activities.Defences;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Defences;

/// <summary>The secretariat's board of defences. Attendance is noted by answering its inbox tasks; no score is told here.</summary>
internal static class DefenceEndpoints
{
    public static IServiceCollection AddDefenceBoard(this IServiceCollection services) => services.AddScoped<DefenceBoard>();

    public static void MapDefences(this IEndpointRouteBuilder api)
    {
        var defences = api.MapGroup("/defences").WithTags("defences");
        defences.MapGet("/", BoardAsync).Demand(Permissions.ReadSelection).WithSummary("The defence sessions with their panels and turns.");
        defences.MapGet("/draws", DrawsAsync).Demand(Permissions.ReadSelection).WithSummary("The draws: hash, seed, the order on record, and whether it repeats.");
        defences.MapGet("/sessions/{id:long}/experts", ExpertsAsync).Demand(Permissions.ReadSelection).WithSummary("Who could sit on a session's panel, and from how many of its companies each is recused.");
        defences.MapPut("/sessions/{id:long}", ChangeAsync).Demand(Permissions.WriteSelection).WithSummary("Changes a session's start, room or panel; whoever is concerned is written to.");
        defences.MapPost("/slots/{applicationId:long}/move", MoveAsync).Demand(Permissions.WriteSelection).WithSummary("Hears a company in another session of its area; it is written to.");
    }

    private static async Task<Results<Ok<DefenceBoardView>, ProblemHttpResult>> BoardAsync(DefenceBoard board, CampaignDesk campaigns, CancellationToken ct) =>
        await campaigns.KeyAsync(null, ct) is { Id: var campaign } ? TypedResults.Ok(await board.OfAsync(campaign, ct)) : CurrentCampaign.None();

    private static async Task<Results<Ok<IReadOnlyList<DrawView>>, ProblemHttpResult>> DrawsAsync(DefenceBoard board, CampaignDesk campaigns, CancellationToken ct) =>
        await campaigns.KeyAsync(null, ct) is { Id: var campaign } ? TypedResults.Ok(await board.DrawsAsync(campaign, ct)) : CurrentCampaign.None();

    private static async Task<Results<NoContent, ProblemHttpResult>> MoveAsync(long applicationId, MoveRequest asked, Viewer who, DbContext db, DefenceTurns turns, CancellationToken ct)
    {
        var slot = await db.Set<DefenceSlot>().Where(one => one.ApplicationId == applicationId).Select(one => new { one.CampaignId }).SingleOrDefaultAsync(ct);
        if (slot is null) return Problem.Of(404, "slot-not-found", "该申报没有答辩安排。");
        if (!await db.Set<DefenceSession>().AnyAsync(session => session.Id == asked.SessionId && session.CampaignId == slot.CampaignId, ct)) return Problem.Fields(("sessionId", "没有这个场次。"));
        await turns.MoveAsync(applicationId, asked.SessionId, asked.Reason ?? "", who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(long id, SessionForm form, Revision seen, Viewer who, DbContext db, DefenceTurns turns, CancellationToken ct)
    {
        if (!await db.Set<DefenceSession>().AnyAsync(session => session.Id == id, ct)) return NoSession();
        if (form.StartsAt is not { } startsAt) return Problem.Fields(("startsAt", "请选择开始时间。"));
        await turns.ChangeSessionAsync(id, startsAt, form.Room ?? "", [.. (form.Panel ?? []).Distinct()], form.Reason ?? "", seen.Seen, who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<PanelCandidate>>, ProblemHttpResult>> ExpertsAsync(long id, DbContext db, DefenceBoard board, CancellationToken ct) =>
        await db.Set<DefenceSession>().AsNoTracking().SingleOrDefaultAsync(session => session.Id == id, ct) is { } found ? TypedResults.Ok(await board.CandidatesAsync(found, ct)) : NoSession();

    private static ProblemHttpResult NoSession() => Problem.Of(404, "session-not-found", "没有找到该场次。");
}

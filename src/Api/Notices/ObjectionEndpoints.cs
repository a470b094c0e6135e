using System.Globalization;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Notices;

/// <summary>
/// The objections of a campaign. Who raised one is shown to the secretariat alone, which handles them: an administrator reads the case without a name. What is to be
/// done with a case is a task of the inbox.
/// </summary>
internal static class ObjectionEndpoints
{
    /// <summary>What the inbox calls it.</summary>
    private const string Kind = "objection";

    public static void MapObjections(this IEndpointRouteBuilder api)
    {
        var objections = api.MapGroup("/objections").WithTags("notices");
        objections.MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("One page of a campaign's objections, the newest first; no name in it.");
        objections.MapGet("/{id:long}", OneAsync).Demand(Permissions.ReadSelection).WithSummary("One case: what was raised, what was found, what is to be done until when. Who raised it, for those who handle it.");
    }

    private static async Task<Results<Ok<Page<ObjectionLine>>, ProblemHttpResult>> ListAsync(
        int? year, string? search, [FromQuery(Name = "state")] Choice<ObjectionState>[]? states, string? cursor, int? take, Viewer who, CampaignDesk campaigns, ObjectionLists lists, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        var query = new ObjectionQuery(campaign.Id, Choice<ObjectionState>.Of(states), search, Handles(who));
        var size = Math.Clamp(take ?? 20, 1, ObjectionLists.MaxTake - 1);
        var rows = await lists.PageAsync(query, Cursor.ReadId(cursor), size + 1, ct);
        var shown = rows.Take(size).ToList();
        return TypedResults.Ok(new Page<ObjectionLine>(
            [.. shown.Select(row => ObjectionLine.Of(row, campaign.Year))], rows.Count > size ? Cursor.Write(shown[^1].Id) : null, await lists.CountAsync(query, ct)));
    }

    private static async Task<Results<Ok<ObjectionCaseView>, ProblemHttpResult>> OneAsync(
        long id, Viewer who, DbContext db, ObjectionLists lists, PeopleNames people, AuditTrail audit, TimeProvider time, CancellationToken ct)
    {
        if (await lists.FindAsync(id, ct) is not var (row, one)) return Problem.Of(404, "objection-not-found", "没有找到该异议。");
        var (about, now, handles) = (id.ToString(CultureInfo.InvariantCulture), time.GetUtcNow(), Handles(who));
        var tasks = await db.Set<UserTask>().AsNoTracking().Where(task => task.AboutKind == Kind && task.AboutId == about).OrderByDescending(task => task.Id).ToListAsync(ct);
        var acts = await audit.OfAsync(Kind, id, ct);
        var names = await people.OfAsync([one.DecidedBy, .. tasks.SelectMany(task => new[] { task.Assignee, task.FinishedBy }), .. acts.Select(act => act.Actor)], ct);
        var year = await db.Set<Campaign>().Where(campaign => campaign.Id == one.CampaignId).Select(campaign => campaign.Year).SingleAsync(ct);
        return TypedResults.Ok(new ObjectionCaseView(
            ObjectionLine.Of(row, year), one.NoticeId, handles ? one.FiledBy : null, handles ? one.Contact : null, one.Statement, one.Evidence, one.Grounds, one.Answer, one.Decision,
            names.OfMaybe(one.DecidedBy), await lists.DecisionDueAsync(one, ct),
            [
                .. tasks.Select(task => new CaseTaskView(
                    task.Id, task.Title, Camel.Of(task.Status), names.OfMaybe(task.Assignee), task.CreatedAt, task.DueAt, task.FinishedAt, names.OfMaybe(task.FinishedBy), task.FinishedAt is null && task.DueAt <= now)),
            ],
            [.. acts.Select(act => new CaseActView(act.At, act.Act == "objection.filed" ? null : names.Of(act.Actor), act.Act))]));
    }

    private static bool Handles(Viewer who) => who.Is(Roles.Secretariat);
}

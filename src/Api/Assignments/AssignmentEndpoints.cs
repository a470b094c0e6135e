using BenchmarkWorkflow.Activities.Reviews;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Assignments;

/// <summary>The secretariat's board of applications and experts.</summary>
internal static class AssignmentEndpoints
{
    private static readonly ApplicationStage[] Now = [ApplicationStage.DocumentReview];

    public static IServiceCollection AddAssignments(this IServiceCollection services) => services.AddScoped<AssignmentBoard>();

    public static void MapAssignments(this IEndpointRouteBuilder api)
    {
        var board = api.MapGroup("/assignments").WithTags("assignments");
        board.MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("Applications in the document review and who judges them, by cursor; no score is in it.");
        board.MapGet("/experts", ExpertsAsync).Demand(Permissions.ReadSelection).WithSummary("How much each expert of the pool has to do.");
        board.MapGet("/{applicationId:long}/experts", WhyNotAsync).Demand(Permissions.ReadSelection).WithSummary("For each expert, why or why not this application.");
        board.MapPost("/sheets/{sheetId:long}/replace", ReplaceAsync).Demand(Permissions.WriteSelection).WithSummary("Asks another expert in place of a late one.");
    }

    /// <param name="past">True: also those that are past the document review.</param>
    private static async Task<Results<Ok<Page<AssignmentLine>>, ProblemHttpResult>> ListAsync(
        string? search, [FromQuery(Name = "area")] int[]? areas, bool? past, string? cursor, int? take, ApplicationList list, AssignmentBoard board, CampaignDesk campaigns, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { Id: var campaign }) return CurrentCampaign.None();
        var query = new ApplicationQuery(campaign, past is true ? null : Now, AreaNumbers: areas, Text: search, Sort: ApplicationSort.Receipt, Reviewed: past is true);
        var page = await list.PageAsync(query, cursor, take ?? 20, ct);
        return TypedResults.Ok(new Page<AssignmentLine>(await board.LinesAsync(campaign, page.Rows, ct), page.Next, await list.CountAsync(query, ct)));
    }

    private static async Task<Results<Ok<IReadOnlyList<ExpertLoadView>>, ProblemHttpResult>> ExpertsAsync(AssignmentBoard board, CampaignDesk campaigns, CancellationToken ct) =>
        await campaigns.KeyAsync(null, ct) is { Id: var campaign } ? TypedResults.Ok(await board.ExpertsAsync(campaign, ct)) : CurrentCampaign.None();

    private static async Task<Results<Ok<IReadOnlyList<WhyNotView>>, ProblemHttpResult>> WhyNotAsync(long applicationId, DbContext db, ExpertAssignment assignment, CancellationToken ct)
    {
        if (!await db.Set<Application>().AnyAsync(one => one.Id == applicationId && one.ReceiptNumber != null, ct)) return Problem.Of(404, "application-not-found", "没有找到该申报。");
        var people = await db.Set<Expert>().AsNoTracking().Select(expert => new { expert.Id, expert.Name, expert.Employer }).ToDictionaryAsync(expert => expert.Id, ct);
        return TypedResults.Ok<IReadOnlyList<WhyNotView>>(
        [
            .. (await assignment.ExplainAsync(applicationId, ct)).Select(reason => new WhyNotView(
                reason.ExpertId, people[reason.ExpertId].Name, people[reason.ExpertId].Employer, reason.Cause, reason.Text, reason.Load, reason.Capacity, AssignmentRules.MayChoose(reason) is null))
                .OrderBy(line => line.Cause).ThenBy(line => line.Load).ThenBy(line => line.ExpertId),
        ]);
    }

    private static async Task<Results<Ok<ReplacedView>, ProblemHttpResult>> ReplaceAsync(long sheetId, ReplaceRequest asked, Viewer who, DbContext db, Reassignment reassignment, CancellationToken ct)
    {
        if (!await db.Set<ScoreSheet>().AnyAsync(sheet => sheet.Id == sheetId, ct)) return Problem.Of(404, "sheet-not-found", "没有找到该评审任务。");
        var given = await reassignment.ReplaceAsync(sheetId, asked.ExpertId, asked.Reason ?? "", who.Name, ct);
        return TypedResults.Ok(new ReplacedView(given.Id, await db.Set<Expert>().Where(expert => expert.Id == given.ExpertId).Select(expert => expert.Name).SingleAsync(ct)));
    }
}

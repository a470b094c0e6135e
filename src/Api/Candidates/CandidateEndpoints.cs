using System.Globalization;
using BenchmarkWorkflow.Api.Applications;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Candidates;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BenchmarkWorkflow.Api.Candidates;

/// <summary>
/// A recommending unit's board: its applicants side by side in its own order, its places and how they were used, and asking for more. It decides by its inbox tasks; only a
/// recommendation that was given is taken back here, as no task waits for that. Another unit's number is the number of nobody.
/// </summary>
internal static class CandidateEndpoints
{
    public static IServiceCollection AddCandidateBoard(this IServiceCollection services) => services.AddScoped<CandidateReading>();

    public static void MapCandidates(this IEndpointRouteBuilder api)
    {
        var candidates = api.MapGroup("/candidates").WithTags("candidates");
        candidates.MapGet("/", BoardAsync).Demand(Permissions.Recommend).WithSummary("The caller's unit's applicants in its order, with its places and their ledger.");
        candidates.MapPut("/order", RankAsync).Demand(Permissions.Recommend).WithSummary("Orders the unit's applicants, best first.");
        candidates.MapPost("/{id:long}/revocation", RevokeAsync).Demand(Permissions.Recommend).WithSummary("Takes a recommendation back: its place is free, and the application ends as not recommended.");
        candidates.MapPost("/relaxations", AskAsync).Demand(Permissions.Recommend).DisableAntiforgery().WithSummary("Asks for more places, with the proof (form field `file`) of the unit's own benchmark activity."); // the header X-Csrf guards it, as every route
        candidates.MapGet("/relaxations/{id:long}", RelaxationAsync).Demand(Permissions.Recommend, Permissions.ReadSelection).WithSummary("One request for more places.");
        candidates.MapGet("/relaxations/{id:long}/evidence", EvidenceAsync).Demand(Permissions.Recommend, Permissions.ReadSelection).WithSummary("The proof of a request, as a download.");
    }

    private static async Task<Results<Ok<CandidateBoardView>, ProblemHttpResult>> BoardAsync([FromQuery(Name = "unit")] int? unit, Viewer who, CandidateReading reading, HttpResponse response, CancellationToken ct)
    {
        var own = await reading.UnitsAsync(who, ct);
        return own.FirstOrDefault(one => unit is null || one.Number == unit) is { } asked ? TypedResults.Ok(await reading.ViewAsync(asked, own, response, ct)) : NoUnit();
    }

    private static async Task<Results<Ok<CandidateBoardView>, ProblemHttpResult>> RankAsync(
        CandidateRanking ranking, Revision seen, Viewer who, CandidateBoard board, CandidateReading reading, HttpResponse response, CancellationToken ct)
    {
        var own = await reading.UnitsAsync(who, ct);
        if (own.FirstOrDefault(one => one.Number == ranking.Unit) is not { } unit) return NoUnit();
        await board.RankAsync(unit, seen.Seen, ranking.Order ?? [], who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(unit, own, response, ct));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(long id, CandidateRevocation revocation, Viewer who, ApplicationAccess access, RecommendationDesk desk, CancellationToken ct)
    {
        if (await access.OfAsync(id, who, ct) is not { Audience: ApplicationAudience.Unit }) return Problem.Of(404, "application-not-found", "没有找到该申报。");
        await desk.RevokeAsync(id, revocation.Opinion ?? "", who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Created<RelaxationView>, ProblemHttpResult>> AskAsync(
        [FromForm(Name = "unit")] int? unit, [FromForm(Name = "activity")] string? activity, IFormFile? file, Viewer who, RelaxationDesk desk, CandidateReading reading, CancellationToken ct)
    {
        if ((await reading.UnitsAsync(who, ct)).FirstOrDefault(one => one.Number == unit) is not { } asking) return NoUnit();
        RuleBrokenException.ThrowIf(QuotaRules.MayProve(file?.Length ?? 0)); // before it is read
        var content = new byte[file?.Length ?? 0];
        if (file is not null)
            await using (var sent = file.OpenReadStream()) await sent.ReadExactlyAsync(content, ct);
        var request = await desk.RequestAsync(asking.Id, activity ?? "", file?.FileName ?? "", content, who.Name, ct);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/candidates/relaxations/{request.Id}"), (await reading.RelaxationAsync(request.Id, ct))!); // just made
    }

    private static async Task<Results<Ok<RelaxationView>, ProblemHttpResult>> RelaxationAsync(long id, Viewer who, CandidateReading reading, CancellationToken ct) =>
        await SeenAsync(id, who, reading, ct) is { } request ? TypedResults.Ok(request) : NoRelaxation();

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> EvidenceAsync(long id, Viewer who, CandidateReading reading, RelaxationDesk desk, CancellationToken ct) =>
        await SeenAsync(id, who, reading, ct) is not null && await desk.OpenEvidenceAsync(id, ct) is { } file ? TypedResults.File(file.Content, file.ContentType, file.FileName) : NoRelaxation();

    /// <summary>The request, for the secretariat and for the unit that made it.</summary>
    private static async Task<RelaxationView?> SeenAsync(long id, Viewer who, CandidateReading reading, CancellationToken ct) =>
        await reading.RelaxationAsync(id, ct) is { } request && (who.Is(Roles.Secretariat) || who.Is(Roles.Administrator) || (who.Is(Roles.Unit) && who.Units.Contains(request.UnitNumber))) ? request : null;

    private static ProblemHttpResult NoUnit() => Problem.Of(404, "unit-not-found", "您的账户没有关联该推荐单位，请联系管理员。");

    private static ProblemHttpResult NoRelaxation() => Problem.Of(404, "relaxation-not-found", "没有找到该放宽申请。");
}

using BenchmarkWorkflow.Activities.Reviews;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Reviews;

/// <summary>An expert's desk: what was assigned, how it is scored, and what one is recused from. Scores are handed in as answers to their inbox tasks.</summary>
internal static class ReviewEndpoints
{
    public static IServiceCollection AddReviewDesk(this IServiceCollection services) => services.AddScoped<ScoreSeats>().AddScoped<ReviewDesk>().AddScoped<PanelDesk>();

    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("reviews");
        reviews.MapGet("/", ListAsync).Demand(Permissions.Judge).WithSummary("The document reviews that the caller was asked for in the latest campaign.");
        reviews.MapGet("/{applicationId:long}", OneAsync).Demand(Permissions.Judge).WithSummary("The scoring of one application's documents; others' scores once all are in.");
        reviews.MapGet("/panels", PanelsAsync).Demand(Permissions.Judge).WithSummary("The defence sessions whose panel the caller is on, turn by turn.");
        reviews.MapGet("/panels/{applicationId:long}", PanelAsync).Demand(Permissions.Judge).WithSummary("The scoring of one defence; others' scores once all are in.");
        reviews.MapGet("/ties", TiesAsync).Demand(Permissions.Judge).WithSummary("The companies that the caller has declared a tie to.");
        reviews.MapPost("/ties", DeclareAsync).Demand(Permissions.Judge).WithSummary("Declares a tie to a company: nothing of it is given to the caller, and what was given lapses.");
    }

    private static async Task<Ok<ReviewDeskView>> ListAsync(Viewer who, ExpertPool experts, ReviewDesk desk, CancellationToken ct) =>
        TypedResults.Ok(await experts.FindAsync(who.Name, ct) is { } expert
            ? new ReviewDeskView(true, expert.Name, expert.Employer, await desk.LinesAsync(expert, ct))
            : new ReviewDeskView(false, null, null, []));

    private static async Task<Results<Ok<ScoringView>, ProblemHttpResult>> OneAsync(long applicationId, Viewer who, ExpertPool experts, ReviewDesk desk, CancellationToken ct) =>
        await experts.FindAsync(who.Name, ct) is { } expert && await desk.ScoringAsync(expert, applicationId, ct) is { } view ? TypedResults.Ok(view) : None();

    private static async Task<Ok<IReadOnlyList<PanelSessionView>>> PanelsAsync(Viewer who, ExpertPool experts, PanelDesk desk, CancellationToken ct) =>
        TypedResults.Ok(await experts.FindAsync(who.Name, ct) is { } expert ? await desk.SessionsAsync(expert, ct) : []);

    private static async Task<Results<Ok<ScoringView>, ProblemHttpResult>> PanelAsync(long applicationId, Viewer who, ExpertPool experts, PanelDesk desk, CancellationToken ct) =>
        await experts.FindAsync(who.Name, ct) is { } expert && await desk.ScoringAsync(expert, applicationId, ct) is { } view ? TypedResults.Ok(view) : None();

    private static async Task<Ok<IReadOnlyList<TieView>>> TiesAsync(Viewer who, ExpertPool experts, CompanyTies ties, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<TieView>>(await experts.FindAsync(who.Name, ct) is { } expert
            ? [.. (await ties.OfExpertAsync(expert.Id, ct)).Select(tie => new TieView(tie.Id, tie.Company, tie.Reason, tie.Reason.Text(), tie.Note, tie.DeclaredAt))]
            : []);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeclareAsync(TieRequest asked, Viewer who, ExpertPool experts, ExpertRecusals recusals, CancellationToken ct)
    {
        if (await experts.FindAsync(who.Name, ct) is not { } expert) return Problem.Of(404, "expert-not-found", "您不在专家库中，请联系秘书处。");
        if (asked.Reason is not { } reason) return Problem.Fields(("reason", "请选择回避原因。"));
        await recusals.DeclareAsync(expert, asked.Company?.Trim() ?? "", reason, asked.Note?.Trim() ?? "", ct);
        return TypedResults.NoContent(); // the same whether the company applies or not
    }

    private static ProblemHttpResult None() => Problem.Of(404, "application-not-found", "没有找到该申报。");
}

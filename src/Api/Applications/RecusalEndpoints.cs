using System.Text.Json.Serialization;
using BenchmarkWorkflow.Activities.Reviews;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Applications;

/// <param name="Note">What the tie is; needed for most reasons.</param>
internal sealed record RecusalForm(long? ExpertId, [property: JsonConverter(typeof(Camel<RecusalReason>))] RecusalReason? Reason, string? Note);

internal sealed record RecusalEnd(string? Reason);

/// <summary>Recusals from one application that the secretariat declares, and takes back where they were mistaken.</summary>
internal static class RecusalEndpoints
{
    public static void MapRecusals(this IEndpointRouteBuilder api)
    {
        var recusals = api.MapGroup("/applications/{id:long}/recusals").WithTags("applications");
        recusals.MapPost("/", DeclareAsync).Demand(Permissions.WriteSelection).WithSummary("Declares that an expert may not judge the application: their score no longer counts, a place that waits is given to another.");
        recusals.MapPost("/{recusalId:long}/withdrawal", WithdrawAsync).Demand(Permissions.WriteSelection).WithSummary("Withdraws a mistaken declaration; a score that lapsed by it does not come back.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeclareAsync(long id, RecusalForm form, Viewer who, DbContext db, ExpertRecusals recusals, CancellationToken ct)
    {
        if (!await db.Set<Application>().AnyAsync(one => one.Id == id && one.ReceiptNumber != null, ct)) return Problem.Of(404, "application-not-found", "没有找到该申报。");
        List<(string, string)> wrong = [];
        var expert = form.ExpertId is { } chosen ? await db.Set<Expert>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == chosen, ct) : null;
        if (expert is null) wrong.Add(("expertId", "请选择专家。"));
        if (form.Reason is null) wrong.Add(("reason", "请选择回避的原因。"));
        if (wrong.Count > 0 || expert is null || form.Reason is not { } reason) return Problem.Fields(wrong);
        await recusals.DeclareForAsync(expert, id, reason, form.Note ?? "", who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(long id, long recusalId, RecusalEnd form, Viewer who, DbContext db, RecusalDesk desk, CancellationToken ct)
    {
        if (!await db.Set<Recusal>().AnyAsync(one => one.Id == recusalId && one.ApplicationId == id, ct)) return Problem.Of(404, "recusal-not-found", "没有找到该回避申明。");
        await desk.WithdrawAsync(recusalId, form.Reason ?? "", who.Name, ct);
        return TypedResults.NoContent();
    }
}

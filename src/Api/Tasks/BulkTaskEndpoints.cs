using System.Text.Json.Nodes;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Bulk;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>One act on many tasks.</summary>
/// <param name="Act"><c>claim</c>, <c>release</c>, <c>assign</c>, <c>delegate</c>, <c>priority</c> or <c>complete</c>.</param>
/// <param name="Ids">200 at most.</param>
/// <param name="To">Who gets them, for <c>assign</c> and <c>delegate</c>.</param>
/// <param name="Action">The answer, for <c>complete</c>.</param>
internal sealed record BulkTaskRequest(string Act, IReadOnlyList<long> Ids, string? To, int? Priority, string? Action, JsonObject? Data, string? Comment, string? Reason);

/// <param name="Refused">Why it was not done; none where it was.</param>
internal sealed record BulkTaskView(long Id, long? Revision, string? Refused);

/// <summary>Acts on many tasks at once; each is judged by itself, and what a rule refuses is told.</summary>
internal static class BulkTaskEndpoints
{
    public static void MapBulkTasks(this IEndpointRouteBuilder tasks) =>
        tasks.MapPost("/bulk", ActAsync).Demand(Permissions.UseInbox).WithSummary("Does one thing to many tasks and tells which were refused, and why.");

    private static async Task<Results<Ok<IReadOnlyList<BulkTaskView>>, ProblemHttpResult>> ActAsync(BulkTaskRequest asked, Viewer who, BulkTasks bulk, CancellationToken ct)
    {
        var me = who.Name;
        var reason = string.IsNullOrWhiteSpace(asked.Reason) ? null : asked.Reason.Trim();
        var act = asked switch
        {
            { Ids: null or { Count: 0 } } => null,
            { Act: "claim" } => bulk.ClaimAsync(asked.Ids, me, null, ct),
            { Act: "release" } => bulk.ReleaseAsync(asked.Ids, me, null, reason, ct),
            { Act: "assign", To: { Length: > 0 } to } => bulk.AssignAsync(asked.Ids, to, me, null, reason, ct),
            { Act: "delegate", To: { Length: > 0 } to } => bulk.DelegateAsync(asked.Ids, to, me, null, reason, ct),
            { Act: "priority", Priority: { } priority } => bulk.SetPriorityAsync(asked.Ids, priority, me, null, ct),
            { Act: "complete", Action: { Length: > 0 } action } =>
                bulk.CompleteAsync(asked.Ids, new TaskAnswerRequest(action, asked.Data, asked.Comment, null).Given(), me, null, reason, ct),
            _ => null,
        };
        if (act is null) return Problem.Fields(("act", "请选择任务和要进行的操作，并填写所需内容。"));
        var results = await act;
        return TypedResults.Ok<IReadOnlyList<BulkTaskView>>(
            [.. results.Select(one => new BulkTaskView(one.TaskId, one.Receipt?.Revision, one.Refused.Count == 0 ? null : string.Join(" ", one.Refused.Select(rule => rule.Message))))]);
    }
}

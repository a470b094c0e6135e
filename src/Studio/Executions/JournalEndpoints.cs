using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Executions;

/// <summary>What happened in an instance, in order.</summary>
internal static class JournalEndpoints
{
    private const int DefaultTake = 1000;

    public static void MapJournal(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workflow-instances/{id}/journal", ListAsync).Demand(PermissionNames.ReadInstances);
        api.MapPost("/workflow-instances/{id}/journal", FilteredAsync).Demand(PermissionNames.ReadInstances);
        api.MapGet("/workflow-instances/{id}/journal/{activityId}", LastAsync).Demand(PermissionNames.ReadInstances);
    }

    private static Task<JsonHttpResult<PageReply<JournalRecord>>> ListAsync(string id, QueryValues query, IUnitOfWork work, CancellationToken ct) =>
        ReadAsync(id, new JournalRequest(null, query.Number("page"), query.Number("pageSize"), query.Number("skip"), query.Number("take")), work, ct);

    private static Task<JsonHttpResult<PageReply<JournalRecord>>> FilteredAsync(string id, QueryValues query, RequestBody<JournalRequest> body, IUnitOfWork work, CancellationToken ct) =>
        ReadAsync(id, body.Value with { Skip = body.Value.Skip ?? query.Number("skip"), Take = body.Value.Take ?? query.Number("take") }, work, ct);

    private static async Task<JsonHttpResult<PageReply<JournalRecord>>> ReadAsync(string id, JournalRequest request, IUnitOfWork work, CancellationToken ct)
    {
        var filter = request.Filter is { } given ? new JournalFilter(given.ActivityIds, given.ActivityNodeIds, given.ExcludedActivityTypes, given.EventNames) : new JournalFilter();
        var take = Math.Max(0, request.Take ?? request.PageSize ?? DefaultTake);
        var skip = Math.Max(0, request.Skip ?? (request.Page ?? 0) * take);
        var (lines, total) = await work.ReadAsync<InstanceHistory, (IReadOnlyList<JournalLine>, long)>((history, token) => history.JournalAsync(id, filter, skip, take, token), ct);
        return Reply.Json(new PageReply<JournalRecord>([.. lines.Select(line => JournalRecord.Of(id, line))], total));
    }

    /// <summary>The last entry of an activity, named by its id or by its node's.</summary>
    private static async Task<JsonHttpResult<JournalRecord>> LastAsync(string id, string activityId, IUnitOfWork work, CancellationToken ct)
    {
        var filter = new JournalFilter(ActivityIds: [activityId]);
        var last = await work.ReadAsync<InstanceHistory, JournalLine?>(
            async (history, token) => await history.LastAsync(id, activityId, token) ?? (await history.JournalAsync(id, filter, 0, int.MaxValue, token)).Lines.LastOrDefault(), ct);
        return last is null ? throw Refusal.NotFound() : Reply.Json(JournalRecord.Of(id, last));
    }
}

using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Instances;

/// <summary>Finding instances; the database filters, orders and cuts.</summary>
internal static class InstanceListing
{
    public static void MapInstanceListing(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workflow-instances", (QueryValues query, IUnitOfWork work, CancellationToken ct) => ListAsync(InstanceListRequest.Of(query), work, ct))
            .Demand(PermissionNames.ReadInstances);
        api.MapPost("/workflow-instances", (RequestBody<InstanceListRequest> body, IUnitOfWork work, CancellationToken ct) => ListAsync(body.Value, work, ct))
            .Demand(PermissionNames.ReadInstances);
    }

    private static Task<JsonHttpResult<PageReply<InstanceSummary>>> ListAsync(InstanceListRequest request, IUnitOfWork work, CancellationToken ct)
    {
        var (filter, page) = (request.Filter(), request.PageOfList());
        return work.ReadAsync<IInstanceQueries, JsonHttpResult<PageReply<InstanceSummary>>>(
            async (instances, token) =>
            {
                var found = await instances.ListAsync(filter, page, token);
                var total = page.Skip == 0 && found.Count < page.Take ? found.Count : await instances.CountAsync(filter, token);
                return Reply.Json(new PageReply<InstanceSummary>([.. found.Select(Summary)], total));
            },
            ct);
    }

    private static InstanceSummary Summary(InstanceRow row) => new(
        row.Id, row.DefinitionId, row.DefinitionVersionId, row.Version, row.Status.ToString(), row.SubStatus.ToString(), row.CorrelationId, row.Name,
        row.IncidentCount, row.CreatedAt, row.UpdatedAt, row.FinishedAt);
}

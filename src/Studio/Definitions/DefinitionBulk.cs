using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Studio.Instances;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Definitions;

public sealed record DefinitionIdsRequest(IReadOnlyList<string>? DefinitionIds);

public sealed record BulkPublishReply(
    IReadOnlyList<string> Published,
    IReadOnlyList<string> AlreadyPublished,
    IReadOnlyList<string> NotFound,
    IReadOnlyList<string> Skipped,
    IReadOnlyList<string> UpdatedConsumers,
    IReadOnlyList<string> Failed,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Warnings);

public sealed record BulkRetractReply(
    IReadOnlyList<string> Retracted, IReadOnlyList<string> AlreadyRetracted, IReadOnlyList<string> Skipped, IReadOnlyList<string> NotPublished, IReadOnlyList<string> NotFound);

public sealed record ReferencesReply(IReadOnlyList<string> AffectedWorkflows);

public sealed record RefreshReply(IReadOnlyList<string> Refreshed, IReadOnlyList<string> NotFound);

/// <summary>The same act for several definitions; each bulk is one transaction.</summary>
internal static class DefinitionBulk
{
    public static void MapDefinitionBulk(this IEndpointRouteBuilder api)
    {
        api.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", PublishAsync).Demand(PermissionNames.PublishDefinitions);
        api.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", RetractAsync).Demand(PermissionNames.RetractDefinitions);
        api.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", DeleteAsync).Demand(PermissionNames.DeleteDefinitions);
        api.MapPost("/bulk-actions/delete/workflow-definitions/by-id", DeleteVersionsAsync).Demand(PermissionNames.DeleteDefinitions);
        api.MapPost("/workflow-definitions/{definitionId}/update-references", UpdateReferencesAsync).Demand(PermissionNames.PublishDefinitions);
        api.MapPost("/actions/workflow-definitions/refresh", RefreshAsync).Demand(PermissionNames.RefreshDefinitions);
    }

    private static async Task<JsonHttpResult<BulkPublishReply>> PublishAsync(RequestBody<DefinitionIdsRequest> body, IUnitOfWork work, CancellationToken ct)
    {
        try
        {
            var change = await work.RunAsync<DefinitionManager, BulkChange>((manager, token) => manager.PublishManyAsync(Ids(body), token), ct);
            return Reply.Json(new BulkPublishReply(change.Changed, change.Unchanged, change.NotFound, [], change.UpdatedConsumers, [], new Dictionary<string, IReadOnlyList<string>>()));
        }
        catch (DefinitionInvalidException invalid)
        {
            throw DefinitionModels.Refused(invalid);
        }
    }

    private static async Task<JsonHttpResult<BulkRetractReply>> RetractAsync(RequestBody<DefinitionIdsRequest> body, IUnitOfWork work, CancellationToken ct)
    {
        var change = await work.RunAsync<DefinitionManager, BulkChange>((manager, token) => manager.RetractManyAsync(Ids(body), token), ct);
        return Reply.Json(new BulkRetractReply(change.Changed, change.Unchanged, [], [], change.NotFound));
    }

    private static async Task<JsonHttpResult<DeletedReply>> DeleteAsync(RequestBody<DefinitionIdsRequest> body, IUnitOfWork work, CancellationToken ct) =>
        Reply.Json(new DeletedReply(Ids(body) is { Count: > 0 } ids ? await work.RunAsync<DefinitionManager, int>((manager, token) => manager.DeleteAsync(ids, token), ct) : 0));

    private static async Task<JsonHttpResult<DeletedReply>> DeleteVersionsAsync(RequestBody<InstanceIds> body, IUnitOfWork work, CancellationToken ct)
    {
        var deleted = await work.RunAsync<DefinitionManager, int>(
            async (manager, token) =>
            {
                var count = 0;
                foreach (var id in body.Value.Ids ?? [])
                    if (await manager.DeleteVersionAsync(id, token)) count++;
                return count;
            },
            ct);
        return Reply.Json(new DeletedReply(deleted));
    }

    private static async Task<JsonHttpResult<ReferencesReply>> UpdateReferencesAsync(string definitionId, IUnitOfWork work, CancellationToken ct)
    {
        var updated = await work.RunAsync<DefinitionManager, IReadOnlyList<WorkflowDefinition>>((manager, token) => manager.UpdateConsumersAsync(definitionId, token), ct);
        return Reply.Json(new ReferencesReply([.. updated.Select(version => version.Name ?? version.DefinitionId).Distinct()]));
    }

    private static async Task<JsonHttpResult<RefreshReply>> RefreshAsync(RequestBody<DefinitionIdsRequest> body, IUnitOfWork work, CancellationToken ct)
    {
        var known = await work.ReadAsync<IWorkflowDefinitionStore, IReadOnlyList<WorkflowDefinitionSummary>>(
            (store, token) => store.FindSummariesAsync(new() { DefinitionIds = Ids(body), Version = VersionFilter.Latest }, WorkflowDefinitionPage.Everything, token), ct);
        var found = known.Select(version => version.DefinitionId).ToHashSet();
        return Reply.Json(new RefreshReply([.. Ids(body).Where(found.Contains)], [.. Ids(body).Where(id => !found.Contains(id))]));
    }

    private static IReadOnlyList<string> Ids(RequestBody<DefinitionIdsRequest> body) => body.Value.DefinitionIds ?? [];
}

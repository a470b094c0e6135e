using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>Deleting definitions or single versions.</summary>
internal static class DefinitionRemoving
{
    public static void MapDefinitionRemoving(this IEndpointRouteBuilder api)
    {
        api.MapDelete("/workflow-definitions/{definitionId}", DeleteAsync).Demand(PermissionNames.DeleteDefinitions);
        api.MapDelete("/workflow-definitions/{definitionId}/version/{version:int}", DeleteNumberAsync).Demand(PermissionNames.DeleteDefinitions);
        api.MapDelete("/workflow-definition-versions/{id}", DeleteVersionAsync).Demand(PermissionNames.DeleteDefinitions);
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(string definitionId, IUnitOfWork work, CancellationToken ct) =>
        await work.RunAsync<DefinitionManager, int>((manager, token) => manager.DeleteAsync([definitionId], token), ct) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<Ok, NotFound>> DeleteNumberAsync(string definitionId, int version, IUnitOfWork work, CancellationToken ct) =>
        await work.RunAsync<DefinitionManager, bool>((manager, token) => manager.DeleteVersionAsync(definitionId, version, token), ct) ? TypedResults.Ok() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> DeleteVersionAsync(string id, IUnitOfWork work, CancellationToken ct) =>
        await work.RunAsync<DefinitionManager, bool>((manager, token) => manager.DeleteVersionAsync(id, token), ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}

using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Definitions;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Instances;

public sealed record InstanceIds(IReadOnlyList<string>? Ids);

public sealed record CancelRequest(IReadOnlyList<string>? Ids, string? DefinitionVersionId, string? DefinitionId, string? VersionOptions);

public sealed record DeletedReply(int Deleted);

public sealed record CancelledReply(int Cancelled);

/// <summary>Cancelling and deleting.</summary>
internal static class InstanceActs
{
    public static void MapInstanceActs(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cancel/workflow-instances/{id}", CancelAsync).Demand(PermissionNames.CancelInstances);
        api.MapPost("/bulk-actions/cancel/workflow-instances", CancelManyAsync).Demand(PermissionNames.CancelInstances);
        api.MapDelete("/workflow-instances/{id}", DeleteAsync).Demand(PermissionNames.DeleteInstances);
        api.MapPost("/bulk-actions/delete/workflow-instances", DeleteManyAsync).Demand(PermissionNames.DeleteInstances);
        api.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteManyAsync).Demand(PermissionNames.DeleteInstances);
    }

    /// <summary>Cancels an instance with its children. One that has ended, or never was, is no error: Elsa's clients cancel what may have ended meanwhile.</summary>
    private static async Task<Ok> CancelAsync(string id, WorkflowInstances instances, CancellationToken ct)
    {
        await instances.CancelAsync(id, ct);
        return TypedResults.Ok();
    }

    private static async Task<JsonHttpResult<CancelledReply>> CancelManyAsync(RequestBody<CancelRequest> body, WorkflowInstances instances, IUnitOfWork work, CancellationToken ct)
    {
        var cancelled = 0;
        foreach (var id in await NotOverAsync(body.Value, work, ct))
            if (await instances.CancelAsync(id, ct)) cancelled++;
        return Reply.Json(new CancelledReply(cancelled));
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(string id, WorkflowInstances instances, CancellationToken ct) =>
        await instances.DeleteAsync([id], ct) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<JsonHttpResult<DeletedReply>> DeleteManyAsync(RequestBody<InstanceIds> body, WorkflowInstances instances, CancellationToken ct) =>
        Reply.Json(new DeletedReply(body.Value.Ids is { Count: > 0 } ids ? await instances.DeleteAsync(ids.Distinct().ToList(), ct) : 0));

    /// <summary>
    /// The instances that a request names and that are not over, those that a failure stopped among them: by id, or all of a definition or of one of its
    /// versions. Naming nothing cancels nothing.
    /// </summary>
    private static async Task<IReadOnlyList<string>> NotOverAsync(CancelRequest request, IUnitOfWork work, CancellationToken ct)
    {
        var filter = request switch
        {
            { Ids: { Count: > 0 } ids } => new InstanceFilter { Ids = ids },
            { DefinitionVersionId: { Length: > 0 } versionId } => new InstanceFilter { DefinitionVersionId = versionId },
            { DefinitionId: { Length: > 0 } definitionId } => new InstanceFilter { DefinitionId = definitionId, Version = NumberOf(request.VersionOptions) },
            _ => null,
        };
        if (filter is null) return [];
        return await work.ReadAsync<IInstanceQueries, IReadOnlyList<string>>(
            async (queries, token) =>
            {
                var running = await queries.ListAsync(filter with { Status = WorkflowStatus.Running }, new(Take: int.MaxValue), token);
                var faulted = await queries.ListAsync(filter with { SubStatus = WorkflowSubStatus.Faulted }, new(Take: int.MaxValue), token);
                return [.. running.Concat(faulted).Select(row => row.Id)];
            },
            ct);
    }

    private static int? NumberOf(string? versionOptions)
    {
        if (string.IsNullOrEmpty(versionOptions)) return null;
        var version = DefinitionQuery.Parse(versionOptions);
        return version.Kind switch
        {
            Engine.Definitions.VersionKind.All => null,
            Engine.Definitions.VersionKind.Specific => version.Number,
            _ => throw Refusal.Field("versionOptions", "A version number or AllVersions is expected: instances are pinned to their version."),
        };
    }
}

using System.Security.Claims;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;

namespace BenchmarkWorkflow.Host.Designer.Running;

internal sealed record RunningVersion(string VersionId, int Version, bool IsPublished, bool IsDeleted, long Running, long WithIncidents, long Faulted);

/// <summary>How many instances run on which version, and what else needs the definition.</summary>
internal sealed record RunningReply(string DefinitionId, string? Name, IReadOnlyList<RunningVersion> Versions, IReadOnlyList<DefinitionUse> UsedBy, IReadOnlyList<DeletionReason> DeletionReasons);

/// <param name="ConfirmName">The definition's name as it stands: typed by whoever means it.</param>
/// <param name="Version">Only this version; null: the definition with all its versions.</param>
internal sealed record DeleteRequest(string? ConfirmName, int? Version);

internal sealed record DeletedReply(int Versions, int CancelledInstances);

/// <summary>What runs on a definition, and deleting one that is in use.</summary>
internal static class RunningEndpoints
{
    public static void MapRunning(this IEndpointRouteBuilder api)
    {
        api.MapGet("/definitions/{definitionId}/running", GetAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapPost("/definitions/{definitionId}/delete", DeleteAsync).Demand(PermissionNames.DeleteDefinitions);
    }

    private static Task<RunningReply> GetAsync(string definitionId, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var versions = await services.GetRequiredService<IWorkflowDefinitionStore>().FindManyAsync(new() { DefinitionId = definitionId }, new(WorkflowDefinitionOrder.Version, Descending: true), token);
            if (versions.Count == 0) throw Refusal.NotFound();
            var known = versions.ToDictionary(version => version.Id);
            var counts = await services.GetRequiredService<IInstanceQueries>().CountByVersionAsync(definitionId, token);
            var shown = versions.Where(version => version.IsPublished && counts.All(count => count.DefinitionVersionId != version.Id)).Select(version => new RunningVersion(version.Id, version.Version, true, false, 0, 0, 0))
                .Concat(counts.Select(count => new RunningVersion(
                    count.DefinitionVersionId, count.Version, known.GetValueOrDefault(count.DefinitionVersionId)?.IsPublished ?? false, !known.ContainsKey(count.DefinitionVersionId), count.Running, count.WithIncidents, count.Faulted)))
                .OrderByDescending(version => version.Version);
            return new RunningReply(
                definitionId, versions[0].Name, [.. shown], await services.GetRequiredService<DefinitionUses>().OfAsync([definitionId], token),
                await services.GetRequiredService<DefinitionGuard>().ReasonsAsync(versions, token));
        },
        ct);

    private static async Task<DeletedReply> DeleteAsync(string definitionId, DeleteRequest request, ClaimsPrincipal user, DefinitionDeletion deletion, IUnitOfWork work, CancellationToken ct)
    {
        var versions = await work.ReadAsync(
            async (services, token) => (await services.GetRequiredService<IWorkflowDefinitionStore>().FindSummariesAsync(new() { DefinitionId = definitionId }, new(WorkflowDefinitionOrder.Version, Descending: true), token))
                .Where(version => request.Version is null || version.Version == request.Version).ToList(),
            ct);
        if (versions.Count == 0) throw Refusal.NotFound();
        var name = versions[0].Name ?? definitionId;
        if (request.ConfirmName != name) throw Refusal.Field("confirmName", $"请输入流程名称“{name}”以确认删除。");
        return await deletion.DeleteAsync(versions, request.Version, user, ct);
    }
}

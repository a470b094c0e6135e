using System.Security.Claims;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Host.Designer.Running;

internal sealed record RunningVersion(string VersionId, int Version, bool IsPublished, bool IsDeleted, long Running, long WithIncidents, long Faulted);

/// <summary>How many instances run on which version, and what else needs the definition.</summary>
internal sealed record RunningReply(string DefinitionId, string? Name, IReadOnlyList<RunningVersion> Versions, IReadOnlyList<DefinitionUse> UsedBy, IReadOnlyList<string> DeletionReasons);

/// <param name="ConfirmName">The definition's name as it stands: typed by whoever means it.</param>
/// <param name="Version">Only this version; null: the definition with all its versions.</param>
internal sealed record DeleteRequest(string? ConfirmName, int? Version);

internal sealed record DeletedReply(int Versions, int CancelledInstances);

/// <summary>What runs on a definition, and deleting one that is in use.</summary>
internal static class RunningEndpoints
{
    private const int AtOnce = 200;

    /// <summary>How often running instances are cancelled again because others have started.</summary>
    private const int Rounds = 5;

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

    private static async Task<DeletedReply> DeleteAsync(string definitionId, DeleteRequest request, ClaimsPrincipal user, WorkflowInstances instances, IUnitOfWork work, CancellationToken ct)
    {
        var versions = await work.ReadAsync(
            async (services, token) => (await services.GetRequiredService<IWorkflowDefinitionStore>().FindSummariesAsync(new() { DefinitionId = definitionId }, new(WorkflowDefinitionOrder.Version, Descending: true), token))
                .Where(version => request.Version is null || version.Version == request.Version).ToList(),
            ct);
        if (versions.Count == 0) throw Refusal.NotFound();
        var name = versions[0].Name ?? definitionId;
        if (request.ConfirmName != name) throw Refusal.Field("confirmName", $"请输入流程名称“{name}”以确认删除。");
        for (var (cancelled, round) = (0, 1); ; round++)
        {
            foreach (var version in versions) cancelled += await CancelAsync(version.Id, user, instances, work, ct);
            try
            {
                return new(await work.RunAsync((services, token) => RemoveAsync(services, definitionId, request.Version, token), ct), cancelled);
            }
            catch (StartedSinceException)
            {
                if (round == Rounds) throw Refusal.Conflict("这个流程不断有新的实例启动，因此没有删除。请先撤回发布，再删除。");
            }
        }
    }

    /// <returns>How many versions went.</returns>
    private static async Task<int> RemoveAsync(IServiceProvider services, string definitionId, int? version, CancellationToken ct)
    {
        services.GetRequiredService<DeletionConsent>().Given = true;
        var manager = services.GetRequiredService<DefinitionManager>();
        if (version is { } one) return await manager.DeleteVersionAsync(definitionId, one, ct) ? 1 : 0;
        var versions = await services.GetRequiredService<IWorkflowDefinitionStore>().CountAsync(new() { DefinitionId = definitionId }, ct);
        await manager.DeleteAsync([definitionId], ct);
        return (int)versions;
    }

    private static async Task<int> CancelAsync(string versionId, ClaimsPrincipal user, WorkflowInstances instances, IUnitOfWork work, CancellationToken ct)
    {
        var filter = new InstanceFilter { DefinitionVersionId = versionId, Status = WorkflowStatus.Running };
        var cancelled = 0;
        while (true)
        {
            var page = await work.ReadAsync((services, token) => services.GetRequiredService<IInstanceQueries>().ListAsync(filter, new(Take: AtOnce), token), ct);
            if (page.Count == 0) return cancelled;
            if (!user.HasClaim(Permit.ClaimType, PermissionNames.CancelInstances) && !user.HasClaim(Permit.ClaimType, PermissionNames.All)) throw Refusal.Forbidden();
            foreach (var row in page) await instances.CancelAsync(row.Id, ct);
            cancelled += page.Count;
        }
    }
}

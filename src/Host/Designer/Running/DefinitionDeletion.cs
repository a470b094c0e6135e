using System.Security.Claims;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Host.Designer.Running;

/// <summary>
/// Deletes a definition that is in use, once somebody has agreed to it. What starts it goes first, then what runs, then the definition: so that no
/// application is cancelled for a deletion that new starts then stand in the way of. Each step commits by itself.
/// </summary>
internal sealed class DefinitionDeletion(IUnitOfWork work, WorkflowInstances instances)
{
    private const int AtOnce = 200;

    /// <summary>How often running instances are cancelled again because others have started.</summary>
    private const int Rounds = 5;

    /// <param name="versions">What goes: all versions of one definition, or one.</param>
    /// <param name="only">The number of that one; null: the whole definition.</param>
    /// <param name="user">Who has agreed.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="Refusal">403: instances run that <paramref name="user"/> may not cancel, and nothing was done. 409: others start again and again; it says what was done.</exception>
    public async Task<DeletedReply> DeleteAsync(IReadOnlyList<WorkflowDefinitionSummary> versions, int? only, ClaimsPrincipal user, CancellationToken ct)
    {
        var definitionId = versions[0].DefinitionId;
        var (cancelled, retracted) = (0, false);
        for (var round = 0; ; round++)
        {
            try
            {
                return new(await work.RunAsync((services, token) => RemoveAsync(services, definitionId, only, token), ct), cancelled);
            }
            catch (StillRunningException) when (round < Rounds)
            {
                if (!user.May(PermissionNames.CancelInstances)) throw Refusal.Forbidden();
                if (round == 0 && versions.Any(version => version.IsPublished))
                {
                    await work.RunAsync((services, token) => services.GetRequiredService<DefinitionManager>().RetractAsync(definitionId, token), ct);
                    retracted = true;
                }

                foreach (var version in versions) cancelled += await CancelAsync(version.Id, ct);
            }
            catch (StillRunningException)
            {
                throw Refusal.Conflict(
                    $"这个流程不断有新的实例启动，因此没有删除。{(retracted ? "它已停用，" : "")}已取消 {cancelled} 个运行中的实例，取消不可恢复。请等启动它的流程或人员停下后再删除。");
            }
        }
    }

    /// <returns>How many versions went.</returns>
    private static async Task<int> RemoveAsync(IServiceProvider services, string definitionId, int? only, CancellationToken ct)
    {
        services.GetRequiredService<DeletionConsent>().Given = true;
        var manager = services.GetRequiredService<DefinitionManager>();
        if (only is { } one) return await manager.DeleteVersionAsync(definitionId, one, ct) ? 1 : 0;
        var versions = await services.GetRequiredService<IWorkflowDefinitionStore>().CountAsync(new() { DefinitionId = definitionId }, ct);
        await manager.DeleteAsync([definitionId], ct);
        return (int)versions;
    }

    private async Task<int> CancelAsync(string versionId, CancellationToken ct)
    {
        var filter = new InstanceFilter { DefinitionVersionId = versionId, Status = WorkflowStatus.Running };
        var cancelled = 0;
        while (true)
        {
            var page = await work.ReadAsync((services, token) => services.GetRequiredService<IInstanceQueries>().ListAsync(filter, new(Take: AtOnce), token), ct);
            if (page.Count == 0) return cancelled;
            foreach (var row in page) await instances.CancelAsync(row.Id, ct);
            cancelled += page.Count;
        }
    }
}

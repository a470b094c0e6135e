using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>What becomes of triggers and instances when definitions change, in the same transaction. Scoped.</summary>
internal sealed class DefinitionChanges(TriggerIndexer triggers, IWorkflowGraphFinder graphs, IInstanceQueries instances, Bursts bursts) : IDefinitionObserver
{
    public async Task PublishedAsync(WorkflowDefinition version, CancellationToken ct)
    {
        if (await graphs.FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionVersionId(version.Id), ct) is { } graph) await triggers.IndexAsync(graph, ct);
    }

    public Task RetractedAsync(WorkflowDefinition version, CancellationToken ct) => triggers.RemoveAsync(version.DefinitionId, ct);

    /// <summary>As in Elsa the instances go with their definition.</summary>
    public async Task DeletedAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct)
    {
        foreach (var published in versions.Where(version => version.IsPublished)) await triggers.RemoveAsync(published.DefinitionId, ct);
        var filter = new InstanceFilter { DefinitionVersionIds = [.. versions.Select(version => version.Id)] };
        for (var left = true; left && versions.Count > 0;)
        {
            var page = await instances.ListAsync(filter, new InstancePage(Take: 500), ct);
            await bursts.DeleteAsync([.. page.Select(row => row.Id)], ct);
            left = page.Count == 500;
        }
    }
}

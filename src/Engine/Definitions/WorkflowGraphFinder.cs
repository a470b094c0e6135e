using BenchmarkWorkflow.Engine.Json;
using Elsa.Common.Models;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>Finds a definition and answers it compiled; compiles each content once.</summary>
public sealed class WorkflowGraphFinder(
    IWorkflowDefinitionStore store,
    WorkflowGraphCache cache,
    WorkflowReader reader,
    IWorkflowGraphBuilder builder,
    UsedWorkflows used,
    ActivityTypes types) : IWorkflowGraphFinder
{
    /// <inheritdoc/>
    public async Task<WorkflowGraph?> FindWorkflowGraphAsync(WorkflowDefinitionHandle handle, CancellationToken cancellationToken = default)
    {
        if (!store.HasChanges && handle.DefinitionVersionId is { Length: > 0 } versionId && cache.Find(versionId) is { } known)
            return known;
        int? asOf = store.HasChanges ? null : cache.News; // what this transaction has changed nobody else uses before its commit, nor anybody after its rollback
        return await FindVersionAsync(handle, cancellationToken).ConfigureAwait(false) is { } version
            ? await GetAsync(version, asOf, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>The stored version that a handle names; the published one if it names a definition and no version.</summary>
    public Task<WorkflowDefinition?> FindVersionAsync(WorkflowDefinitionHandle handle, CancellationToken ct)
    {
        if (handle.DefinitionVersionId is { Length: > 0 } versionId)
            return store.FindAsync(new WorkflowDefinitionFilter { Id = versionId }, ct);
        if (handle.DefinitionId is not { Length: > 0 } definitionId)
            return Task.FromResult<WorkflowDefinition?>(null);
        var options = handle.VersionOptions ?? VersionOptions.Published;
        return store.FindAsync(new WorkflowDefinitionFilter { DefinitionId = definitionId, Version = VersionFilter.TryParse(options.ToString(), out var filter) ? filter : VersionFilter.Published }, ct);
    }

    /// <summary>The version, compiled. It need not be saved.</summary>
    /// <exception cref="DefinitionJsonException">The content cannot be read; its path says where.</exception>
    public Task<WorkflowGraph> GetAsync(WorkflowDefinition version, CancellationToken ct) => GetAsync(version, null, ct);

    private async Task<WorkflowGraph> GetAsync(WorkflowDefinition version, int? asOf, CancellationToken ct)
    {
        if ((version.References.Count == 0 || !store.HasChanges) && cache.Find(version, asOf) is { } known)
            return known;
        await types.EnsureKnownAsync(version, ct).ConfigureAwait(false);
        if (version.References.Count > 0 && await used.FindCycleAsync(version, ct).ConfigureAwait(false) is { } cycle)
            throw new DefinitionJsonException("root", $"The workflow uses itself: {string.Join(" → ", cycle)}.");
        return cache.Keep(version, await builder.BuildAsync(reader.Read(version), ct).ConfigureAwait(false), asOf);
    }
}

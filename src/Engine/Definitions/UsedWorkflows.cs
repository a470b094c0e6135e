using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Validation;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Management.Activities.WorkflowDefinitionActivity;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>Finds the workflows that others use as activities.</summary>
public sealed class UsedWorkflows(IWorkflowDefinitionStore store, WorkflowReader reader, ActivityTypes types, IActivityRegistry registry, ValidationOptions options) : IUsedWorkflows
{
    /// <inheritdoc/>
    public async ValueTask<Workflow?> FindAsync(string definitionId, string? definitionVersionId, int version, CancellationToken ct)
    {
        if (await ResolveAsync(definitionId, definitionVersionId, version, ct).ConfigureAwait(false) is not { } found)
            return options.Mode == ValidationMode.AsElsa ? Nothing() : null;
        await types.EnsureKnownAsync(found, ct).ConfigureAwait(false);
        return reader.Read(found);
    }

    /// <summary>What Elsa runs in the place of a workflow that does not exist. Publishing refuses such a use, unless it is to be as in Elsa.</summary>
    private static Workflow Nothing() => new(new Sequence { Id = "Sequence1" }) { Id = NodeIds.Workflow };

    /// <summary>The version that a use means: the one named by its id, else by its number, else the published one, else the latest.</summary>
    public async Task<WorkflowDefinition?> ResolveAsync(string definitionId, string? versionId, int version, CancellationToken ct)
    {
        if (versionId is { Length: > 0 } && await store.FindAsync(new WorkflowDefinitionFilter { Id = versionId, DefinitionId = definitionId }, ct).ConfigureAwait(false) is { } named)
            return named;
        if (version > 0 && await store.FindAsync(new WorkflowDefinitionFilter { DefinitionId = definitionId, Version = VersionFilter.Specific(version) }, ct).ConfigureAwait(false) is { } numbered)
            return numbered;
        return await store.FindAsync(new WorkflowDefinitionFilter { DefinitionId = definitionId, Version = VersionFilter.Published }, ct).ConfigureAwait(false)
            ?? await store.FindAsync(new WorkflowDefinitionFilter { DefinitionId = definitionId, Version = VersionFilter.Latest }, ct).ConfigureAwait(false);
    }

    /// <summary>The way from a workflow through the workflows it uses back to one on the way, by their names; null if there is none.</summary>
    public Task<IReadOnlyList<string>?> FindCycleAsync(WorkflowDefinition version, CancellationToken ct) => FindCycleAsync(version, [], [], ct);

    private async Task<IReadOnlyList<string>?> FindCycleAsync(WorkflowDefinition version, List<WorkflowDefinition> way, HashSet<string> clean, CancellationToken ct)
    {
        if (way.Exists(step => step.DefinitionId == version.DefinitionId))
            return [.. way.SkipWhile(step => step.DefinitionId != version.DefinitionId).Append(version).Select(step => step.Name ?? step.DefinitionId)];
        if (clean.Contains(version.Id))
            return null;
        way.Add(version);
        await types.EnsureKnownAsync(version, ct).ConfigureAwait(false);
        var root = (JsonObject)StrictJson.Read(version.Json)["root"]!;
        foreach (var reference in WorkflowReferences.In(root, registry).DistinctBy(reference => (reference.DefinitionId, reference.VersionId, reference.Version)))
            if (await ResolveAsync(reference.DefinitionId, reference.VersionId, reference.Version, ct).ConfigureAwait(false) is { } used
                && await FindCycleAsync(used, way, clean, ct).ConfigureAwait(false) is { } cycle)
                return cycle;
        way.RemoveAt(way.Count - 1);
        clean.Add(version.Id);
        return null;
    }
}

using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Host.Designer.Editing;
using BenchmarkWorkflow.Host.Designer.Running;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Studio.Definitions;
using BenchmarkWorkflow.Studio.Definitions.Readable;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Host.Designer.History;

/// <summary>
/// Writes into the audit who published, took back, deleted, imported or brought back which version, and what that changed; counts revisions; and has its
/// say where a save or a deletion must not be. All in the act's own transaction, whatever way it came: editor, list, file or command line.
/// </summary>
internal sealed class DefinitionChronicle(
    Revisions revisions, AuditTrail audit, IWorkflowDefinitionStore store, IActivityRegistry registry, DefinitionGuard guard, StandingDrafts standing) : IDefinitionObserver
{
    /// <summary>What the audit calls a definition.</summary>
    public const string Subject = "definition";

    private const int MostChanges = 500;

    private readonly Dictionary<string, WorkflowDefinition> replaced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (EditedDefinition Row, WorkflowDefinition? Draft)> stood = new(StringComparer.Ordinal);

    public async Task SavingAsync(WorkflowDefinition? latest, DefinitionModel model, DraftSource source, CancellationToken ct)
    {
        if (latest is null) return;
        if (source == DraftSource.Save) await revisions.CheckAsync(latest.DefinitionId, ct);
        if (source == DraftSource.Import) stood[latest.DefinitionId] = await standing.FindAsync(latest.DefinitionId, ct);
    }

    public async Task SavedAsync(WorkflowDefinition? before, WorkflowDefinition draft, DraftSource source, CancellationToken ct)
    {
        // A file knows nothing of revisions. What it wrote over is somebody's work and no version of its own.
        if (stood.Remove(draft.DefinitionId, out var was) && was.Draft?.Id == draft.Id) await standing.ParkAsync(was.Row, was.Draft, ct);
        await revisions.ChangedAsync(draft.DefinitionId, ct);
        if (source == DraftSource.Import) await RecordAsync("definition.imported", before, draft, ct);
        else if (source == DraftSource.Revert) await RecordAsync("definition.reverted", before, draft, ct);
    }

    public Task UnchangedAsync(WorkflowDefinition version, CancellationToken ct) => revisions.UnchangedAsync(version.DefinitionId, ct);

    public async Task RetractedAsync(WorkflowDefinition version, CancellationToken ct)
    {
        if (await store.FindAsync(new() { DefinitionId = version.DefinitionId, Version = VersionFilter.Published }, ct) is not null)
        {
            replaced[version.DefinitionId] = version; // another takes its place: that is one act, told by its publish
            return;
        }

        await revisions.ChangedAsync(version.DefinitionId, ct);
        await RecordAsync("definition.retracted", version, version, ct);
    }

    public async Task PublishedAsync(WorkflowDefinition version, CancellationToken ct)
    {
        var editors = await revisions.FindAsync(version.DefinitionId, ct) is { } row ? Revisions.EditorsOf(row) : [];
        await revisions.ChangedAsync(version.DefinitionId, ct, published: true);
        replaced.Remove(version.DefinitionId, out var before);
        await RecordAsync("definition.published", before, version, ct, editors);
    }

    public Task DeletingAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct) => guard.DemandAsync(versions, ct);

    public async Task DeletedAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct)
    {
        foreach (var definition in versions.GroupBy(version => version.DefinitionId))
        {
            var row = await revisions.ChangedAsync(definition.Key, ct);
            var left = await store.CountAsync(new() { DefinitionId = definition.Key }, ct);
            await audit.RecordAsync(
                revisions.Actor, left == 0 ? "definition.deleted" : "definition.versionDeleted", Subject, row.Id,
                new { definitionId = definition.Key, name = definition.Last().Name, versions = definition.Select(version => version.Version).Order().ToArray(), wasPublished = definition.Any(version => version.IsPublished) }, ct);
        }
    }

    private async Task RecordAsync(string act, WorkflowDefinition? before, WorkflowDefinition version, CancellationToken ct, IReadOnlyList<string>? editors = null)
    {
        var row = await revisions.TakeAsync(version.DefinitionId, ct);
        var from = act == "definition.reverted" ? await SourceOfAsync(version, ct) : null;
        var changes = before is null ? [] : ReadableDiff.Between(DefinitionFile.Of(before), DefinitionFile.Of(version), registry);
        await audit.RecordAsync(
            revisions.Actor, act, Subject, row.Id,
            new
            {
                definitionId = version.DefinitionId, versionId = version.Id, version = version.Version, name = version.Name, hash = version.Hash,
                before = before is null || before.Id == version.Id ? null : (int?)before.Version, from, editors,
                changes = changes.Take(MostChanges).Select(change => change.Text).ToArray(), changesEn = changes.Take(MostChanges).Select(change => change.TextEn).ToArray(), changeCount = changes.Count,
            },
            ct);
    }

    /// <summary>The version whose content came back: the newest other one that says the same.</summary>
    private async Task<int?> SourceOfAsync(WorkflowDefinition draft, CancellationToken ct) =>
        (await store.FindManyAsync(new() { DefinitionId = draft.DefinitionId }, new(WorkflowDefinitionOrder.Version), ct)).LastOrDefault(version => version.Id != draft.Id && version.Hash == draft.Hash)?.Version;
}

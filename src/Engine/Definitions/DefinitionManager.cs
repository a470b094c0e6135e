using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Validation;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>
/// Saves, publishes, retracts, reverts and deletes definitions, as Elsa does. Works in the caller's transaction; a call that throws has changed
/// nothing that commits.
/// </summary>
public sealed class DefinitionManager(
    IWorkflowDefinitionStore store,
    IIdentityGenerator ids,
    TimeProvider time,
    DefinitionValidator validator,
    ActivityTypes types,
    IActivityRegistry registry,
    TypeAliases aliases,
    WorkflowGraphCache graphs,
    IEnumerable<IDefinitionObserver> observers)
{
    /// <summary>
    /// Saves a draft: over the latest version if that is a draft nobody has run, else as a new version; what was ever published or has instances never
    /// changes. Whatever <paramref name="model"/> says of version, state and time is ignored, as Elsa does; its id is taken for a new definition if no
    /// version has it. A save that is repeated, because its answer was lost, changes nothing more.
    /// </summary>
    /// <param name="model">What to save.</param>
    /// <param name="publish">Publish it, too.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="DefinitionInvalidException">It is to be published and cannot run.</exception>
    public async Task<DefinitionChange> SaveAsync(DefinitionModel model, bool publish, CancellationToken ct)
    {
        await types.EnsureKnownAsync(model.Root, ct).ConfigureAwait(false);
        StudioForm.NameTypes(model.Root, registry, aliases);
        var before = await SameAsync(model, ct).ConfigureAwait(false);
        if (publish && before is { IsPublished: true })
        {
            await UnchangedAsync(before, ct).ConfigureAwait(false);
            return new DefinitionChange(before, true, [], []);
        }
        var version = await DraftAsync(before is null ? model : model with { DefinitionId = before.DefinitionId }, null, DraftSource.Save, ct).ConfigureAwait(false);
        return publish
            ? await PublishAsync(version, ct).ConfigureAwait(false)
            : new DefinitionChange(version, false, [], await validator.ValidateAsync(version, ct).ConfigureAwait(false));
    }

    /// <summary>Saves a definition from a file as a draft; <paramref name="providerName"/> says where it comes from.</summary>
    public Task<WorkflowDefinition> ImportAsync(DefinitionModel model, string? providerName, CancellationToken ct) => DraftAsync(model, providerName, DraftSource.Import, ct);

    /// <summary>What is wrong with a version.</summary>
    public Task<IReadOnlyList<DefinitionProblem>> ValidateAsync(WorkflowDefinition version, CancellationToken ct) => validator.ValidateAsync(version, ct);

    /// <summary>Publishes the latest version: new instances start from it.</summary>
    /// <returns>Null if there is no such definition.</returns>
    /// <exception cref="DefinitionInvalidException">It cannot run.</exception>
    public async Task<DefinitionChange?> PublishAsync(string definitionId, CancellationToken ct) =>
        await FindAsync(definitionId, VersionFilter.Latest, ct).ConfigureAwait(false) is { } latest ? await PublishAsync(latest, ct).ConfigureAwait(false) : null;

    /// <summary>Takes the published version back: no new instances start from it, running ones go on.</summary>
    /// <returns>The version; unchanged if it was not published; null if there is no such definition.</returns>
    public async Task<DefinitionChange?> RetractAsync(string definitionId, CancellationToken ct)
    {
        if (await FindAsync(definitionId, VersionFilter.Published, ct).ConfigureAwait(false) is not { } published)
            return await FindAsync(definitionId, VersionFilter.Latest, ct).ConfigureAwait(false) is { } draft ? new DefinitionChange(draft, true, [], []) : null;
        var retracted = published with { IsPublished = false };
        await SaveAsync([retracted], ct).ConfigureAwait(false);
        foreach (var observer in observers)
            await observer.RetractedAsync(retracted, ct).ConfigureAwait(false);
        return new DefinitionChange(retracted, false, [], []);
    }

    /// <summary>Makes a new draft with the content of an old version.</summary>
    /// <returns>The draft; null if there is no such version.</returns>
    public async Task<WorkflowDefinition?> RevertAsync(string definitionId, int version, CancellationToken ct)
    {
        if (await FindAsync(definitionId, VersionFilter.Specific(version), ct).ConfigureAwait(false) is not { } old)
            return null;
        var draft = old with { Id = ids.GenerateId(), Version = await NextVersionAsync(definitionId, ct).ConfigureAwait(false), IsLatest = true, IsPublished = false, WasPublished = false };
        var latest = await FindAsync(definitionId, VersionFilter.Latest, ct).ConfigureAwait(false);
        await SaveAsync(latest is null ? [draft] : [latest with { IsLatest = false }, draft], ct).ConfigureAwait(false);
        foreach (var observer in observers)
            await observer.SavedAsync(latest, draft, DraftSource.Revert, ct).ConfigureAwait(false);
        return draft;
    }

    /// <summary>Deletes one version; the highest one left becomes the latest.</summary>
    /// <returns>False if there is none.</returns>
    public async Task<bool> DeleteVersionAsync(string versionId, CancellationToken ct)
    {
        if (await store.FindAsync(new WorkflowDefinitionFilter { Id = versionId }, ct).ConfigureAwait(false) is not { } version)
            return false;
        await DeleteAsync(new WorkflowDefinitionFilter { Id = versionId }, ct).ConfigureAwait(false);
        if (version.IsLatest && await FindAsync(version.DefinitionId, VersionFilter.All, ct).ConfigureAwait(false) is { } highest)
            await SaveAsync([highest with { IsLatest = true }], ct).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc cref="DeleteVersionAsync(string, CancellationToken)"/>
    public async Task<bool> DeleteVersionAsync(string definitionId, int version, CancellationToken ct) =>
        await FindAsync(definitionId, VersionFilter.Specific(version), ct).ConfigureAwait(false) is { } found && await DeleteVersionAsync(found.Id, ct).ConfigureAwait(false);

    /// <summary>Deletes all versions of definitions, and with them their instances.</summary>
    /// <returns>How many definitions there were.</returns>
    public async Task<int> DeleteAsync(IReadOnlyList<string> definitionIds, CancellationToken ct)
    {
        var deleted = await DeleteAsync(new WorkflowDefinitionFilter { DefinitionIds = definitionIds }, ct).ConfigureAwait(false);
        return deleted.Select(version => version.DefinitionId).Distinct().Count();
    }

    /// <summary>Publishes the latest versions of several definitions. One that cannot run stops all.</summary>
    /// <exception cref="DefinitionInvalidException">One cannot run.</exception>
    public async Task<BulkChange> PublishManyAsync(IReadOnlyList<string> definitionIds, CancellationToken ct)
    {
        List<string> changed = [], unchanged = [], missing = [], consumers = [];
        foreach (var id in definitionIds.Distinct())
        {
            var change = await PublishAsync(id, ct).ConfigureAwait(false);
            (change is null ? missing : change.AlreadyPublished ? unchanged : changed).Add(id);
            consumers.AddRange(change?.Consumers.Select(consumer => consumer.DefinitionId) ?? []);
        }
        return new BulkChange(changed, unchanged, missing, [.. consumers.Distinct()]);
    }

    /// <summary>Retracts several definitions.</summary>
    public async Task<BulkChange> RetractManyAsync(IReadOnlyList<string> definitionIds, CancellationToken ct)
    {
        List<string> changed = [], unchanged = [], missing = [];
        foreach (var id in definitionIds.Distinct())
        {
            var change = await RetractAsync(id, ct).ConfigureAwait(false);
            (change is null ? missing : change.AlreadyPublished ? unchanged : changed).Add(id);
        }
        return new BulkChange(changed, unchanged, missing, []);
    }

    /// <summary>Points every workflow that uses this one at its published version: a published consumer gets a new published version, a draft is changed in place.</summary>
    /// <returns>The versions made or changed; empty if it is not published.</returns>
    public async Task<IReadOnlyList<WorkflowDefinition>> UpdateConsumersAsync(string definitionId, CancellationToken ct) =>
        await FindAsync(definitionId, VersionFilter.Published, ct).ConfigureAwait(false) is { } published ? await UpdateConsumersAsync(published, ct).ConfigureAwait(false) : [];

    /// <summary>
    /// The latest version, if it is what <paramref name="model"/> says already. A new definition has no id yet: it is known again by its name and its content, in which the ids of
    /// the activities are random.
    /// </summary>
    private async Task<WorkflowDefinition?> SameAsync(DefinitionModel model, CancellationToken ct)
    {
        var filter = new WorkflowDefinitionFilter { Version = VersionFilter.Latest };
        if (!string.IsNullOrWhiteSpace(model.DefinitionId)) filter = filter with { DefinitionId = model.DefinitionId };
        else if (!string.IsNullOrWhiteSpace(model.Name)) filter = filter with { Name = model.Name };
        else return null;
        var hash = DefinitionJson.Seal(model.Content).Hash;
        return (await store.FindManyAsync(filter, WorkflowDefinitionPage.Everything, ct).ConfigureAwait(false))
            .FirstOrDefault(latest => Same(latest, model, hash));
    }

    private async Task<WorkflowDefinition> DraftAsync(DefinitionModel model, string? providerName, DraftSource source, CancellationToken ct)
    {
        var definitionId = string.IsNullOrWhiteSpace(model.DefinitionId) ? null : model.DefinitionId;
        var latest = definitionId is null ? null : await FindAsync(definitionId, VersionFilter.Latest, ct).ConfigureAwait(false);
        await types.EnsureKnownAsync(model.Root, ct).ConfigureAwait(false);
        var (json, hash) = DefinitionJson.Seal(model.Content);
        var fresh = latest is null || latest.IsPublished || latest.WasPublished || await store.HasInstancesAsync(latest, ct).ConfigureAwait(false);
        var changed = fresh || !Same(latest!, model, hash);
        foreach (var observer in changed ? observers : [])
            await observer.SavingAsync(latest, model, source, ct).ConfigureAwait(false);
        var draft = new WorkflowDefinition
        {
            Id = fresh ? await NewIdAsync(latest is null ? model.Id : null, ct).ConfigureAwait(false) : latest!.Id,
            DefinitionId = definitionId ?? ids.GenerateId(),
            Name = model.Name,
            Description = model.Description,
            Version = latest is null ? 1 : fresh ? await NextVersionAsync(latest.DefinitionId, ct).ConfigureAwait(false) : latest.Version,
            IsLatest = true,
            IsPublished = false,
            IsReadonly = latest?.IsReadonly ?? false,
            IsSystem = latest?.IsSystem ?? model.IsSystem,
            CreatedAt = fresh ? time.GetUtcNow() : latest!.CreatedAt,
            ToolVersion = model.ToolVersion,
            ProviderName = providerName,
            UsableAsActivity = model.UsableAsActivity,
            References = [.. WorkflowReferences.In(model.Root, registry).Select(reference => reference.DefinitionId).Distinct().Order(StringComparer.Ordinal)],
            Json = json,
            Hash = hash,
        };
        await SaveAsync(latest is not null && fresh ? [latest with { IsLatest = false }, draft] : [draft], ct).ConfigureAwait(false);
        if (!changed)
        {
            await UnchangedAsync(draft, ct).ConfigureAwait(false);
            return draft;
        }
        foreach (var observer in observers)
            await observer.SavedAsync(latest, draft, source, ct).ConfigureAwait(false);
        return draft;
    }

    private async Task UnchangedAsync(WorkflowDefinition version, CancellationToken ct)
    {
        foreach (var observer in observers)
            await observer.UnchangedAsync(version, ct).ConfigureAwait(false);
    }

    private static bool Same(WorkflowDefinition version, DefinitionModel model, string hash) => version.Hash == hash && version.Name == model.Name && version.Description == model.Description;

    private async Task<DefinitionChange> PublishAsync(WorkflowDefinition version, CancellationToken ct)
    {
        if (version.IsPublished)
            return new DefinitionChange(version, true, [], []);
        var problems = await validator.ValidateAsync(version, ct).ConfigureAwait(false);
        if (problems.Any(problem => problem.Blocks))
            throw new DefinitionInvalidException(problems);
        var published = version with { IsPublished = true, WasPublished = true };
        var before = await FindAsync(version.DefinitionId, VersionFilter.Published, ct).ConfigureAwait(false);
        await SaveAsync(before is null ? [published] : [before with { IsPublished = false }, published], ct).ConfigureAwait(false);
        foreach (var observer in observers)
        {
            if (before is not null)
                await observer.RetractedAsync(before with { IsPublished = false }, ct).ConfigureAwait(false);
            await observer.PublishedAsync(published, ct).ConfigureAwait(false);
        }
        var followed = published.UsableAsActivity && DefinitionJson.Read(DefinitionJson.ReadContent(published)).AutoUpdateConsumingWorkflows;
        return new DefinitionChange(published, false, followed ? await UpdateConsumersAsync(published, ct).ConfigureAwait(false) : [], problems);
    }

    private async Task<IReadOnlyList<WorkflowDefinition>> UpdateConsumersAsync(WorkflowDefinition used, CancellationToken ct)
    {
        var consumers = await store.FindManyAsync(new WorkflowDefinitionFilter { References = used.DefinitionId, Version = VersionFilter.Latest }, WorkflowDefinitionPage.Everything, ct).ConfigureAwait(false);
        var updated = new List<WorkflowDefinition>();
        foreach (var consumer in consumers)
        {
            var content = DefinitionJson.ReadContent(consumer);
            if (!WorkflowReferences.Update((JsonObject)content["root"]!, used, registry))
                continue;
            var model = DefinitionJson.Read(content) with { DefinitionId = consumer.DefinitionId, Name = consumer.Name, Description = consumer.Description, ToolVersion = consumer.ToolVersion };
            var draft = await DraftAsync(model, null, DraftSource.Follow, ct).ConfigureAwait(false);
            var change = consumer.IsPublished ? await PublishAsync(draft, ct).ConfigureAwait(false) : new DefinitionChange(draft, false, [], []);
            updated.Add(change.Version);
            updated.AddRange(change.Consumers);
        }
        return updated;
    }

    private async Task<IReadOnlyList<WorkflowDefinition>> DeleteAsync(WorkflowDefinitionFilter filter, CancellationToken ct)
    {
        var versions = await store.FindManyAsync(filter, WorkflowDefinitionPage.Everything, ct).ConfigureAwait(false);
        if (versions.Count == 0)
            return versions;
        foreach (var observer in observers)
            await observer.DeletingAsync(versions, ct).ConfigureAwait(false);
        await store.DeleteAsync(filter, ct).ConfigureAwait(false);
        await ForgetAsync(versions, ct).ConfigureAwait(false);
        foreach (var observer in observers)
            await observer.DeletedAsync(versions, ct).ConfigureAwait(false);
        return versions;
    }

    private async Task SaveAsync(IReadOnlyCollection<WorkflowDefinition> versions, CancellationToken ct)
    {
        await store.SaveManyAsync(versions, ct).ConfigureAwait(false);
        await ForgetAsync(versions, ct).ConfigureAwait(false);
    }

    private async Task ForgetAsync(IReadOnlyCollection<WorkflowDefinition> versions, CancellationToken ct)
    {
        foreach (var version in versions)
            graphs.Forget(version);
        if (versions.Any(version => version.UsableAsActivity || registry.Find(descriptor => IsOf(descriptor, version)) is not null))
            await types.RefreshAsync(ct).ConfigureAwait(false);
    }

    private static bool IsOf(Elsa.Workflows.Models.ActivityDescriptor descriptor, WorkflowDefinition version) =>
        descriptor.CustomProperties.TryGetValue(WorkflowActivityProvider.VersionIdProperty, out var id) && id as string == version.Id;

    private async Task<string> NewIdAsync(string? wanted, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(wanted) || await store.CountAsync(new WorkflowDefinitionFilter { Id = wanted }, ct).ConfigureAwait(false) > 0 ? ids.GenerateId() : wanted;

    private async Task<int> NextVersionAsync(string definitionId, CancellationToken ct) => (await FindAsync(definitionId, VersionFilter.All, ct).ConfigureAwait(false))?.Version + 1 ?? 1;

    private Task<WorkflowDefinition?> FindAsync(string definitionId, VersionFilter version, CancellationToken ct) =>
        store.FindAsync(new WorkflowDefinitionFilter { DefinitionId = definitionId, Version = version }, ct);
}

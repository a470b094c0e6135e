using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>
/// Keeps the registry of activity types fit for what is read: a workflow may use another as an activity that this process has not heard of yet,
/// because it was saved a moment ago or by another node.
/// </summary>
public sealed class ActivityTypes(IActivityRegistry registry, IEnumerable<IActivityProvider> providers, DefinitionNews news, IWorkflowDefinitionStore store)
{
    /// <summary>Reads the types again if definitions have changed since, or the version uses a type that is not known.</summary>
    public Task EnsureKnownAsync(WorkflowDefinition version, CancellationToken ct) => EnsureKnownAsync((JsonObject)StrictJson.Read(version.Json)["root"]!, ct);

    /// <inheritdoc cref="EnsureKnownAsync(WorkflowDefinition, CancellationToken)"/>
    public async Task EnsureKnownAsync(JsonObject root, CancellationToken ct)
    {
        if (!news.TypesAreCurrent || !ActivityTree.Walk(root).All(IsKnown))
            await RefreshAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Reads the types again if definitions have changed since.</summary>
    public Task EnsureCurrentAsync(CancellationToken ct) => news.TypesAreCurrent ? Task.CompletedTask : RefreshAsync(ct);

    /// <summary>Reads all types again.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var asOf = news.Count;
        await registry.RefreshDescriptorsAsync(providers, ct).ConfigureAwait(false);
        news.TypesWereRead(store.HasChanges ? DefinitionNews.Never : asOf); // types of a transaction that may yet be rolled back are read once more
    }

    private bool IsKnown(ActivityPlace place) =>
        registry.Find(place.Type, MissingActivities.VersionOf(place.Json)) is not null
        && (place.Json["workflowDefinitionVersionId"] is not JsonValue value || !value.TryGetValue<string>(out var id) || id.Length == 0
            || registry.Find(descriptor => descriptor.CustomProperties.TryGetValue(WorkflowActivityProvider.VersionIdProperty, out var found) && found as string == id) is not null);
}

using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Studio.Errors;

namespace BenchmarkWorkflow.Host.Designer;

/// <summary>A version that a request names, or 404.</summary>
internal static class Versions
{
    /// <summary>The version that editors open.</summary>
    /// <exception cref="Refusal">There is no such definition (404).</exception>
    public static Task<WorkflowDefinition> LatestAsync(this IWorkflowDefinitionStore store, string definitionId, CancellationToken ct) => store.DemandAsync(definitionId, VersionFilter.Latest, ct);

    /// <exception cref="Refusal">There is no such version (404).</exception>
    public static Task<WorkflowDefinition> VersionAsync(this IWorkflowDefinitionStore store, string definitionId, int version, CancellationToken ct) => store.DemandAsync(definitionId, VersionFilter.Specific(version), ct);

    private static async Task<WorkflowDefinition> DemandAsync(this IWorkflowDefinitionStore store, string definitionId, VersionFilter version, CancellationToken ct) =>
        await store.FindAsync(new() { DefinitionId = definitionId, Version = version }, ct) ?? throw Refusal.NotFound();
}

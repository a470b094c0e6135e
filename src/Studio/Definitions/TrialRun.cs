using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>
/// What a run from the editor works on. The Studio has no form for that: it sends neither input nor correlation id. So a definition may say it itself, in the default
/// value of a variable that people edit in the Studio's own tab. A start that names a correlation id never looks here.
/// </summary>
internal static class TrialRun
{
    /// <summary>The variable's name.</summary>
    public const string Variable = "TestCorrelationId";

    /// <summary>The correlation id that the version names for a run from the editor; null when it names none.</summary>
    public static Task<string?> CorrelationIdAsync(IUnitOfWork work, string definitionId, VersionFilter version, CancellationToken ct) =>
        work.ReadAsync<IWorkflowDefinitionStore, string?>(
            async (store, token) => await store.FindAsync(new() { DefinitionId = definitionId, Version = version }, token) is { } found ? Named(JsonNode.Parse(found.Json)!) : null, ct);

    private static string? Named(JsonNode definition) =>
        (definition["variables"] as JsonArray ?? []).FirstOrDefault(variable => variable?["name"]?.ToString() == Variable)?["value"]?.ToString() is { Length: > 0 } named ? named : null;
}

using System.Security.Claims;
using BenchmarkWorkflow.Engine.Definitions;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>One row of a list of definitions.</summary>
public sealed record DefinitionSummary(
    IReadOnlyList<Link>? Links,
    bool IsMaterializerAvailable,
    string Id,
    string DefinitionId,
    string? Name,
    string? Description,
    int Version,
    string? ToolVersion,
    bool IsLatest,
    bool IsPublished,
    string? ProviderName,
    string MaterializerName,
    DateTimeOffset CreatedAt,
    bool IsReadonly)
{
    public static DefinitionSummary Of(WorkflowDefinitionSummary version, ClaimsPrincipal user) =>
        Of(version) with { Links = DefinitionLinks.Of(version.DefinitionId, version.IsReadonly, user) };

    public static DefinitionSummary Of(WorkflowDefinitionSummary version) => new(
        null,
        IsMaterializerAvailable: true,
        version.Id,
        version.DefinitionId,
        version.Name,
        version.Description,
        version.Version,
        version.ToolVersion,
        version.IsLatest,
        version.IsPublished,
        version.ProviderName,
        version.MaterializerName,
        version.CreatedAt,
        version.IsReadonly);
}

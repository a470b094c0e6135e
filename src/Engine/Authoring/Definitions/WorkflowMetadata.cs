namespace Elsa.Workflows.Models;

public sealed record WorkflowIdentity(string DefinitionId, int Version, string Id, string? TenantId = default)
{
    public static WorkflowIdentity VersionOne => new("", 1, "");
}

public sealed record WorkflowPublication(bool IsLatest, bool IsPublished)
{
    public static WorkflowPublication LatestAndPublished => new(true, true);

    public static WorkflowPublication LatestDraft => new(true, false);

    public static WorkflowPublication Draft => new(false, false);
}

public sealed record WorkflowMetadata(string? Name = default, string? Description = default, DateTimeOffset CreatedAt = default, Version? ToolVersion = default);

public sealed class WorkflowOptions
{
    public Type? ActivationStrategyType { get; set; }
    public bool? UsableAsActivity { get; set; }
    public bool AutoUpdateConsumingWorkflows { get; set; }
    public string? ActivityCategory { get; set; }
    public Type? IncidentStrategyType { get; set; }
    public string? CommitStrategyName { get; set; }
}

/// <summary>Names a definition: by its id and a version rule, or by the id of one version.</summary>
public sealed class WorkflowDefinitionHandle
{
    public string? DefinitionId { get; set; }
    public Elsa.Common.Models.VersionOptions? VersionOptions { get; set; }
    public string? DefinitionVersionId { get; set; }

    public static WorkflowDefinitionHandle ByDefinitionId(string definitionId, Elsa.Common.Models.VersionOptions? versionOptions = default) =>
        new() { DefinitionId = definitionId, VersionOptions = versionOptions };

    public static WorkflowDefinitionHandle ByDefinitionVersionId(string definitionVersionId) => new() { DefinitionVersionId = definitionVersionId };
}

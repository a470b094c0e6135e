namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>
/// One stored version of a workflow definition. Immutable: a change is a new value that is saved in its place.
/// What describes the version stands in members; what the workflow <i>is</i> stands in <see cref="Json"/>, and only there.
/// </summary>
public sealed record WorkflowDefinition
{
    /// <summary>The id of this version; new for every version. Instances are pinned to it.</summary>
    public required string Id { get; init; }

    /// <summary>The id that all versions of one workflow share.</summary>
    public required string DefinitionId { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>From 1, rising by one within a definition.</summary>
    public required int Version { get; init; }

    /// <summary>True for exactly one version of a definition: the one that editors open.</summary>
    public bool IsLatest { get; init; }

    /// <summary>True for at most one version of a definition: the one that new instances start.</summary>
    public bool IsPublished { get; init; }

    /// <summary>True once this version has been published: its content never changes again, also after it was retracted.</summary>
    public bool WasPublished { get; init; }

    public bool IsReadonly { get; init; }

    public bool IsSystem { get; init; }

    /// <summary>When this version came to be.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The version of the tool that wrote it, <c>a.b.c[.d]</c>, or null.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>Where this version came from, or null for one made over the API: an edit of what came from a file is no longer that file.</summary>
    public string? ProviderName { get; init; }

    /// <summary>How <see cref="Json"/> is read; always <c>Json</c> here.</summary>
    public string MaterializerName { get; init; } = "Json";

    /// <summary>True if other workflows may use it as an activity (<c>options.usableAsActivity</c>); kept beside the JSON so that stores can ask for it.</summary>
    public bool UsableAsActivity { get; init; }

    /// <summary>The definition ids of the workflows which this version uses as activities, sorted, without repetition.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>
    /// The content: one JSON object with <c>variables</c>, <c>inputs</c>, <c>outputs</c>, <c>outcomes</c>, <c>customProperties</c>, <c>options</c>, <c>root</c>
    /// and every member that was sent with them, known or not.
    /// </summary>
    public required string Json { get; init; }

    /// <summary>SHA-256 of <see cref="Json"/>, in lower-case hex: equal hashes are equal workflows, so plans are cached by it.</summary>
    public required string Hash { get; init; }
}

/// <summary>What a list shows of a version: all but its content.</summary>
public sealed record WorkflowDefinitionSummary(
    string Id,
    string DefinitionId,
    string? Name,
    string? Description,
    int Version,
    bool IsLatest,
    bool IsPublished,
    bool IsReadonly,
    bool IsSystem,
    DateTimeOffset CreatedAt,
    string? ToolVersion,
    string? ProviderName,
    string MaterializerName,
    bool WasPublished)
{
    public static WorkflowDefinitionSummary From(WorkflowDefinition version) => new(
        version.Id, version.DefinitionId, version.Name, version.Description, version.Version, version.IsLatest, version.IsPublished,
        version.IsReadonly, version.IsSystem, version.CreatedAt, version.ToolVersion, version.ProviderName, version.MaterializerName, version.WasPublished);
}

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>Which versions a store is asked for. Every member that is given must hold; one left out does not restrict.</summary>
public sealed record WorkflowDefinitionFilter
{
    /// <summary>The version's own id.</summary>
    public string? Id { get; init; }

    /// <summary>Any of these version ids.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    public string? DefinitionId { get; init; }

    /// <summary>Any of these definition ids.</summary>
    public IReadOnlyList<string>? DefinitionIds { get; init; }

    /// <summary>Not this definition (to ask whether a name is taken by another one).</summary>
    public string? ExceptDefinitionId { get; init; }

    public VersionFilter Version { get; init; } = VersionFilter.All;

    /// <summary>Exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>Any of these names.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Contained in name, description, id or definition id, any case. Empty does not restrict.</summary>
    public string? SearchTerm { get; init; }

    public bool? IsSystem { get; init; }

    public bool? IsReadonly { get; init; }

    public bool? UsableAsActivity { get; init; }

    public string? ProviderName { get; init; }

    /// <summary>Those that use this definition as an activity (<see cref="WorkflowDefinition.References"/> holds it).</summary>
    public string? References { get; init; }

    /// <summary>The meaning of the filter: stores answer exactly those versions for which this is true.</summary>
    public bool Matches(WorkflowDefinition version) =>
        (Id is null || version.Id == Id)
        && (Ids is null || Ids.Contains(version.Id))
        && (DefinitionId is null || version.DefinitionId == DefinitionId)
        && (DefinitionIds is null || DefinitionIds.Contains(version.DefinitionId))
        && (ExceptDefinitionId is null || version.DefinitionId != ExceptDefinitionId)
        && Version.Matches(version.Version, version.IsLatest, version.IsPublished)
        && (Name is null || version.Name == Name)
        && (Names is null || (version.Name is not null && Names.Contains(version.Name)))
        && (string.IsNullOrEmpty(SearchTerm) || Found(SearchTerm, version))
        && (IsSystem is null || version.IsSystem == IsSystem)
        && (IsReadonly is null || version.IsReadonly == IsReadonly)
        && (UsableAsActivity is null || version.UsableAsActivity == UsableAsActivity)
        && (ProviderName is null || version.ProviderName == ProviderName)
        && (References is null || version.References.Contains(References));

    private static bool Found(string term, WorkflowDefinition version) =>
        Contains(version.Name, term) || Contains(version.Description, term) || Contains(version.Id, term) || Contains(version.DefinitionId, term);

    private static bool Contains(string? text, string term) => text?.Contains(term, StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>By what a list of versions is ordered; ties are broken by <see cref="WorkflowDefinition.DefinitionId"/>, then <see cref="WorkflowDefinition.Version"/>.</summary>
public enum WorkflowDefinitionOrder
{
    CreatedAt,
    Name,
    Version,
}

/// <summary>A part of an ordered list.</summary>
/// <param name="OrderBy">By what.</param>
/// <param name="Descending">The largest first.</param>
/// <param name="Skip">How many to leave out at the beginning.</param>
/// <param name="Take">How many to answer; null for all.</param>
public sealed record WorkflowDefinitionPage(WorkflowDefinitionOrder OrderBy = WorkflowDefinitionOrder.CreatedAt, bool Descending = false, int Skip = 0, int? Take = null)
{
    /// <summary>All, oldest first.</summary>
    public static WorkflowDefinitionPage Everything { get; } = new();
}

using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Studio.Definitions;

namespace BenchmarkWorkflow.Host.Definitions;

/// <summary>A definition file that could be read.</summary>
public sealed record DefinitionSource(string Path, JsonObject Json, DefinitionModel Model);

/// <summary>A definition as its file and the database have it.</summary>
/// <param name="DefinitionId">Its id.</param>
/// <param name="Source">Its file, if there is one.</param>
/// <param name="Latest">The latest version in the database, if there is one.</param>
/// <param name="Published">The published version, if one is.</param>
/// <param name="BroughtIn">The newest version that came from a file, if one did.</param>
public sealed record ComparedDefinition(string DefinitionId, DefinitionSource? Source, WorkflowDefinition? Latest, WorkflowDefinition? Published, WorkflowDefinition? BroughtIn)
{
    public FileState State => (Source, Latest) switch
    {
        (null, _) => FileState.OnlyInDatabase,
        (_, null) => FileState.OnlyInFiles,
        _ when IsFile(Latest) => FileState.Same,
        _ when BroughtIn is null => FileState.ChangedInBoth,
        _ when IsFile(BroughtIn) => FileState.EditedInStudio,
        _ when Says(Latest, BroughtIn.Hash, BroughtIn.Name, BroughtIn.Description) => FileState.ChangedInFiles,
        _ => FileState.ChangedInBoth,
    };

    /// <summary>The way from the file to the database, piece by piece; none where one of them is missing.</summary>
    public IReadOnlyList<Difference> Differences =>
        Source is null || Latest is null ? [] : DefinitionDiff.Between(Read(Source), DefinitionFile.Of(Latest));

    /// <summary>The file as it would be stored, so that what the server completes is no difference.</summary>
    private static JsonObject Read(DefinitionSource source)
    {
        var json = source.Model.Content.DeepClone().AsObject();
        if (source.Model.Name is { } name) json["name"] = name;
        if (source.Model.Description is { } description) json["description"] = description;
        return json;
    }

    private bool IsFile(WorkflowDefinition version) => Says(version, DefinitionJson.Seal(Source!.Model.Content).Hash, Source.Model.Name, Source.Model.Description); // asked only where there is a file

    private static bool Says(WorkflowDefinition version, string hash, string? name, string? description) =>
        version.Hash == hash && version.Name == name && version.Description == description;
}

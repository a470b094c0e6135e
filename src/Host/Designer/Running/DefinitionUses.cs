using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;

namespace BenchmarkWorkflow.Host.Designer.Running;

internal enum UseKind
{
    /// <summary>It runs inside the other, as an activity of it.</summary>
    Activity,

    /// <summary>The other starts it as a process of its own.</summary>
    Start,
}

/// <summary>A published definition that cannot do without another.</summary>
/// <param name="DefinitionId">The one that uses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its published version.</param>
/// <param name="ActivityId">The activity that names the used one.</param>
/// <param name="ActivityName">What is written on it.</param>
/// <param name="How">How it does.</param>
internal sealed record DefinitionUse(string DefinitionId, string Name, int Version, string ActivityId, string ActivityName, [property: JsonConverter(typeof(Camel<UseKind>))] UseKind How);

/// <summary>Finds where definitions name other definitions.</summary>
internal sealed class DefinitionUses(IWorkflowDefinitionStore store)
{
    /// <summary>Which published definitions, apart from those given, use one of those given.</summary>
    public async Task<IReadOnlyList<DefinitionUse>> OfAsync(IReadOnlyCollection<string> definitionIds, CancellationToken ct)
    {
        List<DefinitionUse> uses = [];
        foreach (var version in await store.FindManyAsync(new() { Version = VersionFilter.Published }, new(WorkflowDefinitionOrder.Name), ct))
            if (!definitionIds.Contains(version.DefinitionId)) uses.AddRange(In(version, definitionIds));
        return uses;
    }

    /// <summary>Where one version names one of <paramref name="definitionIds"/>.</summary>
    internal static IEnumerable<DefinitionUse> In(WorkflowDefinition version, IReadOnlyCollection<string> definitionIds)
    {
        if (!definitionIds.Any(id => version.Json.Contains(id, StringComparison.Ordinal))) yield break;
        var root = (JsonObject)DefinitionJson.ReadContent(version)["root"]!; // every stored definition has one
        foreach (var place in ActivityTree.Walk(root))
            foreach (var (member, value) in place.Json)
            {
                if (!member.EndsWith("workflowDefinitionId", StringComparison.OrdinalIgnoreCase) || Named(value) is not { } named || !definitionIds.Contains(named)) continue;
                yield return new(version.DefinitionId, version.Name ?? version.DefinitionId, version.Version, place.Id, NameOf(place), value is JsonValue ? UseKind.Activity : UseKind.Start);
            }
    }

    /// <summary>An activity that stands for a workflow names it outright; one that starts a workflow does so in an input.</summary>
    private static string? Named(JsonNode? value) => value switch
    {
        JsonValue plain when plain.TryGetValue<string>(out var id) => id,
        JsonObject input when input["expression"] is JsonObject { } expression && expression["type"]?.ToString() == "Literal" => expression["value"]?.ToString(),
        _ => null,
    };

    private static string NameOf(ActivityPlace place) =>
        (place.Json["metadata"] as JsonObject)?["displayText"] is JsonValue shown && shown.TryGetValue<string>(out var text) && text.Length > 0 ? text : place.Name ?? place.Id;
}

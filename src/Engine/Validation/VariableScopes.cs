using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>Which variables an activity sees: the workflow's, and those of the containers around it.</summary>
internal sealed class VariableScopes(JsonObject content)
{
    /// <summary>Names that loops declare for what they run.</summary>
    private static readonly HashSet<string> OfLoops = ["CurrentValue", "CurrentIndex"];

    private readonly HashSet<string> workflow = [.. Declared(content["variables"])];

    public HashSet<string> Inputs { get; } = [.. Names(content["inputs"])];

    public HashSet<string> Outputs { get; } = [.. Names(content["outputs"])];

    /// <summary>True if the place sees a variable of this id or name.</summary>
    public bool Sees(ActivityPlace place, string idOrName)
    {
        if (OfLoops.Contains(idOrName) || workflow.Contains(idOrName))
            return true;
        for (var around = place; around is not null; around = around.Parent)
            if (Declared(around.Json["variables"]).Contains(idOrName))
                return true;
        return false;
    }

    private static IEnumerable<string> Declared(JsonNode? variables) =>
        (variables as JsonArray ?? []).OfType<JsonObject>().SelectMany(variable => new[] { Text(variable["id"]), Text(variable["name"]) }).OfType<string>();

    private static IEnumerable<string> Names(JsonNode? items) => (items as JsonArray ?? []).OfType<JsonObject>().Select(item => Text(item["name"])).OfType<string>();

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

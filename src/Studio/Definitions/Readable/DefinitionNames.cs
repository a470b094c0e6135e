using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Place = BenchmarkWorkflow.Engine.Json.ActivityPlace;

namespace BenchmarkWorkflow.Studio.Definitions.Readable;

/// <summary>What people call the parts of one version of a definition.</summary>
internal sealed class DefinitionNames
{
    private readonly IActivityRegistry registry;
    private readonly Dictionary<string, Place> activities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    public DefinitionNames(JsonObject definition, IActivityRegistry registry)
    {
        this.registry = registry;
        foreach (var place in definition["root"] is JsonObject root ? ActivityTree.Walk(root) : [])
        {
            activities.TryAdd(place.Id, place);
            foreach (var variable in (place.Json["variables"] as JsonArray ?? []).OfType<JsonObject>()) Add(variable);
        }

        foreach (var variable in (definition["variables"] as JsonArray ?? []).OfType<JsonObject>()) Add(variable);
    }

    public JsonObject? Activity(string id) => activities.GetValueOrDefault(id)?.Json;

    public string? NodeIdOf(string id) => activities.GetValueOrDefault(id)?.NodeId is { Length: > 0 } node ? node : null;

    /// <summary>What is written on the activity's box.</summary>
    public string NameOf(string id)
    {
        if (activities.GetValueOrDefault(id) is not { } place) return id;
        var shown = (place.Json["metadata"] as JsonObject)?["displayText"];
        return shown is JsonValue text && text.TryGetValue<string>(out var given) && given.Length > 0 ? given : place.Name ?? Descriptor(place)?.DisplayName ?? id;
    }

    public string TypeOf(string id) => activities.GetValueOrDefault(id) is { } place ? Descriptor(place)?.DisplayName ?? place.Type : "";

    /// <summary>What the panel calls a member of the activity; none when it is no member people know.</summary>
    public string? MemberOf(string id, string member)
    {
        if (activities.GetValueOrDefault(id) is not { } place || Descriptor(place) is not { } descriptor) return null;
        var input = descriptor.Inputs.FirstOrDefault(one => string.Equals(one.Name, member, StringComparison.OrdinalIgnoreCase));
        if (input is not null) return input.DisplayName ?? input.Name;
        var output = descriptor.Outputs.FirstOrDefault(one => string.Equals(one.Name, member, StringComparison.OrdinalIgnoreCase));
        return output is null ? null : output.DisplayName ?? output.Name;
    }

    public string? VariableOf(string id) => variables.GetValueOrDefault(id);

    private void Add(JsonObject variable)
    {
        var name = variable["name"]?.ToString() ?? "";
        variables.TryAdd(variable["id"]?.ToString() ?? name, name);
    }

    private ActivityDescriptor? Descriptor(Place place) => registry.Find(place.Type);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Descriptors;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>
/// Puts a definition's activities into the form that Studio can show. Definitions written by hand or by older versions hold things on which it shows
/// an empty canvas and says nothing: an activity of a type or version it has no descriptor for, connections in the old form or with null vertices, a bare value where an
/// input's object belongs, a list of outcomes that is null. What runs is not changed by it.
/// </summary>
public static class StudioForm
{
    private const string Inherit = "Elsa.Workflows.LogPersistence.Strategies.Inherit, Elsa.Workflows.Core";

    /// <summary>Changes the root in place.</summary>
    public static void Fit(JsonObject root, IActivityRegistry registry)
    {
        foreach (var place in ActivityTree.Walk(root).ToList())
        {
            if (MissingActivities.VersionOf(place.Json) == 0 && registry.Find(place.Type) is { } highest)
                place.Json["version"] = highest.Version;
            if (ActivityLookup.Find(registry, place.Type, MissingActivities.VersionOf(place.Json), Text(place.Json, "workflowDefinitionVersionId"), Text(place.Json, "workflowDefinitionId")) is { } meant && WorkflowReferences.IsWorkflow(meant))
                (place.Json["type"], place.Json["version"]) = (meant.TypeName, meant.Version); // the version that runs in its place
            foreach (var member in new[] { "metadata", "customProperties" })
                if (place.Json.ContainsKey(member) && place.Json[member] is null)
                    place.Json[member] = new JsonObject();
            FitLog(place.Json["customProperties"]);
            FitConnections(place.Json);
            if (registry.Find(place.Type, MissingActivities.VersionOf(place.Json)) is { } descriptor)
                foreach (var input in descriptor.Inputs)
                    FitInput(place.Json, input);
        }
        MissingActivities.Wrap(root, (type, version) => registry.Find(type, version) is not null);
    }

    /// <summary>Fits what belongs to the definition itself, in place.</summary>
    public static void FitContent(JsonObject definition) => FitLog(definition["customProperties"]);

    /// <summary>Names the type of every input that the Studio has set first: it sends null there.</summary>
    public static void NameTypes(JsonObject root, IActivityRegistry registry, TypeAliases aliases)
    {
        foreach (var place in ActivityTree.Walk(root).ToList())
            if ((registry.Find(place.Type, MissingActivities.VersionOf(place.Json)) ?? registry.Find(place.Type)) is { } descriptor)
                foreach (var input in descriptor.Inputs.Where(input => input.IsWrapped))
                    if (place.Json[JsonNamingPolicy.CamelCase.ConvertName(input.Name)] is JsonObject wrapped && wrapped.ContainsKey("typeName") && wrapped["typeName"] is null)
                        wrapped["typeName"] = aliases.NameOf(input.Type);
    }

    /// <summary>The Studio reads <c>default</c> of every such choice without looking whether it is there.</summary>
    private static void FitLog(JsonNode? customProperties)
    {
        if (customProperties is JsonObject properties && properties["logPersistenceConfig"] is JsonObject log && log["default"] is null)
            log["default"] = new JsonObject { ["evaluationMode"] = "Strategy", ["strategyType"] = Inherit, ["expression"] = null };
    }

    private static void FitConnections(JsonObject flowchart)
    {
        foreach (var connection in (flowchart["connections"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (connection.ContainsKey("vertices") && connection["vertices"] is null)
                connection.Remove("vertices");
            FitEnd(connection, "source", "sourcePort");
            FitEnd(connection, "target", "targetPort");
        }
    }

    private static void FitEnd(JsonObject connection, string side, string oldPort)
    {
        if (connection[side] is not JsonValue value || !value.TryGetValue<string>(out var id))
            return;
        connection[side] = new JsonObject { ["activity"] = id, ["port"] = connection[oldPort]?.DeepClone() };
        connection.Remove(oldPort);
    }

    private static void FitInput(JsonObject activity, InputDescriptor input)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(input.Name);
        if (!input.IsWrapped || activity[name] is not { } given)
            return;
        if (given is not JsonObject wrapped)
            activity[name] = wrapped = new JsonObject { ["expression"] = new JsonObject { ["type"] = given is JsonArray ? "Object" : "Literal", ["value"] = given is JsonArray ? StrictJson.Write(given) : given.DeepClone() } };
        if (input.UIHint == InputUIHints.DynamicOutcomes && wrapped["expression"] is JsonObject expression && expression["value"] is null)
            expression["value"] = "[]";
    }

    private static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>An activity in the JSON of a definition.</summary>
/// <param name="Json">The activity itself.</param>
/// <param name="Parent">The activity around it; null for the root.</param>
/// <param name="Port">The member of the parent under which it was found, such as <c>activities</c> or <c>body</c>.</param>
/// <param name="Path">Where it stands, such as <c>root.activities[1].body</c>.</param>
public sealed record ActivityPlace(JsonObject Json, ActivityPlace? Parent, string Port, string Path)
{
    public string Id => Text("id");

    public string Type => Text("type");

    public string? Name => Text("name") is { Length: > 0 } name ? name : null;

    public string NodeId => Text("nodeId");

    private string Text(string member) => Json[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}

/// <summary>Finds activities in JSON by their shape, as Studio does: an object with a type and an id or version, wherever it hangs.</summary>
public static class ActivityTree
{
    private static readonly HashSet<string> NoActivities = ["customProperties", "metadata", "expression", "memoryReference", "variables", "connections", "variable"];

    /// <summary>The root and all activities below it, each before its children.</summary>
    public static IEnumerable<ActivityPlace> Walk(JsonObject root) => Walk(new ActivityPlace(root, null, "root", "root"));

    private static IEnumerable<ActivityPlace> Walk(ActivityPlace place)
    {
        yield return place;
        foreach (var (name, value) in place.Json)
        {
            if (NoActivities.Contains(name))
                continue;
            foreach (var child in Below(value, place, name, $"{place.Path}.{name}"))
                yield return child;
        }
    }

    private static IEnumerable<ActivityPlace> Below(JsonNode? node, ActivityPlace parent, string port, string path)
    {
        switch (node)
        {
            case JsonObject json when IsActivity(json):
                foreach (var place in Walk(new ActivityPlace(json, parent, port, path)))
                    yield return place;
                break;
            case JsonObject json when json.ContainsKey("expression"):
                break;
            case JsonObject json:
                foreach (var (name, value) in json)
                    foreach (var place in Below(value, parent, port, $"{path}.{name}"))
                        yield return place;
                break;
            case JsonArray array:
                for (var index = 0; index < array.Count; index++)
                    foreach (var place in Below(array[index], parent, port, $"{path}[{index}]"))
                        yield return place;
                break;
        }
    }

    public static bool IsActivity(JsonObject json) =>
        json["type"] is JsonValue type && type.TryGetValue<string>(out _) && (json.ContainsKey("version") || json.ContainsKey("id") || json.ContainsKey("nodeId")) && !json.ContainsKey("uiHint");
}

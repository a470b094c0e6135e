using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>An activity in the tree of a definition.</summary>
/// <param name="NodeId">The path of ids from the workflow down to it.</param>
/// <param name="Port">The member of its parent that holds it.</param>
/// <param name="Activity">Its JSON.</param>
/// <param name="Parent">The activity that holds it; none for the root.</param>
internal sealed record ActivityPlace(string NodeId, string Port, JsonObject Activity, ActivityPlace? Parent);

/// <summary>Finds activities in a definition's JSON.</summary>
internal static class ActivityNodes
{
    /// <summary>The id of the node that is the workflow itself.</summary>
    public const string Workflow = "Workflow1";

    /// <summary>Every activity at or below <paramref name="root"/>, parents before their children.</summary>
    public static IEnumerable<ActivityPlace> Of(JsonObject root) => At(new ActivityPlace(NodeIdOf(root, Workflow), "Root", root, null));

    /// <summary>A copy whose every <c>nodeId</c> stands below <paramref name="parentNodeId"/>: a workflow used as an activity is shown inside its consumer.</summary>
    public static JsonObject Below(string parentNodeId, JsonObject root)
    {
        var copy = root.DeepClone().AsObject();
        Renumber(copy, parentNodeId);
        return copy;
    }

    private static IEnumerable<ActivityPlace> At(ActivityPlace place) => Children(place).SelectMany(At).Prepend(place);

    private static IEnumerable<ActivityPlace> Children(ActivityPlace parent) =>
        parent.Activity.SelectMany(member => Held(member.Value).Select(child =>
            new ActivityPlace(NodeIdOf(child, parent.NodeId), Pascal(member.Key), child, parent)));

    /// <summary>The activities a member holds, however deep in it, but none inside another of them.</summary>
    private static IEnumerable<JsonObject> Held(JsonNode? value) => value switch
    {
        JsonObject activity when IsActivity(activity) => [activity],
        JsonObject members => members.SelectMany(member => Held(member.Value)),
        JsonArray items => items.SelectMany(Held),
        _ => [],
    };

    private static bool IsActivity(JsonObject json) =>
        json.ContainsKey("id") && json.ContainsKey("version") && json["type"] is JsonValue type && type.TryGetValue<string>(out _);

    private static string NodeIdOf(JsonObject activity, string parent) =>
        activity["nodeId"]?.ToString() is { Length: > 0 } given ? given : $"{parent}:{activity["id"]}";

    private static void Renumber(JsonObject activity, string parent)
    {
        var nodeId = $"{parent}:{activity["id"]}";
        activity["nodeId"] = nodeId;
        foreach (var child in activity.SelectMany(member => Held(member.Value)).ToList()) Renumber(child, nodeId);
    }

    private static string Pascal(string member) => member.Length == 0 ? member : char.ToUpperInvariant(member[0]) + member[1..];
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>
/// Tells what changed between two versions of a definition: its members, variables, inputs and outputs by name, activities by id wherever they stand,
/// connections by their ends. What the server computes (<c>nodeId</c>) and what only moves on the canvas' stack (the order of activities in a flowchart)
/// is no change.
/// </summary>
public static class DefinitionDiff
{
    private static readonly HashSet<string> Described = ["$schema", "links", "id", "definitionId", "version", "createdAt", "toolVersion", "isLatest", "isPublished", "isReadonly", "isSystem", "materializerName", "providerName"];

    private static readonly (string Member, string Word)[] Named = [("variables", "variable"), ("inputs", "input"), ("outputs", "output")];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The changes from <paramref name="before"/> to <paramref name="after"/>, both in the form of an export; none when they mean the same.</summary>
    public static IReadOnlyList<Difference> Between(JsonObject before, JsonObject after)
    {
        var (old, now) = (Pieces(before), Pieces(after));
        List<Difference> changes = [];
        foreach (var (where, piece) in old)
            if (!now.ContainsKey(where)) changes.Add(new(DifferenceKind.Removed, where));
        foreach (var (where, piece) in now)
        {
            if (!old.TryGetValue(where, out var was)) changes.Add(new(DifferenceKind.Added, where));
            else Compare(where, "", was, piece, changes);
        }

        return changes;
    }

    private static void Compare(string where, string member, JsonNode? before, JsonNode? after, List<Difference> changes)
    {
        if (before is JsonObject old && after is JsonObject now)
        {
            foreach (var name in old.Select(property => property.Key).Union(now.Select(property => property.Key)))
                Compare(where, member.Length == 0 ? name : $"{member}.{name}", old[name], now[name], changes);
            return;
        }

        if (!JsonNode.DeepEquals(before, after)) changes.Add(new(DifferenceKind.Changed, where, member, before?.ToJsonString(Readable), after?.ToJsonString(Readable)));
    }

    /// <summary>A definition taken apart: each piece by the words that name it, in the order of the document.</summary>
    private static Dictionary<string, JsonNode?> Pieces(JsonObject definition)
    {
        var pieces = new Dictionary<string, JsonNode?>();
        foreach (var (member, value) in definition)
        {
            if (Described.Contains(member) || member == "root") continue;
            if (Named.FirstOrDefault(named => named.Member == member).Word is { } word && value is JsonArray items)
            {
                foreach (var item in items.OfType<JsonObject>()) pieces.TryAdd($"{word} {item["name"]}", item.DeepClone());
                continue;
            }

            if (!Empty(value)) pieces[member] = value?.DeepClone();
        }

        if (definition["root"] is JsonObject root) Activity(root, pieces);
        return pieces;
    }

    /// <summary>Adds an activity as a piece of its own and leaves its id in its place, so that a change inside it is told once.</summary>
    private static JsonValue Activity(JsonObject activity, Dictionary<string, JsonNode?> pieces)
    {
        var id = activity["id"]?.ToString() ?? "";
        var own = new JsonObject();
        pieces.TryAdd($"activity {id} ({activity["type"]})", own);
        foreach (var (member, value) in activity)
        {
            if (member is "nodeId" or "id" or "type" || Empty(value)) continue;
            if (member == "connections" && value is JsonArray connections) Connections(connections, pieces);
            else if (member == "activities" && value is JsonArray children && activity["type"]?.ToString() == "Elsa.Flowchart") Children(children, pieces);
            else own[member] = Without(value!, pieces);
        }

        return JsonValue.Create(id);
    }

    private static void Children(JsonArray children, Dictionary<string, JsonNode?> pieces)
    {
        foreach (var child in children.OfType<JsonObject>()) Activity(child, pieces);
    }

    private static JsonNode? Without(JsonNode value, Dictionary<string, JsonNode?> pieces) => value switch
    {
        JsonObject child when child.ContainsKey("id") && child.ContainsKey("type") && child.ContainsKey("version") => Activity(child, pieces),
        JsonObject members => new JsonObject(members.Where(member => !Empty(member.Value)).Select(member => KeyValuePair.Create(member.Key, Without(member.Value!, pieces)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Without(item, pieces))]),
        _ => value.DeepClone(),
    };

    private static void Connections(JsonArray connections, Dictionary<string, JsonNode?> pieces)
    {
        foreach (var connection in connections.OfType<JsonObject>())
        {
            var rest = connection.DeepClone().AsObject();
            rest.Remove("source");
            rest.Remove("target");
            foreach (var empty in rest.Where(member => Empty(member.Value)).Select(member => member.Key).ToList()) rest.Remove(empty);
            pieces.TryAdd($"connection {End(connection["source"], "Done")} -> {End(connection["target"], "In")}", rest);
        }
    }

    private static string End(JsonNode? end, string otherwise) => $"{end?["activity"]}:{end?["port"]?.ToString() ?? otherwise}";

    private static bool Empty(JsonNode? value) => value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 };
}

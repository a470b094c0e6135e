using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>
/// Activities of a type that is not known. They are stored as they came; Studio gets an <c>Elsa.NotFoundActivity</c> in their place (it shows nothing at all
/// otherwise), and what it sends back is put into the original again.
/// </summary>
public static class MissingActivities
{
    public const string NotFoundType = "Elsa.NotFoundActivity";

    /// <summary>Puts a NotFoundActivity in the place of each activity that <paramref name="isKnown"/> (type, version) does not know.</summary>
    public static void Wrap(JsonObject root, Func<string, int, bool> isKnown)
    {
        foreach (var place in ActivityTree.Walk(root).ToList())
            if (place.Type != NotFoundType && !isKnown(place.Type, VersionOf(place.Json)))
                Wrap(place);
    }

    /// <summary>Puts the originals back, at the place in the picture where Studio moved them.</summary>
    public static void Unwrap(JsonObject root)
    {
        foreach (var place in ActivityTree.Walk(root).ToList())
            if (place.Type == NotFoundType && place.Json["originalActivityJson"] is JsonValue value && value.TryGetValue<string>(out var text) && Original(text) is { } original)
                Unwrap(place.Json, original);
    }

    public static int VersionOf(JsonObject activity) => activity["version"] is JsonValue value && value.TryGetValue<int>(out var version) ? version : 0;

    private static JsonObject? Original(string text)
    {
        try
        {
            return StrictJson.Read(text);
        }
        catch (DefinitionJsonException)
        {
            return null;
        }
    }

    private static void Wrap(ActivityPlace place)
    {
        var json = place.Json;
        var original = StrictJson.Write(json);
        var version = VersionOf(json);
        var type = place.Type;
        var metadata = json["metadata"] as JsonObject ?? [];
        metadata["displayText"] = $"Not Found: {type}";
        metadata["description"] = $"Could not find activity type {type} with version {version}";
        var wrapped = new (string Name, JsonNode? Value)[]
        {
            ("missingTypeName", type), ("missingTypeVersion", version), ("originalActivityJson", original), ("id", place.Id), ("nodeId", place.NodeId), ("name", place.Name), ("type", NotFoundType), ("version", 1),
            ("customProperties", json["customProperties"]?.DeepClone() ?? new JsonObject()), ("metadata", metadata.DeepClone()),
        };
        json.Clear();
        foreach (var (name, value) in wrapped)
            json[name] = value;
    }

    private static void Unwrap(JsonObject wrapped, JsonObject original)
    {
        if (wrapped["metadata"]?["designer"] is { } designer)
        {
            if (original["metadata"] is not JsonObject metadata)
                original["metadata"] = metadata = [];
            metadata["designer"] = designer.DeepClone();
        }
        if (wrapped["id"] is { } id)
            original["id"] = id.DeepClone();
        wrapped.Clear();
        foreach (var (name, value) in original.ToArray())
        {
            original.Remove(name);
            wrapped[name] = value;
        }
    }
}

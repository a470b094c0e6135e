using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Studio.Definitions;

namespace BenchmarkWorkflow.Host.Definitions;

/// <summary>Differences as lines for people: activities by what is written on them, and what only moves on the canvas as one line at the end.</summary>
public static partial class DifferenceLines
{
    /// <param name="definition">What differs.</param>
    public static IEnumerable<string> Of(ComparedDefinition definition)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (definition.Source is { } source) Collect(source.Json, names);
        if (definition.Latest is { } latest) Collect(DefinitionFile.Of(latest), names);
        var drawn = 0;
        foreach (var difference in definition.Differences)
        {
            if (difference.Member.StartsWith("metadata.designer", StringComparison.Ordinal)) drawn++;
            else yield return Ids().Replace(difference.ToString(), found => Named(found, names), 1);
        }

        if (drawn > 0) yield return $"~ {drawn} positions or sizes on the canvas";
    }

    private static string Named(Match found, Dictionary<string, string> names) =>
        found.Groups["activity"] is { Success: true } activity ? $"activity {Name(activity.Value, names)}"
        : $"connection {Name(found.Groups["source"].Value, names)}:{found.Groups["port"].Value} -> {Name(found.Groups["target"].Value, names)}:";

    private static string Name(string id, Dictionary<string, string> names) => names.TryGetValue(id, out var name) && name != id ? $"{name} [{id}]" : id;

    private static void Collect(JsonNode? node, Dictionary<string, string> names)
    {
        if (node is JsonObject json)
        {
            if (json["id"] is JsonValue id && json["type"] is JsonValue && (json["metadata"]?["displayText"]?.ToString() is { Length: > 0 } shown ? shown : json["name"]?.ToString()) is { Length: > 0 } name)
                names[id.ToString()] = name;
            foreach (var (_, value) in json) Collect(value, names);
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array) Collect(item, names);
        }
    }

    [GeneratedRegex(@"(?<=^[~+-] )(?:activity (?<activity>\S+)(?= \()|connection (?<source>\S+?):(?<port>.*?) -> (?<target>\S+?):)")]
    private static partial Regex Ids();
}

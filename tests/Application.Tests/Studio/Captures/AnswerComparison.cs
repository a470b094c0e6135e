using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Application.Tests.Studio.Captures;

/// <summary>Compares two answers field by field, and learns which of our ids stands for which of theirs. A null is as good as nothing.</summary>
internal sealed partial class AnswerComparison
{
    private static readonly string[][] Keys =
    [
        ["typeName", "version"], ["scheduledActivityNodeId"], ["eventName", "nodeId"], ["nodeId"], ["activityNodeId"], ["childNodeId"], ["fullName"], ["rel", "href"], ["name", "type"], ["name"], ["activityId"],
    ];

    private readonly Dictionary<string, string> ours = [];

    /// <summary>A text of theirs with our ids in it.</summary>
    public string Translate(string text) => ours.Aggregate(text, (changed, id) => changed.Replace(id.Key, id.Value, StringComparison.Ordinal));

    public void Learn(string theirs, string our) => ours.TryAdd(theirs, our);

    public void Learn(JsonNode? theirs, JsonNode? our)
    {
        if (theirs is JsonObject expected && our is JsonObject given)
            foreach (var (name, value) in expected) Learn(value, given[name]);
        else if (theirs is JsonArray items && our is JsonArray others)
            foreach (var (item, other) in Pairs(items, others)) Learn(item, other);
        else if (theirs is JsonValue value && our is JsonValue mine && value.GetValueKind() == JsonValueKind.String && mine.GetValueKind() == JsonValueKind.String && Id().IsMatch(value.ToString()) && value.ToString() != mine.ToString())
            Learn(value.ToString(), mine.ToString());
    }

    /// <summary><c>- path</c>: missing; <c>+ path</c>: more than theirs; <c>type path</c>, <c>value path</c>: another one.</summary>
    public IEnumerable<string> Differences(JsonNode? theirs, JsonNode? our, string path = "")
    {
        if (theirs is null || our is null)
        {
            if (theirs is not null) yield return $"- {path}";
            if (our is not null) yield return $"+ {path}";
            yield break;
        }

        if (Kind(theirs) != Kind(our))
        {
            yield return $"type {path}: {Kind(theirs)} -> {Kind(our)}";
        }
        else if (theirs is JsonObject expected && our is JsonObject given)
        {
            foreach (var name in expected.Select(member => member.Key).Union(given.Select(member => member.Key)))
                foreach (var difference in Differences(expected[name], given[name], path.Length == 0 ? name : $"{path}.{name}")) yield return difference;
        }
        else if (theirs is JsonArray items && our is JsonArray others)
        {
            foreach (var (item, other) in Pairs(items, others))
                foreach (var difference in Differences(item, other, $"{path}[{Name(item ?? other)}]")) yield return difference;
        }
        else if (!Same(theirs, our))
        {
            yield return $"value {path}: {theirs} -> {our}";
        }
    }

    /// <summary>Items that mean the same, by what names them; by their places where nothing does.</summary>
    private static IEnumerable<(JsonNode? Theirs, JsonNode? Ours)> Pairs(JsonArray theirs, JsonArray ours)
    {
        if (!theirs.Concat(ours).All(item => KeyOf(item) is not null))
        {
            for (var index = 0; index < Math.Max(theirs.Count, ours.Count); index++) yield return (theirs.ElementAtOrDefault(index), ours.ElementAtOrDefault(index));
            yield break;
        }

        var left = ours.ToList();
        foreach (var item in theirs)
        {
            var found = left.FindIndex(other => KeyOf(other) == KeyOf(item));
            yield return (item, found < 0 ? null : left[found]);
            if (found >= 0) left.RemoveAt(found);
        }

        foreach (var more in left) yield return (null, more);
    }

    private static string? KeyOf(JsonNode? item) => item is JsonObject json && Keys.FirstOrDefault(names => names.All(json.ContainsKey)) is { } key
        ? string.Join('|', key.Select(name => name == "href" ? Id().Replace(json[name]!.ToString().Split('/')[^1], "id") : json[name]?.ToString())) : null;

    private static string Name(JsonNode? item) => KeyOf(item) ?? "";

    private bool Same(JsonNode theirs, JsonNode our) => theirs.GetValueKind() switch
    {
        JsonValueKind.Number => double.Parse(theirs.ToJsonString(), CultureInfo.InvariantCulture).Equals(double.Parse(our.ToJsonString(), CultureInfo.InvariantCulture)),
        JsonValueKind.String => theirs.ToString() is var text && (text is "@time" or "@text" || Translate(text) == our.ToString()),
        _ => true, // true and false are kinds of their own
    };

    private static string Kind(JsonNode node) => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False && node.GetValueKind() is var kind ? kind.ToString() : node.GetValueKind().ToString();

    [GeneratedRegex("^(?:[0-9a-f]{13,17}|[0-9A-F]{64})$")]
    private static partial Regex Id();
}

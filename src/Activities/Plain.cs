using System.Dynamic;
using System.Text.Json;

namespace BenchmarkWorkflow.Activities;

/// <summary>JSON as the plain objects that workflow variables keep and scripts read.</summary>
internal static class Plain
{
    public static object? Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    public static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Object(json),
        JsonValueKind.Array => json.EnumerateArray().Select(Of).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => throw new ArgumentOutOfRangeException(nameof(json), json.ValueKind, "No such kind of JSON."),
    };

    /// <summary>An object of these members.</summary>
    public static ExpandoObject Of(params IEnumerable<(string Name, object? Value)> members)
    {
        IDictionary<string, object?> made = new ExpandoObject();
        foreach (var (name, value) in members) made[name] = value;
        return (ExpandoObject)made;
    }

    private static ExpandoObject Object(JsonElement json) => Of(json.EnumerateObject().Select(member => (member.Name, Of(member.Value))));
}

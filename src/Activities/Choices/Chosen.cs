using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>What an input holds already, out of the values that the Studio sends when it asks for choices.</summary>
internal static class Chosen
{
    /// <summary>The texts chosen; none when nothing was sent, or a script decides.</summary>
    public static IReadOnlyList<string> In(PropertyInfo property, object? context)
    {
        if (context is null) return [];
        var expression = JsonSerializer.SerializeToNode(context)?[JsonNamingPolicy.CamelCase.ConvertName(property.Name)]?["expression"];
        return (expression?["type"]?.ToString(), expression?["value"]?.ToString()) switch
        {
            ("Literal", { Length: > 0 } text) => [text],
            ("Object", { Length: > 0 } list) => Texts(list),
            _ => [],
        };
    }

    private static IReadOnlyList<string> Texts(string list)
    {
        try
        {
            return JsonNode.Parse(list) is JsonArray items ? [.. items.OfType<JsonValue>().Select(item => item.ToString()).Where(text => text.Length > 0)] : [];
        }
        catch (JsonException)
        {
            return []; // half typed
        }
    }
}

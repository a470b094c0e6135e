using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Elsa.Workflows.Memory;

namespace BenchmarkWorkflow.Studio.Instances;

/// <summary>Shows a value of a workflow as JSON: what is JSON already as it is, names in dictionaries unchanged, members of classes in camelCase.</summary>
internal static class ValueNode
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        Converters = { new JsonStringEnumConverter() },
    };

    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        JsonDocument document => JsonNode.Parse(document.RootElement.GetRawText()),
        string text => JsonValue.Create(text),
        Type type => JsonValue.Create(type.Name),
        Variable variable => Of(variable),
        Exception exception => JsonValue.Create(exception.Message),
        Delegate or Stream => null,
        IDictionary<string, object> map => Map(map.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))),
        IReadOnlyDictionary<string, object> map => Map(map.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))),
        byte[] bytes => JsonValue.Create(Convert.ToBase64String(bytes)),
        IEnumerable items and not IDictionary => new JsonArray([.. items.Cast<object?>().Select(Of)]),
        _ => Other(value),
    };

    /// <summary>A dictionary of values; null for none.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> Map(IDictionary<string, object>? map) =>
        map is null ? new Dictionary<string, JsonNode?>() : map.ToDictionary(pair => pair.Key, pair => Of(pair.Value));

    private static JsonObject Map(IEnumerable<KeyValuePair<string, object?>> members) =>
        new(members.Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value))));

    private static JsonObject Of(Variable variable) => new()
    {
        ["id"] = variable.Id,
        ["name"] = variable.Name,
    };

    private static JsonNode? Other(object value)
    {
        try
        {
            return JsonSerializer.SerializeToNode(value, value.GetType(), Options);
        }
        catch (Exception unserialisable) when (unserialisable is NotSupportedException or JsonException or InvalidOperationException)
        {
            return JsonValue.Create(value.ToString());
        }
    }
}

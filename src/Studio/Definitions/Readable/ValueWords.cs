using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Studio.Definitions.Readable;

/// <summary>A member of a definition in words short enough for a sentence.</summary>
internal static class ValueWords
{
    private const int Longest = 80;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="value">The member as it stands in the definition.</param>
    /// <param name="variableOf">The name of a variable by its id.</param>
    /// <param name="english">In English, else in Chinese.</param>
    public static string Of(JsonNode? value, Func<string, string?> variableOf, bool english) => value switch
    {
        null => english ? "nothing" : "空",
        JsonObject { } wrapped when wrapped["expression"] is JsonObject expression => Expression(expression, english),
        JsonObject expression when expression.Count == 2 && expression.ContainsKey("type") && expression.ContainsKey("value") => Expression(expression, english),
        JsonObject bound when bound["memoryReference"] is JsonObject reference => Bound(reference, variableOf, english),
        JsonObject named when Text(named["name"]) is { Length: > 0 } name => english ? $"\"{name}\"" : $"“{name}”",
        JsonObject or JsonArray => Cut(value.ToJsonString(Plain)),
        JsonValue scalar => Scalar(scalar, english),
        _ => Cut(value.ToJsonString(Plain)),
    };

    private static string Expression(JsonObject expression, bool english)
    {
        var (type, value) = (Text(expression["type"]) ?? "Literal", expression["value"]);
        return type switch
        {
            "Literal" => Of(value, _ => null, english),
            "Object" => Parsed(value) is { } parsed ? List(parsed, english) : Of(value, _ => null, english),
            "Variable" => (english ? "the variable " : "变量") + Of(Parsed(value) ?? value, _ => null, english),
            "Input" => (english ? "the input " : "输入") + Of(Parsed(value) ?? value, _ => null, english),
            _ => $"{type} {Quoted(value?.ToString() ?? "", english)}",
        };
    }

    private static string Bound(JsonObject reference, Func<string, string?> variableOf, bool english) =>
        Text(reference["id"]) is { Length: > 0 } id ? (english ? $"the variable \"{variableOf(id) ?? id}\"" : $"变量“{variableOf(id) ?? id}”") : Of(null, variableOf, english);

    private static string List(JsonNode parsed, bool english) => parsed is JsonArray { Count: > 0 } items && items.All(item => item is JsonValue)
        ? Cut(string.Join(english ? ", " : "、", items.Select(item => item!.ToString())))
        : Cut(parsed.ToJsonString(Plain));

    private static string Scalar(JsonValue value, bool english)
    {
        if (value.TryGetValue<bool>(out var flag)) return Flag(flag, english);
        if (!value.TryGetValue<string>(out var text)) return value.ToJsonString();
        if (text is "True" or "False") return Flag(text == "True", english);
        if (text.Length == 0) return Of(null, _ => null, english);
        return double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) ? text : Quoted(text, english);
    }

    private static string Flag(bool flag, bool english) => english ? (flag ? "yes" : "no") : (flag ? "是" : "否");

    private static string Quoted(string text, bool english) => english ? $"\"{Cut(text)}\"" : $"“{Cut(text)}”";

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }

    private static JsonNode? Parsed(JsonNode? value)
    {
        if (Text(value) is not { } text) return value;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

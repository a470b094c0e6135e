using System.Dynamic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Engine.Running.State;

/// <summary>Reads what <see cref="ValueWriter"/> wrote. The reader stands on the value's first token, and afterwards on its last.</summary>
internal static class ValueReader
{
    /// <exception cref="JsonException">The JSON was not written by <see cref="ValueWriter"/>.</exception>
    public static object? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.GetInt32(),
        JsonTokenType.StartArray => ReadItems(ref reader),
        JsonTokenType.StartObject => ReadObject(ref reader),
        _ => throw new JsonException($"A value cannot begin with {reader.TokenType}."),
    };

    public static Dictionary<string, object> ReadMap(ref Utf8JsonReader reader) => (Dictionary<string, object>?)Read(ref reader) ?? [];

    private static List<object> ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<object>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Read(ref reader)!);
        return items;
    }

    private static object? ReadObject(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(ValueWriter.Kind)) return ReadTagged(ref reader);
        return ReadMembers(ref reader);
    }

    // The reader stands on the first name, or already on the end.
    private static Dictionary<string, object> ReadMembers(ref Utf8JsonReader reader)
    {
        var map = new Dictionary<string, object>();
        while (reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            map[name] = Read(ref reader)!;
            reader.Read();
        }

        return map;
    }

    private static object? ReadTagged(ref Utf8JsonReader reader)
    {
        reader.Read();
        var kind = reader.GetString();
        string? typeName = null;
        object? value = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals(ValueWriter.TypeName);
            reader.Read();
            if (isType) typeName = reader.GetString();
            else value = ReadContent(ref reader, kind, typeName);
        }

        return value;
    }

    private static object? ReadContent(ref Utf8JsonReader reader, string? kind, string? typeName)
    {
        switch (kind)
        {
            case "i64": return reader.GetInt64();
            case "bytes": return reader.GetBytesFromBase64();
            case "array": return ReadItems(ref reader).ToArray();
            case "map":
                reader.Read();
                return ReadMembers(ref reader);
            case "expando":
                reader.Read();
                return ToExpando(ReadMembers(ref reader));
            case "json": return JsonElement.ParseValue(ref reader);
            case "node": return JsonNode.Parse(ref reader);
            case "object": return JsonSerializer.Deserialize(ref reader, KeptTypes.Find(typeName!), KeptTypes.Json);
            default: return FromText(kind, reader.GetString()!);
        }
    }

    private static object FromText(string? kind, string text) => kind switch
    {
        "f64" => double.Parse(text, CultureInfo.InvariantCulture),
        "dec" => decimal.Parse(text, CultureInfo.InvariantCulture),
        "instant" => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture),
        "time" => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "day" => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
        "span" => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture),
        "guid" => Guid.Parse(text),
        "type" => KeptTypes.Find(text),
        _ => throw new JsonException($"There are no values of kind {kind}."),
    };

    private static ExpandoObject ToExpando(Dictionary<string, object> members)
    {
        var expando = new ExpandoObject();
        foreach (var (name, value) in members) ((IDictionary<string, object?>)expando)[name] = value;
        return expando;
    }
}

using System.Dynamic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Engine.Running.State;

/// <summary>
/// Writes values of any type so that <see cref="ValueReader"/> gives the same value of the same type back. Text, truth values, whole numbers of 32 bits,
/// lists and dictionaries are plain JSON; all else is an object whose member "$" says what it is.
/// </summary>
internal static class ValueWriter
{
    public const string Kind = "$";
    public const string Content = "v";
    public const string TypeName = "t";

    private static readonly JsonEncodedText KindName = JsonEncodedText.Encode(Kind);

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case Dictionary<string, object> map:
                WriteMap(writer, map);
                break;
            case List<object> list:
                WriteItems(writer, list);
                break;
            default:
                WriteTagged(writer, value);
                break;
        }
    }

    public static void WriteMap(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> map)
    {
        if (map is IDictionary<string, object> lookup && lookup.ContainsKey(Kind))
        {
            WriteTagged(writer, "map", map, WriteMembers); // a key of the data must not be taken for our own
            return;
        }

        WriteMembers(writer, map);
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable<object?> items)
    {
        writer.WriteStartArray();
        foreach (var item in items) Write(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteTagged(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case long number:
                WriteTagged(writer, "i64", number, static (json, content) => json.WriteNumberValue(content));
                break;
            case double number:
                WriteText(writer, "f64", number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case decimal number:
                WriteText(writer, "dec", number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                WriteText(writer, "instant", instant.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                WriteText(writer, "time", time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                WriteText(writer, "day", day.ToString("O", CultureInfo.InvariantCulture));
                break;
            case TimeSpan span:
                WriteText(writer, "span", span.ToString("c", CultureInfo.InvariantCulture));
                break;
            case Guid id:
                WriteText(writer, "guid", id.ToString());
                break;
            case byte[] bytes:
                WriteTagged(writer, "bytes", bytes, static (json, content) => json.WriteBase64StringValue(content));
                break;
            case object?[] array when array.GetType() == typeof(object[]):
                WriteTagged(writer, "array", array, WriteItems);
                break;
            case ExpandoObject expando:
                WriteTagged(writer, "expando", (IEnumerable<KeyValuePair<string, object>>)expando!, WriteMembers);
                break;
            case JsonElement element:
                WriteTagged(writer, "json", element, static (json, content) => content.WriteTo(json));
                break;
            case JsonNode node:
                WriteTagged(writer, "node", node, static (json, content) => content.WriteTo(json));
                break;
            case Type type:
                WriteText(writer, "type", KeptTypes.NameOf(type));
                break;
            default:
                WriteObject(writer, value);
                break;
        }
    }

    // Of a value that cannot be written, only the type is kept; it is null when it comes back.
    private static void WriteObject(Utf8JsonWriter writer, object value)
    {
        var type = value.GetType();
        byte[]? content = null;
        try
        {
            if (value is not (Delegate or Stream or HttpResponseMessage)) content = JsonSerializer.SerializeToUtf8Bytes(value, type, KeptTypes.Json);
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or InvalidOperationException)
        {
            content = null;
        }

        writer.WriteStartObject();
        writer.WriteString(KindName, content is null ? "lost" : "object");
        writer.WriteString(TypeName, KeptTypes.NameOf(type));
        if (content is not null)
        {
            writer.WritePropertyName(Content);
            writer.WriteRawValue(content, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string kind, string text) => WriteTagged(writer, kind, text, static (json, content) => json.WriteStringValue(content));

    private static void WriteTagged<T>(Utf8JsonWriter writer, string kind, T content, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartObject();
        writer.WriteString(KindName, kind);
        writer.WritePropertyName(Content);
        write(writer, content);
        writer.WriteEndObject();
    }
}

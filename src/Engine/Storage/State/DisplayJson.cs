using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Elsa.Workflows.Memory;

namespace BenchmarkWorkflow.Engine.Storage.State;

/// <summary>Writes a value for people and for Studio to look at: plain JSON without type names. What cannot be written so is written as text.</summary>
internal static class DisplayJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IncludeFields = true,
        Converters = { new JsonStringEnumConverter(), new TypeNames() },
    };

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } json: json.WriteTo(writer); break;
            case JsonNode node: node.WriteTo(writer); break;
            case string[] texts: WriteTexts(writer, texts); break;
            case Dictionary<string, object> map: WriteMap(writer, map!); break;
            case Variable variable: WriteVariable(writer, variable); break;
            case Delegate or Stream: writer.WriteStringValue(value.ToString()); break; // what the serializer would refuse, without the exception
            default: WriteOther(writer, value); break;
        }
    }

    public static string Text(object value) => Encoding.UTF8.GetString(JsonBuffer.Write(value, static (writer, value) => Write(writer, value)));

    public static void WriteMap(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string[] texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    /// <summary>Which variable is meant; its value is elsewhere.</summary>
    private static void WriteVariable(Utf8JsonWriter writer, Variable variable)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, variable.Id);
        writer.WriteString("name"u8, variable.Name);
        writer.WriteEndObject();
    }

    private static void WriteOther(Utf8JsonWriter writer, object value)
    {
        // Into a document of its own first: half a value must not end up in the history.
        JsonElement json;
        try
        {
            json = JsonSerializer.SerializeToElement(value, value.GetType(), Options);
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or InvalidOperationException)
        {
            writer.WriteStringValue(value.ToString());
            return;
        }

        json.WriteTo(writer);
    }

    private sealed class TypeNames : JsonConverter<Type>
    {
        public override Type Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("What is for people to look at is never read back.");

        public override void Write(Utf8JsonWriter writer, Type value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

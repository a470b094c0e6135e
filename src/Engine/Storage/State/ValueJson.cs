using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Storage.State;

/// <summary>
/// Writes any value so that it comes back as what it was. Null, texts, truth values, <see cref="int"/>, string-keyed dictionaries and lists of objects
/// are written as plain JSON; everything else as <c>{"$t": type, "$v": value}</c>.
/// </summary>
internal static class ValueJson
{
    private static readonly JsonEncodedText TypeMember = JsonEncodedText.Encode("$t"), ValueMember = JsonEncodedText.Encode("$v");

    private static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new ObjectConverter(), new TypeConverter(), new ActivityConverter() },
    };

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case Dictionary<string, object> map when !map.ContainsKey("$t"): WriteMap(writer, map!); break;
            case Dictionary<string, object> map: Typed(writer, "map", map, static (writer, map) => WriteMap(writer, map!)); break;
            case List<object> list: WriteList(writer, list); break;
            case long number: Typed(writer, "long", number, static (writer, number) => writer.WriteNumberValue(number)); break;
            case double number: Typed(writer, "double", number, static (writer, number) => writer.WriteStringValue(number.ToString("R", CultureInfo.InvariantCulture))); break;
            case decimal number: Typed(writer, "decimal", number, static (writer, number) => writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture))); break;
            case DateTimeOffset instant: Typed(writer, "instant", instant, static (writer, instant) => writer.WriteStringValue(instant.ToString("O", CultureInfo.InvariantCulture))); break;
            case DateTime time: Typed(writer, "datetime", time, static (writer, time) => writer.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture))); break;
            case TimeSpan span: Typed(writer, "span", span, static (writer, span) => writer.WriteNumberValue(span.Ticks)); break;
            case byte[] bytes: Typed(writer, "bytes", bytes, static (writer, bytes) => writer.WriteBase64StringValue(bytes)); break;
            case JsonElement json: Typed(writer, "json", json, static (writer, json) => json.WriteTo(writer)); break;
            case JsonNode node: Typed(writer, "node", node, static (writer, node) => node.WriteTo(writer)); break;
            case ExpandoObject expando: Typed(writer, "expando", expando, static (writer, expando) => WriteMap(writer, expando)); break;
            case object[] array when array.GetType() == typeof(object[]): Typed(writer, "array", array, static (writer, array) => WriteList(writer, array)); break;
            case Type type: Typed(writer, "type", type, static (writer, type) => writer.WriteStringValue(ValueTypes.NameOf(type))); break;
            default: WriteOther(writer, value); break;
        }
    }

    /// <summary>Reads the value the reader stands at; afterwards it stands at its last token.</summary>
    public static object? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.GetInt32(),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.StartObject => ReadObject(ref reader),
        _ => throw new JsonException($"No value begins with {reader.TokenType}."),
    };

    /// <summary>A string-keyed dictionary of such values, as a plain object.</summary>
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

    public static Dictionary<string, object> ReadMap(ref Utf8JsonReader reader)
    {
        var map = new Dictionary<string, object>();
        Fill(ref reader, map);
        return map;
    }

    private static void Fill(ref Utf8JsonReader reader, IDictionary<string, object> map)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!; // a property name is never null
            reader.Read();
            map[name] = Read(ref reader)!; // Elsa's dictionaries hold nulls under a non-null type
        }
    }

    private static void Typed<T>(Utf8JsonWriter writer, string type, T value, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartObject();
        writer.WriteString(TypeMember, type);
        writer.WritePropertyName(ValueMember);
        write(writer, value);
        writer.WriteEndObject();
    }

    // A stream, a connection, a delegate: such a value is null when it comes back.
    private static void WriteOther(Utf8JsonWriter writer, object value)
    {
        byte[] json;
        try
        {
            json = value is Stream or Delegate or HttpResponseMessage ? [] : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options);
        }
        catch (NotSupportedException)
        {
            json = [];
        }

        if (json.Length == 0) writer.WriteNullValue();
        else Typed(writer, ValueTypes.NameOf(value.GetType()), json, static (writer, json) => writer.WriteRawValue(json, skipInputValidation: true));
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (var item in list) Write(writer, item);
        writer.WriteEndArray();
    }

    private static List<object> ReadList(ref Utf8JsonReader reader)
    {
        var list = new List<object>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(Read(ref reader)!);
        return list;
    }

    private static object? ReadObject(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.PropertyName || !ahead.ValueTextEquals("$t"u8)) return ReadMap(ref reader);
        reader.Read(); // $t
        reader.Read();
        var type = reader.GetString()!; // always written
        reader.Read(); // $v
        reader.Read();
        var value = ReadTyped(ref reader, type);
        reader.Read(); // the end of the object
        return value;
    }

    private static object? ReadTyped(ref Utf8JsonReader reader, string type)
    {
        switch (type)
        {
            case "map": return ReadMap(ref reader);
            case "long": return reader.GetInt64();
            case "double": return double.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
            case "decimal": return decimal.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
            case "instant": return DateTimeOffset.Parse(reader.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            case "datetime": return DateTime.Parse(reader.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            case "span": return TimeSpan.FromTicks(reader.GetInt64());
            case "bytes": return reader.GetBytesFromBase64();
            case "json": return JsonElement.ParseValue(ref reader);
            case "node": return JsonNode.Parse(ref reader);
            case "array": return ReadList(ref reader).ToArray();
            case "type": return ValueTypes.Find(reader.GetString()!);
            case "expando":
                var expando = new ExpandoObject();
                Fill(ref reader, expando!);
                return expando;
            default: return JsonSerializer.Deserialize(ref reader, ValueTypes.Find(type), Options);
        }
    }

    /// <summary>Members declared as <see cref="object"/> inside other values.</summary>
    private sealed class ObjectConverter : JsonConverter<object>
    {
        public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ValueJson.Read(ref reader);

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            if (value.GetType() == typeof(object)) Typed(writer, "map", 0, static (writer, _) => WriteMap(writer, []));
            else ValueJson.Write(writer, value);
        }
    }

    /// <summary>Activities belong to the definition, not to a state: a value that holds one, such as the cases of a switch, comes back without it.</summary>
    private sealed class ActivityConverter : JsonConverter<IActivity>
    {
        public override bool CanConvert(Type typeToConvert) => typeof(IActivity).IsAssignableFrom(typeToConvert);

        public override IActivity? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return null;
        }

        public override void Write(Utf8JsonWriter writer, IActivity value, JsonSerializerOptions options) => writer.WriteNullValue();
    }

    private sealed class TypeConverter : JsonConverter<Type>
    {
        public override Type Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ValueTypes.Find(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Type value, JsonSerializerOptions options) => writer.WriteStringValue(ValueTypes.NameOf(value));
    }
}

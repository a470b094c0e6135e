using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BenchmarkWorkflow.Engine.Expressions;

/// <summary>Reads JSON for a target of type <see cref="object"/> as plain values: text, bool, long or double, <see cref="ExpandoObject"/>, <c>object[]</c>, null.</summary>
public sealed class PlainObjectConverter : JsonConverter<object>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        if (value.GetType() == typeof(object))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    /// <summary>The plain value of an element.</summary>
    public static object? ToPlain(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = (IDictionary<string, object?>)new ExpandoObject();
                foreach (var member in json.EnumerateObject())
                    members[member.Name] = ToPlain(member.Value);
                return members;
            case JsonValueKind.Array: return json.EnumerateArray().Select(ToPlain).ToArray();
            case JsonValueKind.String: return json.GetString();
            case JsonValueKind.Number: return json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble();
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            default: return null;
        }
    }

    internal static object? Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return ToPlain(document.RootElement);
    }
}

/// <summary>Reads an <see cref="ExpandoObject"/> with plain values all the way down.</summary>
public sealed class ExpandoObjectConverter : JsonConverter<ExpandoObject>
{
    public override ExpandoObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PlainObjectConverter.Read(ref reader) as ExpandoObject;

    public override void Write(Utf8JsonWriter writer, ExpandoObject value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, (IDictionary<string, object?>)value, options);
}

using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>CLR values as a script sees them, and a script's values as the workflow keeps them. Copies both ways; no CLR object is reachable from a script.</summary>
internal sealed class ScriptValues(global::Jint.Engine engine, ScriptGuards guards, int maxItems)
{
    private const int MaxDepth = 100;

    private static readonly JsonSerializerOptions ObjectOptions = new()
    {
        ReferenceHandler = System.Text.Json.Serialization.ReferenceHandler.IgnoreCycles,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public JsValue ToScript(object? value) => ToScript(value, 0);

    /// <summary>Numbers become double, objects <see cref="ExpandoObject"/>, arrays <c>object[]</c>, dates <see cref="DateTime"/> (UTC), as in Elsa.</summary>
    public object? ToClr(JsValue value)
    {
        var items = 0;
        return ToClr(value, 0, ref items);
    }

    public string ToJson(JsValue value) => guards.Json(value, JsValue.Undefined, JsValue.Undefined) is { } json && json.IsString() ? json.ToString() : "null";

    public byte[] ToBytes(JsValue value) => value.IsUint8Array() ? value.AsUint8Array() : ToClr(value) switch
    {
        object?[] items => [.. items.Select(item => Convert.ToByte(item, CultureInfo.InvariantCulture))],
        string text => System.Text.Encoding.UTF8.GetBytes(text),
        _ => [],
    };

    private JsValue ToScript(object? value, int depth) => value switch
    {
        null => JsValue.Null,
        JsValue script => script,
        string text => JsString.Create(text),
        bool flag => flag ? JsBoolean.True : JsBoolean.False,
        int number => JsNumber.Create(number),
        double number => JsNumber.Create(number),
        long number => JsNumber.Create(number),
        decimal number => JsNumber.Create((double)number),
        float number => JsNumber.Create(double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        Enum constant => JsNumber.Create(Convert.ToInt64(constant, CultureInfo.InvariantCulture)),
        byte or sbyte or short or ushort or uint or ulong => JsNumber.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        char character => JsString.Create(character.ToString()),
        DateTime date => new JsDate(engine, date.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(date, DateTimeKind.Utc) : date),
        DateTimeOffset date => new JsDate(engine, date),
        DateOnly or TimeOnly or TimeSpan or Guid or Uri or Version => JsString.Create((value as IFormattable)?.ToString(value is DateOnly or TimeOnly ? "O" : null, CultureInfo.InvariantCulture) ?? value.ToString()!),
        byte[] bytes => engine.Intrinsics.Uint8Array.Construct(bytes),
        Stream stream => engine.Intrinsics.Uint8Array.Construct(Read(stream)),
        JsonElement json => FromJson(json, value, depth),
        JsonNode json => FromJson(System.Text.Json.JsonSerializer.SerializeToElement(json), value, depth),
        IDictionary<string, object?> members => FromMembers(members, value, depth),
        IDictionary members => FromDictionary(members, value, depth),
        IEnumerable items => FromItems(items, depth),
        _ => FromJson(System.Text.Json.JsonSerializer.SerializeToElement(value, value.GetType(), ObjectOptions), value, depth, camel: true),
    };

    private JsValue FromItems(IEnumerable items, int depth)
    {
        Deeper(depth);
        var list = new List<JsValue>();
        foreach (var item in items)
            list.Add(ToScript(item, depth + 1));
        return new JsArray(engine, list.ToArray());
    }

    private ScriptObject FromMembers(IDictionary<string, object?> members, object source, int depth)
    {
        Deeper(depth);
        var target = new ScriptObject(engine, source);
        foreach (var (key, item) in members)
            target.FastSetDataProperty(key, ToScript(item, depth + 1));
        return target;
    }

    private ScriptObject FromDictionary(IDictionary members, object source, int depth)
    {
        Deeper(depth);
        var target = new ScriptObject(engine, source);
        foreach (DictionaryEntry entry in members)
            target.FastSetDataProperty(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, ToScript(entry.Value, depth + 1));
        return target;
    }

    private JsValue FromJson(JsonElement json, object source, int depth, bool camel = false)
    {
        Deeper(depth);
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var target = new ScriptObject(engine, source);
                foreach (var member in json.EnumerateObject())
                {
                    var item = FromJson(member.Value, member.Value, depth + 1, camel);
                    target.FastSetDataProperty(member.Name, item);
                    if (camel && char.IsUpper(member.Name[0]))
                        target.FastSetProperty(char.ToLowerInvariant(member.Name[0]) + member.Name[1..], new(item, Jint.Runtime.Descriptors.PropertyFlag.NonEnumerable));
                }
                return target;
            case JsonValueKind.Array:
                var items = new JsValue[json.GetArrayLength()];
                for (var index = 0; index < items.Length; index++)
                    items[index] = FromJson(json[index], json[index], depth + 1, camel);
                return new JsArray(engine, items);
            case JsonValueKind.String: return JsString.Create(json.GetString()!);
            case JsonValueKind.Number: return JsNumber.Create(json.GetDouble());
            case JsonValueKind.True: return JsBoolean.True;
            case JsonValueKind.False: return JsBoolean.False;
            default: return JsValue.Null;
        }
    }

    private object? ToClr(JsValue value, int depth, ref int items)
    {
        if (value.IsNull() || value.IsUndefined())
            return null;
        if (value.IsString())
            return value.ToString();
        if (value.IsNumber())
            return value.AsNumber();
        if (value.IsBoolean())
            return value.AsBoolean();
        if (value is JsDate date)
            return double.IsNaN(date.DateValue) ? null : date.ToDateTime();
        if (value.IsUint8Array())
            return value.AsUint8Array();
        if (value is JsArray array)
        {
            Deeper(depth);
            Count(ref items);
            var copy = new object?[array.Length];
            for (uint index = 0; index < copy.Length; index++)
                copy[index] = ToClr(array[index], depth + 1, ref items);
            return copy;
        }
        if (value.IsCallable() || value is not ObjectInstance target)
            return value.IsCallable() || value.IsSymbol() ? null : value.ToObject();
        if (value is JsTypedArray or JsRegExp)
            return value.ToString();
        if (value is JsMap or JsSet)
            return value.ToObject();
        Deeper(depth);
        Count(ref items);
        var members = (IDictionary<string, object?>)new ExpandoObject();
        foreach (var (key, descriptor) in target.GetOwnProperties())
            if (descriptor.Enumerable && key.IsString())
                members[key.ToString()] = ToClr(target.Get(key), depth + 1, ref items);
        return members;
    }

    /// <summary>What is referred to twice is copied twice: a small script can mean more objects than there is memory.</summary>
    private void Count(ref int items)
    {
        if (++items > maxItems)
            throw new ScriptException(ScriptFailure.Limit, $"A value may hold {maxItems} objects and lists; this one holds more.");
    }

    private static void Deeper(int depth)
    {
        if (depth > MaxDepth)
            throw new ScriptException(ScriptFailure.Limit, $"A value may be nested {MaxDepth} deep; this one is deeper, or refers to itself.");
    }

    private static byte[] Read(Stream stream)
    {
        using var copy = new MemoryStream();
        if (stream.CanSeek)
            stream.Position = 0;
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Expressions.Helpers;

namespace BenchmarkWorkflow.Engine.Expressions;

/// <summary>One conversion: by JSON with these options; strict ones throw where others answer the type's default.</summary>
internal sealed class Conversion(JsonSerializerOptions options, bool strict)
{
    private static readonly ConcurrentDictionary<Type, TypeConverter> Converters = new();

    public object? Run(object value, Type sourceType, Type target) =>
        value switch
        {
            double number when target == typeof(int) => Convert.ToInt32(number),
            double number when target == typeof(bool) => Convert.ToBoolean(number),
            double number when target == typeof(long) => Convert.ToInt64(number),
            JsonElement json => FromJson(json, target),
            JsonNode json => target.IsInstanceOfType(json) ? json : FromJson(JsonSerializer.SerializeToElement(json, options), target),
            string text => FromText(text, target),
            byte[] bytes when target == typeof(string) => Convert.ToBase64String(bytes),
            byte[] bytes when target == typeof(Stream) => new MemoryStream(bytes),
            Stream stream when target == typeof(byte[]) => Read(stream),
            _ => FromObject(value, sourceType, target),
        };

    private object? FromJson(JsonElement json, Type target) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String when target == typeof(string) => json.GetString(),
        JsonValueKind.String when target == typeof(JsonNode) => JsonValue.Create(json.GetString()),
        JsonValueKind.String => json.GetString().ConvertTo(target),
        _ when target == typeof(string) => json.ValueKind is JsonValueKind.True ? "True" : json.ValueKind is JsonValueKind.False ? "False" : json.GetRawText(),
        JsonValueKind.Number when target.IsPrimitive || target == typeof(decimal) => Change(json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(), target),
        JsonValueKind.True or JsonValueKind.False => Change(json.GetBoolean(), target),
        _ => Read(json, target),
    };

    private object? FromText(string text, Type target)
    {
        if (target == typeof(byte[]))
            return text.StartsWith("base64:", StringComparison.Ordinal) ? Convert.FromBase64String(text["base64:".Length..]) : Encoding.UTF8.GetBytes(text);
        if (target == typeof(Stream))
            return new MemoryStream(Encoding.UTF8.GetBytes(text));
        if (!target.IsPrimitive && target != typeof(decimal) && text.AsSpan().TrimStart() is ['{' or '[', ..])
            return Read(text, target);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (target == typeof(JsonNode))
            return JsonValue.Create(text);
        if (target == typeof(JsonElement))
            return JsonSerializer.SerializeToElement(text);
        if (target == typeof(DateTimeOffset))
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
        if (target == typeof(DateTime))
            return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
        if (target == typeof(Type))
            return Type.GetType(text);
        if (target.IsEnum)
            return Enum.TryParse(target, text, ignoreCase: true, out var constant) ? constant : null;
        if (typeof(IEnumerable<string>).IsAssignableFrom(target) || target.IsAssignableFrom(typeof(List<string>)))
            return Collect(new[] { text }, target);
        if (Number(text, target) is { } number)
            return number;
        var converter = ConverterOf(target);
        if (converter.CanConvertFrom(typeof(string)) && converter.IsValid(text))
            return converter.ConvertFromInvariantString(text);
        return Change(text, target);
    }

    private object? FromObject(object value, Type sourceType, Type target)
    {
        if (value is IDictionary<string, object?> or IDictionary<string, object>)
            return FromMembers(value, target);
        if (value is IEnumerable items)
        {
            if (target == typeof(string))
                return JsonSerializer.Serialize(value, sourceType, options);
            if (Collect(items, target) is { } collected)
                return collected;
        }
        if (target == typeof(string))
            return AsText(value, sourceType);
        if (value is DateTime or DateTimeOffset or DateOnly)
            return FromDate(value, target);
        if (target.IsEnum && value is not Enum)
            return Enum.ToObject(target, Convert.ChangeType(value, Enum.GetUnderlyingType(target), CultureInfo.InvariantCulture));
        if (value is Enum && (target.IsPrimitive || target == typeof(decimal)))
            return Convert.ChangeType(Convert.ToInt64(value, CultureInfo.InvariantCulture), target, CultureInfo.InvariantCulture);
        var converter = ConverterOf(target);
        if (converter.CanConvertFrom(sourceType))
            return converter.ConvertFrom(null, CultureInfo.InvariantCulture, value);
        if (target == typeof(JsonNode) || target == typeof(JsonElement) || target == typeof(JsonObject))
            return JsonSerializer.SerializeToElement(value, sourceType, options).Deserialize(target, options);
        return value is IConvertible && typeof(IConvertible).IsAssignableFrom(target)
            ? Change(value, target)
            : target.IsValueType || value is IConvertible ? Default(target) : Read(JsonSerializer.SerializeToElement(value, sourceType, options), target);
    }

    private object? FromMembers(object value, Type target)
    {
        if (target == typeof(string))
            return JsonSerializer.Serialize(value, options);
        if (target.IsAssignableFrom(typeof(Dictionary<string, object>)))
            return new Dictionary<string, object?>(((IEnumerable<KeyValuePair<string, object?>>)value));
        if (target.IsValueType && target != typeof(JsonElement))
            return Default(target);
        var json = JsonSerializer.SerializeToElement(value, options);
        return Read(json, target);
    }

    private object? FromDate(object value, Type target)
    {
        var moment = value switch
        {
            DateTimeOffset instant => instant,
            DateTime date => new DateTimeOffset(DateTime.SpecifyKind(date, date.Kind == DateTimeKind.Unspecified ? DateTimeKind.Utc : date.Kind)),
            DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
        return target == typeof(DateTimeOffset) ? moment
            : target == typeof(DateTime) ? moment.UtcDateTime
            : target == typeof(DateOnly) ? DateOnly.FromDateTime(moment.DateTime)
            : Default(target);
    }

    private string AsText(object value, Type sourceType) => value switch
    {
        IFormattable formattable => value is DateTime or DateTimeOffset ? formattable.ToString("O", CultureInfo.InvariantCulture) : formattable.ToString(null, CultureInfo.InvariantCulture),
        IConvertible convertible => convertible.ToString(CultureInfo.InvariantCulture),
        Uri or Version or Type => value.ToString()!,
        _ => JsonSerializer.Serialize(value, sourceType, options),
    };

    /// <summary>The items as an array, list, set or what else of items the target is; null if it is none.</summary>
    private object? Collect(IEnumerable items, Type target)
    {
        if (target.IsArray)
        {
            var element = target.GetElementType()!;
            var list = items.Cast<object?>().Select(item => item.ConvertTo(element)).ToList();
            var array = Array.CreateInstance(element, list.Count);
            for (var index = 0; index < list.Count; index++)
                array.SetValue(list[index] ?? Default(element), index);
            return array;
        }
        if (target is { IsGenericType: true, GenericTypeArguments.Length: 1 })
        {
            var element = target.GenericTypeArguments[0];
            var type = typeof(HashSet<>).MakeGenericType(element) is var set && target.IsAssignableFrom(set) && !target.IsAssignableFrom(typeof(List<>).MakeGenericType(element)) ? set : typeof(List<>).MakeGenericType(element);
            if (!target.IsAssignableFrom(type))
                return null;
            var collection = Activator.CreateInstance(type)!;
            var add = type.GetMethod("Add")!;
            foreach (var item in items)
                add.Invoke(collection, [item.ConvertTo(element) ?? Default(element)]);
            return collection;
        }
        return target == typeof(JsonArray) || target == typeof(JsonNode) ? JsonSerializer.SerializeToNode(items, options) : target == typeof(JsonElement) ? JsonSerializer.SerializeToElement(items, options) : null;
    }

    /// <summary>What the whole text means as a number of the type; null if it is not one.</summary>
    private object? Number(string text, Type target) =>
        target == typeof(int) ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : null
        : target == typeof(long) ? long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var large) ? large : null
        : target == typeof(double) ? double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var real) ? real : null
        : target == typeof(decimal) ? decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var exact) ? exact : null
        : null;

    private object? Change(object value, Type target)
    {
        try
        {
            return target == typeof(JsonNode) ? JsonSerializer.SerializeToNode(value) : Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        }
        catch (Exception problem) when (problem is FormatException or InvalidCastException)
        {
            return strict ? throw new TypeConversionException($"Failed to convert {value.GetType().Name} to {target.Name}", value, target, problem) : Default(target);
        }
    }

    private object? Read(JsonElement json, Type target)
    {
        try
        {
            return json.Deserialize(target, options);
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw Misfit(json.GetRawText(), target, problem);
        }
    }

    private object? Read(string text, Type target)
    {
        try
        {
            return JsonSerializer.Deserialize(text, target, options);
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw Misfit(text, target, problem);
        }
    }

    private static TypeConversionException Misfit(string text, Type target, Exception problem) =>
        new($"Failed to convert {(text.Length > 200 ? text[..200] + "…" : text)} to {target.Name}", text, target, problem);

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static TypeConverter ConverterOf(Type type) => Converters.GetOrAdd(type, static key => TypeDescriptor.GetConverter(key));

    private static byte[] Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

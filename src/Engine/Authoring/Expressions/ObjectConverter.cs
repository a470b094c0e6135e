using System.Collections;
using System.ComponentModel;
using System.Dynamic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Elsa.Expressions.Helpers;

/// <param name="SerializerOptions">Used where a value passes through JSON.</param>
/// <param name="StrictMode">True: a value that cannot be converted throws. False (Elsa's default): it becomes the target type's default.</param>
public sealed record ObjectConverterOptions(JsonSerializerOptions? SerializerOptions = null, bool? StrictMode = null);

/// <summary>Turns a value of one type into another the way Elsa does: text to number, JSON to object, number to text, one date type to another.</summary>
public static class ObjectConverter
{
    private static readonly JsonSerializerOptions ReadOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly JsonSerializerOptions WriteOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static T? ConvertTo<T>(this object? value, ObjectConverterOptions? converterOptions = null) => value switch
    {
        null => default,
        T typed => typed,
        _ => (T?)value.ConvertTo(typeof(T), converterOptions),
    };

    /// <summary>As <see cref="ConvertTo(object?,Type,ObjectConverterOptions?)"/>, but false instead of an exception.</summary>
    public static bool TryConvertTo(this object? value, Type targetType, out object? converted, ObjectConverterOptions? converterOptions = null)
    {
        try
        {
            converted = value.ConvertTo(targetType, converterOptions);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            converted = null;
            return false;
        }
    }

    /// <exception cref="TypeConversionException">JSON text does not fit the target, or strict mode is on and nothing fits.</exception>
    /// <exception cref="OverflowException">A number does not fit the target type.</exception>
    public static object? ConvertTo(this object? value, Type targetType, ObjectConverterOptions? converterOptions = null)
    {
        if (value is null) return null;
        if (targetType.IsInstanceOfType(value)) return value;
        var target = Nullable.GetUnderlyingType(targetType) ?? targetType;
        if (target.IsInstanceOfType(value)) return value;
        var options = converterOptions?.SerializerOptions ?? ReadOptions;

        return value switch
        {
            JsonElement element => FromElement(element, targetType, target, options),
            JsonNode node when FromNode(node, target, options, out var result) => result,
            string text when !target.IsPrimitive && FromStructuredText(text, target, options, out var result) => result,
            _ when IsDate(value.GetType()) && IsDate(target) => FromDate(value, target),
            IDictionary<string, object> map when target.IsClass || target.IsInterface => FromMap(map, target, options),
            IEnumerable<object> when target == typeof(string) => JsonSerializer.Serialize(value, WriteOptions),
            _ => FromScalar(value, targetType, target, converterOptions),
        };
    }

    private static object? FromElement(JsonElement element, Type targetType, Type target, JsonSerializerOptions options) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Number when target == typeof(string) => element.ToString(),
        JsonValueKind.String when target != typeof(string) => element.GetString().ConvertTo(target),
        _ => element.Deserialize(targetType, options),
    };

    private static bool FromNode(JsonNode node, Type target, JsonSerializerOptions options, out object? result)
    {
        if (node is JsonArray)
        {
            var element = target.IsArray ? target.GetElementType() : target.IsGenericType ? target.GenericTypeArguments[0] : null;
            result = element is not null && element != typeof(object) ? node.Deserialize(target, options) : null;
            return result is not null;
        }

        var kind = node.GetValueKind();
        result = kind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True or JsonValueKind.False when target == typeof(bool) => kind == JsonValueKind.True,
            JsonValueKind.Number when target.IsPrimitive || target == typeof(decimal) => node.ToString().ConvertTo(target),
            _ when target == typeof(string) => node.ToString(),
            _ => node.Deserialize(target, options),
        };
        return true;
    }

    private static bool FromStructuredText(string text, Type target, JsonSerializerOptions options, out object? result)
    {
        result = null;
        if (target == typeof(byte[]))
        {
            result = Convert.FromBase64String(text);
            return true;
        }

        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty || (start[0] is not '{' and not '[')) return false;
        try
        {
            result = JsonSerializer.Deserialize(text, target, options);
            return true;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new TypeConversionException($"Failed to deserialize {text} to {target}", text, target, e);
        }
    }

    private static object? FromMap(IDictionary<string, object> map, Type target, JsonSerializerOptions options)
    {
        if (target == typeof(string)) return JsonSerializer.Serialize(map, WriteOptions);
        if (target != typeof(ExpandoObject) && typeof(IDictionary<string, object>).IsAssignableFrom(target)) return new Dictionary<string, object>(map);
        return JsonSerializer.Deserialize(JsonSerializer.Serialize(map, WriteOptions), target, options);
    }

    private static object? FromScalar(object value, Type targetType, Type target, ObjectConverterOptions? converterOptions)
    {
        var source = value.GetType();
        if (target == typeof(int) && value is double number) return checked((int)Math.Round(number, MidpointRounding.ToEven));
        var toTarget = TypeDescriptor.GetConverter(target);
        if (toTarget.CanConvertFrom(source) && toTarget.IsValid(value)) return toTarget.ConvertFrom(null, CultureInfo.InvariantCulture, value);
        var fromSource = TypeDescriptor.GetConverter(source);
        if (fromSource.CanConvertTo(target) && !source.IsPrimitive) return fromSource.ConvertTo(null, CultureInfo.InvariantCulture, value, target);

        if (target.IsEnum) return value is string name ? Enum.Parse(target, name, true) : Enum.ToObject(target, Convert.ToInt32(value, CultureInfo.InvariantCulture));
        if (value is string text)
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            if (target == typeof(Type)) return Type.GetType(text);
            if (typeof(IEnumerable<string>).IsAssignableFrom(target)) return target.IsAssignableFrom(typeof(string[])) ? new[] { text } : new List<string> { text };
        }

        if (value is IEnumerable items and not string && FromItems(items, targetType, target) is { } collection) return collection;
        try
        {
            return Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException)
        {
            if (converterOptions?.StrictMode != true) return targetType.IsValueType ? Activator.CreateInstance(targetType) : null;
            throw new TypeConversionException($"Failed to convert an object of type {source} to {target}", value, target, e);
        }
    }

    private static object? FromItems(IEnumerable items, Type targetType, Type target)
    {
        if (target.IsArray)
        {
            var element = target.GetElementType()!;
            var converted = items.Cast<object?>().Select(item => item.ConvertTo(element)).ToArray();
            var array = Array.CreateInstance(element, converted.Length);
            Array.Copy(converted, array, converted.Length);
            return array;
        }

        if (!target.IsGenericType) return null;
        var itemType = targetType.GenericTypeArguments[0];
        var isSet = target.IsAssignableFrom(typeof(HashSet<>).MakeGenericType(itemType));
        var listType = typeof(List<>).MakeGenericType(itemType);
        if (!target.IsAssignableFrom(listType) && !isSet) return null;
        var list = (IList)Activator.CreateInstance(listType)!;
        foreach (var item in items) list.Add(item.ConvertTo(itemType));
        return target.IsAssignableFrom(listType) ? list : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(itemType), list);
    }

    private static bool IsDate(Type type) => type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly);

    private static object FromDate(object value, Type target)
    {
        var instant = value switch
        {
            DateTimeOffset offset => offset,
            DateTime { Kind: DateTimeKind.Local } local => new DateTimeOffset(local),
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
            _ => throw new ArgumentException($"{value.GetType()} is not a date.", nameof(value)),
        };
        if (target == typeof(DateTimeOffset)) return instant;
        return target == typeof(DateTime) ? instant.DateTime : DateOnly.FromDateTime(instant.DateTime);
    }
}

/// <summary>A value does not fit the type it should become.</summary>
public sealed class TypeConversionException(string message, object? value, Type targetType, Exception? inner = null) : Exception(message, inner)
{
    public object? Value { get; } = value;

    public Type TargetType { get; } = targetType;
}

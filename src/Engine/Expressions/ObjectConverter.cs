using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Engine.Expressions;

namespace Elsa.Expressions.Helpers;

/// <summary>Converts values between the types of variables, inputs and outputs, as Elsa does (the cases <c>convert-*</c> of the conformance corpus).</summary>
public static class ObjectConverter
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNameCaseInsensitive = true,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new PlainObjectConverter(), new ExpandoObjectConverter() },
    };

    private static readonly ConcurrentDictionary<Type, TypeConverter> Converters = new();

    /// <inheritdoc cref="ConvertTo(object?, Type)"/>
    public static T? ConvertTo<T>(this object? value) => value is T fitting ? fitting : value.ConvertTo(typeof(T)) is T converted ? converted : default;

    /// <summary>
    /// The value as <paramref name="targetType"/>. Null stays null; text that is no number becomes the type's default; blank text becomes null for a type it cannot stand for;
    /// a number with a fraction is rounded to even.
    /// </summary>
    /// <exception cref="OverflowException">A number is too large for the type.</exception>
    /// <exception cref="TypeConversionException">Text that should be JSON of the type is not.</exception>
    public static object? ConvertTo(this object? value, Type targetType)
    {
        if (value is null)
            return null;
        var sourceType = value.GetType();
        if (targetType.IsAssignableFrom(sourceType))
            return value;
        var target = Nullable.GetUnderlyingType(targetType) ?? targetType;
        return value switch
        {
            double number when target == typeof(int) => Convert.ToInt32(number),
            double number when target == typeof(bool) => Convert.ToBoolean(number),
            double number when target == typeof(long) => Convert.ToInt64(number),
            JsonElement json => FromJson(json, target),
            JsonNode json => target.IsInstanceOfType(json) ? json : FromJson(JsonSerializer.SerializeToElement(json, Json), target),
            string text => FromText(text, target),
            byte[] bytes when target == typeof(string) => Convert.ToBase64String(bytes),
            byte[] bytes when target == typeof(Stream) => new MemoryStream(bytes),
            Stream stream when target == typeof(byte[]) => Read(stream),
            _ => FromObject(value, sourceType, target),
        };
    }

    private static object? FromJson(JsonElement json, Type target) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String when target == typeof(string) => json.GetString(),
        JsonValueKind.String when target == typeof(JsonNode) => JsonValue.Create(json.GetString()),
        JsonValueKind.String => json.GetString().ConvertTo(target),
        _ when target == typeof(string) => json.ValueKind is JsonValueKind.True ? "True" : json.ValueKind is JsonValueKind.False ? "False" : json.GetRawText(),
        JsonValueKind.Number when target.IsPrimitive || target == typeof(decimal) => Change(json.TryGetInt64(out var whole) ? whole : json.GetDouble(), target),
        JsonValueKind.True or JsonValueKind.False => Change(json.GetBoolean(), target),
        _ => Parse(() => json.Deserialize(target, Json), json.GetRawText(), target),
    };

    private static object? FromText(string text, Type target)
    {
        if (target == typeof(byte[]))
            return text.StartsWith("base64:", StringComparison.Ordinal) ? Convert.FromBase64String(text["base64:".Length..]) : Encoding.UTF8.GetBytes(text);
        if (target == typeof(Stream))
            return new MemoryStream(Encoding.UTF8.GetBytes(text));
        if (!target.IsPrimitive && target != typeof(decimal) && text.AsSpan().TrimStart() is ['{' or '[', ..])
            return Parse(() => JsonSerializer.Deserialize(text, target, Json), text, target);
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

    private static object? FromObject(object value, Type sourceType, Type target)
    {
        if (value is IDictionary<string, object?> or IDictionary<string, object>)
            return FromMembers(value, target);
        if (value is IEnumerable items)
        {
            if (target == typeof(string))
                return JsonSerializer.Serialize(value, sourceType, Json);
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
            return JsonSerializer.SerializeToElement(value, sourceType, Json).Deserialize(target, Json);
        return value is IConvertible && typeof(IConvertible).IsAssignableFrom(target)
            ? Change(value, target)
            : target.IsValueType || value is IConvertible ? Default(target) : Parse(() => JsonSerializer.SerializeToElement(value, sourceType, Json).Deserialize(target, Json), sourceType.Name, target);
    }

    private static object? FromMembers(object value, Type target)
    {
        if (target == typeof(string))
            return JsonSerializer.Serialize(value, Json);
        if (target.IsAssignableFrom(typeof(Dictionary<string, object>)))
            return new Dictionary<string, object?>(((IEnumerable<KeyValuePair<string, object?>>)value));
        if (target.IsValueType && target != typeof(JsonElement))
            return Default(target);
        var json = JsonSerializer.SerializeToElement(value, Json);
        return Parse(() => json.Deserialize(target, Json), json.GetRawText(), target);
    }

    private static object? FromDate(object value, Type target)
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

    private static string AsText(object value, Type sourceType) => value switch
    {
        IFormattable formattable => value is DateTime or DateTimeOffset ? formattable.ToString("O", CultureInfo.InvariantCulture) : formattable.ToString(null, CultureInfo.InvariantCulture),
        IConvertible convertible => convertible.ToString(CultureInfo.InvariantCulture),
        Uri or Version or Type => value.ToString()!,
        _ => JsonSerializer.Serialize(value, sourceType, Json),
    };

    /// <summary>The items as an array, list, set or what else of items the target is; null if it is none.</summary>
    private static object? Collect(IEnumerable items, Type target)
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
        return target == typeof(JsonArray) || target == typeof(JsonNode) ? JsonSerializer.SerializeToNode(items, Json) : target == typeof(JsonElement) ? JsonSerializer.SerializeToElement(items, Json) : null;
    }

    /// <summary>What the whole text means as a number of the type; null if it is not one.</summary>
    private static object? Number(string text, Type target) =>
        target == typeof(int) ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : null
        : target == typeof(long) ? long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var large) ? large : null
        : target == typeof(double) ? double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var real) ? real : null
        : target == typeof(decimal) ? decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var exact) ? exact : null
        : null;

    private static object? Change(object value, Type target)
    {
        try
        {
            return target == typeof(JsonNode) ? JsonSerializer.SerializeToNode(value) : Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        }
        catch (Exception problem) when (problem is FormatException or InvalidCastException)
        {
            return Default(target);
        }
    }

    private static object? Parse(Func<object?> read, string text, Type target)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new TypeConversionException(text, target, problem);
        }
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static TypeConverter ConverterOf(Type type) => Converters.GetOrAdd(type, static key => TypeDescriptor.GetConverter(key));

    private static byte[] Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

/// <summary>A value that cannot be had as the type that was asked for.</summary>
public sealed class TypeConversionException(string value, Type targetType, Exception? inner = null)
    : Exception($"Failed to convert {(value.Length > 200 ? value[..200] + "…" : value)} to {targetType.Name}.", inner)
{
    public Type TargetType { get; } = targetType;
}

using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Engine.Expressions;

namespace Elsa.Expressions.Helpers;

/// <param name="SerializerOptions">Used where a value passes through JSON, instead of Elsa's usual ones.</param>
/// <param name="StrictMode">True: a value that cannot be converted throws. Otherwise (Elsa's default) it becomes the target type's default.</param>
public sealed record ObjectConverterOptions(JsonSerializerOptions? SerializerOptions = null, bool? StrictMode = null);

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

    private static readonly Conversion Usual = new(Json, strict: false);

    /// <inheritdoc cref="ConvertTo(object?, Type, ObjectConverterOptions?)"/>
    public static T? ConvertTo<T>(this object? value, ObjectConverterOptions? converterOptions = null) =>
        value is T fitting ? fitting : value.ConvertTo(typeof(T), converterOptions) is T converted ? converted : default;

    /// <summary>As <see cref="ConvertTo(object?, Type, ObjectConverterOptions?)"/>, but false instead of an exception.</summary>
    public static bool TryConvertTo(this object? value, Type targetType, out object? converted, ObjectConverterOptions? converterOptions = null)
    {
        try
        {
            converted = value.ConvertTo(targetType, converterOptions);
            return true;
        }
        catch (Exception problem) when (problem is TypeConversionException or OverflowException or FormatException or ArgumentException or NotSupportedException)
        {
            converted = null;
            return false;
        }
    }

    /// <summary>
    /// The value as <paramref name="targetType"/>. Null stays null; text that is no number becomes the type's default; blank text becomes null for a type it cannot stand for;
    /// a number with a fraction is rounded to even.
    /// </summary>
    /// <exception cref="OverflowException">A number is too large for the type.</exception>
    /// <exception cref="TypeConversionException">Text that should be JSON of the type is not.</exception>
    public static object? ConvertTo(this object? value, Type targetType, ObjectConverterOptions? converterOptions = null)
    {
        if (value is null)
            return null;
        var sourceType = value.GetType();
        if (targetType.IsAssignableFrom(sourceType))
            return value;
        var way = converterOptions is null ? Usual : new Conversion(converterOptions.SerializerOptions ?? Json, converterOptions.StrictMode == true);
        return way.Run(value, sourceType, Nullable.GetUnderlyingType(targetType) ?? targetType);
    }
}

/// <summary>A value that cannot be had as the type that was asked for.</summary>
public sealed class TypeConversionException(string message, object? value, Type targetType, Exception? inner = null) : Exception(message, inner)
{
    public object? Value { get; } = value;

    public Type TargetType { get; } = targetType;
}

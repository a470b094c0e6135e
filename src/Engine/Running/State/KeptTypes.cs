using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BenchmarkWorkflow.Engine.Running.State;

/// <summary>Names under which the types of kept values are written, and how such values are written.</summary>
internal static class KeptTypes
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();
    private static readonly ConcurrentDictionary<string, Type> Types = new(StringComparer.Ordinal);

    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new AnyValueConverter() },
    };

    /// <summary>The full name with the simple names of the assemblies: it outlives new versions of them.</summary>
    public static string NameOf(Type type) => Names.GetOrAdd(type, static type => Write(type));

    /// <exception cref="JsonException">No such type is loaded.</exception>
    public static Type Find(string name) => Types.GetOrAdd(name, static name => Type.GetType(name) ?? throw new JsonException($"There is no type {name}."));

    private static string Write(Type type)
    {
        if (type.IsArray) return $"{FullName(type.GetElementType()!)}[], {AssemblyOf(type)}";
        return $"{FullName(type)}, {AssemblyOf(type)}";
    }

    private static string FullName(Type type) => type.IsGenericType
        ? $"{type.GetGenericTypeDefinition().FullName}[{string.Join(',', type.GetGenericArguments().Select(argument => $"[{Write(argument)}]"))}]"
        : type.FullName ?? type.Name;

    private static string AssemblyOf(Type type) => (type.IsArray ? type.GetElementType()! : type).Assembly.GetName().Name!;

    // Members declared as object keep their types too.
    private sealed class AnyValueConverter : JsonConverter<object>
    {
        public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ValueReader.Read(ref reader);

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => ValueWriter.Write(writer, value.GetType() == typeof(object) ? null : value);
    }
}

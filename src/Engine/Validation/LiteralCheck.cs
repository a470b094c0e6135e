using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Expressions.Helpers;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>
/// Looks at literal text for inputs of another type. Elsa turns text that does not fit into the type's default without a word (<c>abc</c> for a number of days
/// is 0, for a time none), or fails when the activity is reached; both are told here.
/// </summary>
internal static class LiteralCheck
{
    private static readonly ObjectConverterOptions Strict = new(StrictMode: true);

    private static readonly HashSet<Type> Whole = [typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong)];

    private static readonly HashSet<Type> Fractional = [typeof(float), typeof(double), typeof(decimal)];

    public static void Look(ActivityPlace place, ActivityDescriptor descriptor, ProblemList problems)
    {
        foreach (var input in descriptor.Inputs)
        {
            var member = JsonNamingPolicy.CamelCase.ConvertName(input.Name);
            if (!input.IsWrapped || TextOf(place.Json[member]) is not { } text || string.IsNullOrWhiteSpace(text) || Fits(text, input.Type)) continue;
            var (shown, name) = (text.Length > 40 ? text[..40] + "…" : text, input.DisplayName ?? input.Name);
            var (must, mustEn) = Must(Nullable.GetUnderlyingType(input.Type) ?? input.Type);
            problems.Refuse("literal-does-not-fit", place, member, $"“{name}”{must}，现在是“{shown}”。", $"\"{name}\" {mustEn}; it is \"{shown}\".");
        }
    }

    /// <summary>Whether the text becomes a value of the type. Of other types than values only JSON can be told: what else there is for them, their own converters know.</summary>
    private static bool Fits(string text, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string) || bare == typeof(object)) return true;
        var isJson = text.AsSpan().TrimStart() is ['{' or '[', ..];
        if (!bare.IsValueType && !isJson) return true;
        return text.TryConvertTo(bare, out var value, Strict) && (value is not null || !bare.IsValueType);
    }

    private static (string Chinese, string English) Must(Type type) =>
        Whole.Contains(type) ? ("必须是数字（整数）", "must be a whole number")
        : Fractional.Contains(type) ? ("必须是数字", "must be a number")
        : type == typeof(bool) ? ("必须是 true 或 false", "must be true or false")
        : type == typeof(TimeSpan) ? ("必须是时长，例如 1.12:00:00（1 天 12 小时）", "must be a span of time such as 1.12:00:00 (a day and 12 hours)")
        : type == typeof(DateTime) || type == typeof(DateTimeOffset) ? ("必须是日期和时间，例如 2022-07-15T18:00:00+08:00", "must be a time such as 2022-07-15T18:00:00+08:00")
        : type == typeof(DateOnly) ? ("必须是日期，例如 2022-07-15", "must be a day such as 2022-07-15")
        : type == typeof(TimeOnly) ? ("必须是时刻，例如 18:00", "must be a time of day such as 18:00")
        : type.IsEnum ? ($"必须是以下之一：{string.Join("、", Enum.GetNames(type))}", $"must be one of {string.Join(", ", Enum.GetNames(type))}")
        : ($"必须能读作 {type.Name}", $"must be readable as {type.Name}");

    /// <summary>The text of a literal; a bare value, which is not Elsa's form, is one, too.</summary>
    private static string? TextOf(JsonNode? given) => given switch
    {
        JsonObject { } wrapped when wrapped["expression"] is JsonObject expression => Text(expression["type"]) is null or "Literal" ? Text(expression["value"]) : null,
        JsonValue bare => Text(bare),
        _ => null,
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

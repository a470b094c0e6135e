using System.Text.Json;
using BenchmarkWorkflow.Engine.Expressions;
using BenchmarkWorkflow.Studio.Errors;

namespace BenchmarkWorkflow.Studio;

/// <summary>Values that come in as JSON, as the engine takes them.</summary>
internal static class Values
{
    /// <summary>A plain value; null for nothing.</summary>
    public static object? Plain(JsonElement? json) => json is { } given ? PlainObjectConverter.ToPlain(given) : null;

    /// <summary>Values by name; null for nothing. Refuses anything else.</summary>
    /// <param name="what">What the message calls it: <c>Input</c>.</param>
    public static IDictionary<string, object>? Map(JsonElement? json, string what) => json switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().ToDictionary(member => member.Name, member => PlainObjectConverter.ToPlain(member.Value)!),
        _ => throw Refusal.Because($"{what} must be a dictionary."),
    };
}

using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>A connection as it stands in a definition, whether or not its ends exist, in Elsa's old form (<c>source</c>, <c>sourcePort</c>, <c>target</c>) or its new one (<c>source.activity</c>, <c>source.port</c>).</summary>
/// <param name="Source">The id of the activity it comes from; empty if none is named.</param>
/// <param name="Port">The outcome it leaves by.</param>
/// <param name="Target">The id of the activity it leads to; empty if none is named.</param>
public sealed record DrawnConnection(string Source, string Port, string Target)
{
    /// <summary>Those of a flowchart, in their order.</summary>
    public static List<DrawnConnection> Of(ActivityPlace chart) => [.. (chart.Json["connections"] as JsonArray ?? []).Select(Read)];

    private static DrawnConnection Read(JsonNode? json)
    {
        var (source, port) = End(json, "source", "sourcePort");
        return new(source ?? "", port ?? "Done", End(json, "target", "targetPort").Id ?? "");
    }

    private static (string? Id, string? Port) End(JsonNode? connection, string side, string oldPort) =>
        connection is not JsonObject json ? default : json[side] is JsonObject end ? (Text(end["activity"]), Text(end["port"])) : (Text(json[side]), Text(json[oldPort]));

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}

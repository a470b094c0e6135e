using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>A definition as it is sent and exported: what describes it in members, what it is in <see cref="Content"/>.</summary>
public sealed record DefinitionModel
{
    public string? Id { get; init; }

    public string? DefinitionId { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public int Version { get; init; }

    public string? ToolVersion { get; init; }

    public bool IsReadonly { get; init; }

    public bool IsSystem { get; init; }

    public bool IsPublished { get; init; }

    /// <summary>The content: variables, inputs, outputs, outcomes, customProperties, options, root, and unknown members, in this order.</summary>
    public required JsonObject Content { get; init; }

    public JsonObject Root => (JsonObject)Content["root"]!; // reading gives every model a root

    public bool UsableAsActivity => Flag("usableAsActivity");

    public bool AutoUpdateConsumingWorkflows => Flag("autoUpdateConsumingWorkflows");

    private bool Flag(string name) => Content["options"] is JsonObject options && options[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}

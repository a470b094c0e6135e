using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>Elsa's definition JSON: read from what Studio and files send, kept without loss.</summary>
public static class DefinitionJson
{
    private static readonly HashSet<string> Described =
        ["$schema", "links", "id", "definitionId", "tenantId", "name", "description", "createdAt", "version", "toolVersion", "isReadonly", "isSystem", "isLatest", "isPublished", "providerName", "materializerName", "materializerContext"];

    /// <exception cref="DefinitionJsonException">The text is no definition; its path says where.</exception>
    public static DefinitionModel Read(string text) => Read(StrictJson.Read(text));

    /// <exception cref="DefinitionJsonException">The object is no definition; its path says where.</exception>
    public static DefinitionModel Read(JsonObject model) => new()
    {
        Id = Text(model, "id"),
        DefinitionId = Text(model, "definitionId"),
        Name = Text(model, "name"),
        Description = Text(model, "description"),
        Version = Number(model, "version"),
        ToolVersion = ToolVersionOf(model),
        IsReadonly = Flag(model, "isReadonly"),
        IsSystem = Flag(model, "isSystem"),
        IsPublished = Flag(model, "isPublished"),
        Content = ContentOf(model),
    };

    /// <summary>The content of a stored version.</summary>
    public static JsonObject ReadContent(WorkflowDefinition version) => StrictJson.Read(version.Json);

    /// <summary>The stored text of a content, and its hash.</summary>
    public static (string Json, string Hash) Seal(JsonObject content)
    {
        var json = StrictJson.Write(content);
        return (json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }

    private static JsonObject ContentOf(JsonObject model)
    {
        var content = new JsonObject
        {
            ["variables"] = Array(model, "variables"),
            ["inputs"] = Array(model, "inputs"),
            ["outputs"] = Array(model, "outputs"),
            ["outcomes"] = Array(model, "outcomes"),
            ["customProperties"] = Object(model, "customProperties"),
            ["options"] = Object(model, "options"),
        };
        foreach (var (name, value) in model)
            if (!Described.Contains(name) && name != "root" && !content.ContainsKey(name))
                content[name] = value?.DeepClone();
        content["root"] = RootOf(model);
        return content;
    }

    private static JsonObject RootOf(JsonObject model)
    {
        var root = model["root"] switch
        {
            null => new JsonObject { ["id"] = "Sequence1", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray() },
            JsonObject json when json["type"] is JsonValue => (JsonObject)json.DeepClone(),
            _ => throw new DefinitionJsonException("root", "An activity (an object with a type) is expected."),
        };
        MissingActivities.Unwrap(root);
        NodeIds.Complete(root);
        return root;
    }

    private static JsonArray Array(JsonObject model, string name) => model[name] switch
    {
        null => [],
        JsonArray array => (JsonArray)array.DeepClone(),
        _ => throw new DefinitionJsonException(name, "An array is expected."),
    };

    private static JsonObject Object(JsonObject model, string name) => model[name] switch
    {
        null => [],
        JsonObject json => (JsonObject)json.DeepClone(),
        _ => throw new DefinitionJsonException(name, "An object is expected."),
    };

    private static string? Text(JsonObject model, string name) => model[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw new DefinitionJsonException(name, "Text is expected."),
    };

    private static int Number(JsonObject model, string name) => model[name] switch
    {
        null => 0,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) => number,
        _ => throw new DefinitionJsonException(name, "A whole number is expected."),
    };

    private static bool Flag(JsonObject model, string name) => model[name] switch
    {
        null => false,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        _ => throw new DefinitionJsonException(name, "true or false is expected."),
    };

    private static string? ToolVersionOf(JsonObject model) =>
        Text(model, "toolVersion") is { Length: > 0 } text && Version.TryParse(text, out var version) ? version.ToString() : null;
}

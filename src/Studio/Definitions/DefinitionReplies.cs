using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>
/// Shows versions of definitions as Elsa does: what describes them, and then their content with every member it was saved with. An activity of an
/// unknown type is shown as <c>Elsa.NotFoundActivity</c>: the Studio's canvas stays empty otherwise.
/// </summary>
internal sealed class DefinitionReplies(IActivityRegistry registry, ActivityTypes types)
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    private static readonly string[] Order = ["variables", "inputs", "outputs", "outcomes", "customProperties"];

    /// <summary>As the editor reads it, with what the caller may do.</summary>
    public async Task<JsonObject> ShowAsync(WorkflowDefinition version, ClaimsPrincipal user, CancellationToken ct)
    {
        await types.EnsureKnownAsync(version, ct);
        var links = DefinitionLinks.Of(version.DefinitionId, version.IsReadonly, user);
        var json = Write(version, new JsonObject { ["links"] = JsonSerializer.SerializeToNode(links, StudioJson.Of<IReadOnlyList<Link>>()) });
        StudioForm.FitContent(json);
        if (json["root"] is JsonObject root) StudioForm.Fit(root, registry);
        return json;
    }

    /// <summary>As a file that can be imported elsewhere.</summary>
    public static JsonObject Export(WorkflowDefinition version) => Write(version, new JsonObject { ["$schema"] = Schema });

    /// <summary>As the list of versions shows it: the root as text.</summary>
    public static JsonObject Stored(WorkflowDefinition version)
    {
        var json = Write(version, []);
        json.Remove("root", out var root);
        json["materializerName"] = version.MaterializerName;
        if (version.ProviderName is { } provider) json["providerName"] = provider;
        json["stringData"] = root?.ToJsonString();
        return json;
    }

    private static JsonObject Write(WorkflowDefinition version, JsonObject json)
    {
        var content = DefinitionJson.ReadContent(version);
        json["id"] = version.Id;
        json["definitionId"] = version.DefinitionId;
        if (version.Name is { } name) json["name"] = name;
        if (version.Description is { } description) json["description"] = description;
        json["createdAt"] = version.CreatedAt;
        json["version"] = version.Version;
        if (version.ToolVersion is { } tool) json["toolVersion"] = tool;
        foreach (var member in Order) Move(content, member, json);
        json["isReadonly"] = version.IsReadonly;
        json["isSystem"] = version.IsSystem;
        json["isLatest"] = version.IsLatest;
        json["isPublished"] = version.IsPublished;
        Move(content, "options", json);
        content.Remove("root", out var root);
        foreach (var (member, _) in content.ToArray()) Move(content, member, json);
        json["root"] = root;
        return json;
    }

    /// <summary>Takes a member over as it is; what describes the version is never taken from the content.</summary>
    private static void Move(JsonObject from, string member, JsonObject to)
    {
        if (from.Remove(member, out var value) && !to.ContainsKey(member)) to[member] = value;
    }
}

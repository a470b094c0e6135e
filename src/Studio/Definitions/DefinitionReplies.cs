using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>Shows versions of definitions as Elsa does. An activity of an unknown type is shown as <c>Elsa.NotFoundActivity</c>: the Studio's canvas stays empty otherwise.</summary>
internal sealed class DefinitionReplies(IActivityRegistry registry, ActivityTypes types)
{
    /// <summary>As the editor reads it, with what the caller may do.</summary>
    public async Task<JsonObject> ShowAsync(WorkflowDefinition version, ClaimsPrincipal user, CancellationToken ct)
    {
        await types.EnsureKnownAsync(version, ct);
        var root = DefinitionJson.ReadContent(version)["root"]!.DeepClone().AsObject();
        MissingActivities.Wrap(root, (type, number) => registry.Find(type, number) is not null);
        var links = JsonSerializer.SerializeToNode(DefinitionLinks.Of(version.DefinitionId, version.IsReadonly, user), StudioJson.Of<IReadOnlyList<Link>>());
        var json = WithoutNulls(DefinitionJson.Write(version, root));
        json.Insert(0, "links", links);
        return json;
    }

    /// <summary>As a file that can be imported elsewhere.</summary>
    public static JsonObject Export(WorkflowDefinition version) => WithoutNulls(DefinitionJson.Export(version));

    /// <summary>As the list of versions shows it: the root as text.</summary>
    public static JsonObject Stored(WorkflowDefinition version)
    {
        var json = WithoutNulls(DefinitionJson.Write(version));
        json.Remove("root", out var root);
        json["materializerName"] = version.MaterializerName;
        if (version.ProviderName is { } provider) json["providerName"] = provider;
        json["stringData"] = root?.ToJsonString();
        return json;
    }

    private static JsonObject WithoutNulls(JsonObject json)
    {
        foreach (var (name, value) in json.ToArray())
            if (value is null) json.Remove(name);
        return json;
    }
}

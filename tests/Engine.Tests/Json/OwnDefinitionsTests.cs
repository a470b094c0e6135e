using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Engine.Tests.Json;

/// <summary>The definitions that the product ships, as a corpus.</summary>
public sealed class OwnDefinitionsTests
{
    public static TheoryData<string> Files { get; } = [.. Directory.GetFiles(Repository.Workflows, "*.json").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_definition_when_read_sealed_and_read_again_is_the_same(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Workflows, file));
        var model = DefinitionJson.Read(text);
        var came = (JsonObject)JsonNode.Parse(text)!;
        foreach (var (name, value) in model.Content)
            if (name != "root" && came.ContainsKey(name))
                Assert.True(JsonNode.DeepEquals(came[name], value), name);
        Assert.True(JsonNode.DeepEquals(WithoutNodeIds((JsonObject)came["root"]!), WithoutNodeIds((JsonObject)model.Root.DeepClone())));
        var (json, hash) = DefinitionJson.Seal(model.Content);
        Assert.Equal((json, hash), DefinitionJson.Seal(DefinitionJson.Read(json).Content));
        Assert.All(ActivityTree.Walk(model.Root), place => Assert.StartsWith("Workflow1:", place.NodeId, StringComparison.Ordinal));
    }

    private static JsonObject WithoutNodeIds(JsonObject root)
    {
        foreach (var place in ActivityTree.Walk(root).ToList())
            place.Json.Remove("nodeId");
        return root;
    }
}

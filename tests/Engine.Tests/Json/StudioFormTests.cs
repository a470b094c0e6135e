using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Tests.Definitions;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Tests.Json;

public sealed class StudioFormTests
{
    [Theory]
    [InlineData("""{"id":"a","type":"Elsa.WriteLine","text":"bare"}""", """{"id":"a","type":"Elsa.WriteLine","text":{"expression":{"type":"Literal","value":"bare"}},"version":1}""")]
    [InlineData("""{"id":"a","type":"Elsa.End","version":1,"metadata":null,"customProperties":null}""", """{"id":"a","type":"Elsa.End","version":1,"metadata":{},"customProperties":{}}""")]
    [InlineData("""{"id":"a","type":"Elsa.FlowFork","version":1,"branches":{"expression":{"type":"Object","value":null}}}""", """{"id":"a","type":"Elsa.FlowFork","version":1,"branches":{"expression":{"type":"Object","value":"[]"}}}""")]
    [InlineData("""{"id":"a","type":"Elsa.FlowFork","version":1,"branches":["x"]}""", """{"id":"a","type":"Elsa.FlowFork","version":1,"branches":{"expression":{"type":"Object","value":"[\"x\"]"}}}""")]
    [InlineData(
        """{"id":"a","type":"Elsa.Flowchart","version":1,"connections":[{"source":"x","sourcePort":"True","target":"y","vertices":null}]}""",
        """{"id":"a","type":"Elsa.Flowchart","version":1,"connections":[{"source":{"activity":"x","port":"True"},"target":{"activity":"y","port":null}}]}""")]
    public void What_empties_the_Studios_canvas_when_shown_is_put_right(string stored, string shown)
    {
        using var bench = new DefinitionBench();
        var root = JsonNode.Parse(stored)!.AsObject();
        StudioForm.Fit(root, bench.Get<IActivityRegistry>());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(shown), root), root.ToJsonString());
    }

    [Theory]
    [InlineData("Acme.Nope", 1)]
    [InlineData("Elsa.WriteLine", 7)]
    public void An_activity_without_a_descriptor_when_shown_is_one_that_says_so(string type, int version)
    {
        using var bench = new DefinitionBench();
        var root = new JsonObject { ["id"] = "a", ["type"] = type, ["version"] = version };
        StudioForm.Fit(root, bench.Get<IActivityRegistry>());
        Assert.Equal(("Elsa.NotFoundActivity", 1, type), (root["type"]!.GetValue<string>(), root["version"]!.GetValue<int>(), root["missingTypeName"]!.GetValue<string>()));
    }
}

using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;

namespace BenchmarkWorkflow.Engine.Tests.Json;

public sealed class DefinitionJsonTests
{
    private const string Order = """
        {
          "$schema": "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json",
          "id": "v-1", "definitionId": "order", "name": "订单", "description": null, "createdAt": "2022-06-06T00:00:00+08:00", "version": 3, "toolVersion": "3.8.2.0",
          "isLatest": true, "isPublished": true, "isReadonly": false, "links": [{ "rel": "publish" }],
          "somethingNew": { "deep": [1.0, null, { "x": "y" }] },
          "variables": [{ "id": "v1", "name": "Total", "typeName": "Double", "isArray": false, "value": "0", "storageDriverTypeName": null, "colour": "red" }],
          "inputs": [{ "type": "String", "name": "Who", "extra": 1 }],
          "outcomes": ["Yes", "No"],
          "customProperties": { "logPersistenceMode": { "default": "Inherit" }, "Own": true },
          "options": { "usableAsActivity": true, "autoUpdateConsumingWorkflows": false, "future": 2 },
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "version": 1, "unknownOfFlow": "kept",
            "activities": [
              { "id": "a", "type": "Elsa.WriteLine", "version": 1, "text": { "typeName": null, "expression": { "type": "Literal", "value": "x", "note": "kept" }, "memoryReference": null, "new": [1] } },
              { "type": "Elsa.If", "version": 1, "then": { "id": "t", "type": "Elsa.Flowchart", "version": 1 } },
              { "id": "s", "type": "Elsa.FlowSwitch", "version": 1, "cases": [{ "label": "One", "condition": { "type": "JavaScript", "value": "true" }, "activity": { "id": "inner", "type": "Elsa.End", "version": 1 } }] }
            ],
            "connections": [{ "source": { "activity": "a", "port": null }, "target": { "activity": "s" }, "vertices": [{ "x": 1.5, "y": 2 }], "label": "kept" }]
          }
        }
        """;

    [Fact]
    public void A_definition_when_read_loses_nothing_that_belongs_to_it()
    {
        var model = DefinitionJson.Read(Order);
        Assert.Equal(("v-1", "order", "订单", 3, "3.8.2.0", true), (model.Id, model.DefinitionId, model.Name, model.Version, model.ToolVersion, model.UsableAsActivity));
        var came = (JsonObject)JsonNode.Parse(Order)!;
        foreach (var name in new[] { "variables", "inputs", "outcomes", "customProperties", "options", "somethingNew" })
            Assert.True(JsonNode.DeepEquals(came[name], model.Content[name]), name);
        Assert.Empty(model.Content["outputs"]!.AsArray());
        var root = model.Root;
        foreach (var place in ActivityTree.Walk(root))
            place.Json.Remove("nodeId");
        root["activities"]![1]!.AsObject().Remove("id");
        Assert.True(JsonNode.DeepEquals(came["root"], root));
    }

    [Fact]
    public void A_definition_when_sealed_and_read_again_is_the_same()
    {
        var (json, hash) = DefinitionJson.Seal(DefinitionJson.Read(Order).Content);
        var again = DefinitionJson.Read(StrictJson.Read(json));
        Assert.Equal((json, hash), DefinitionJson.Seal(again.Content));
        Assert.DoesNotContain("links", json, StringComparison.Ordinal);
        Assert.Contains("\"somethingNew\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Activities_when_read_get_the_path_of_their_ids()
    {
        var places = ActivityTree.Walk(DefinitionJson.Read(Order).Root).ToList();
        Assert.Equal(
            ["Workflow1:flow", "Workflow1:flow:a", "Workflow1:flow:If1", "Workflow1:flow:If1:t", "Workflow1:flow:s", "Workflow1:flow:s:inner"],
            places.Select(place => place.NodeId));
        Assert.Equal("root.activities[2].cases[0].activity", places[^1].Path);
        Assert.Equal("cases", places[^1].Port);
    }

    [Fact]
    public void A_definition_without_root_when_read_gets_an_empty_sequence() => Assert.Equal("Elsa.Sequence", DefinitionJson.Read("""{"name":"x"}""").Root["type"]!.GetValue<string>());

    [Theory]
    [InlineData("""{"name":5}""", "name")]
    [InlineData("""{"variables":{}}""", "variables")]
    [InlineData("""{"options":[]}""", "options")]
    [InlineData("""{"root":"x"}""", "root")]
    [InlineData("""{"root":{"id":"x"}}""", "root")]
    [InlineData("""{"version":"1"}""", "version")]
    [InlineData("""{"isReadonly":"yes"}""", "isReadonly")]
    public void A_member_of_the_wrong_kind_when_read_is_refused_with_its_place(string text, string path) =>
        Assert.Equal(path, Assert.Throws<DefinitionJsonException>(() => DefinitionJson.Read(text)).Path);

    [Fact]
    public void An_unknown_activity_when_shown_and_saved_again_is_what_it_was_at_its_new_place()
    {
        var root = DefinitionJson.Read("""{"root":{"id":"f","type":"Elsa.Flowchart","version":1,"activities":[{"id":"n","type":"Acme.Nope","version":4,"name":"N","what":{"expression":{"type":"Literal","value":1}},"metadata":{"designer":{"position":{"x":1,"y":2}}}}]}}""").Root;
        var before = root.DeepClone();
        MissingActivities.Wrap(root, (type, _) => type.StartsWith("Elsa.", StringComparison.Ordinal));
        var shown = root["activities"]![0]!.AsObject();
        Assert.Equal(("Elsa.NotFoundActivity", 1, "Acme.Nope", 4, "n"), (shown["type"]!.GetValue<string>(), shown["version"]!.GetValue<int>(), shown["missingTypeName"]!.GetValue<string>(), shown["missingTypeVersion"]!.GetValue<int>(), shown["id"]!.GetValue<string>()));

        shown["metadata"]!["designer"]!["position"]!["x"] = 99;
        var saved = DefinitionJson.Read(new JsonObject { ["root"] = root.DeepClone() }).Root;
        before["activities"]![0]!["metadata"]!["designer"]!["position"]!["x"] = 99;
        Assert.True(JsonNode.DeepEquals(before, saved));
    }
}

using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Studio.Definitions;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>Nothing that is answered shows an empty canvas or an error bar in the Studio, and nothing that it saves is lost.</summary>
public sealed class CanvasTests
{
    [Theory]
    [EachDatabase]
    public async Task No_shipped_definition_and_no_descriptor_holds_anything_the_Studio_cannot_draw(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, ("Workflows", Shipped.Folder));
        using var admin = await server.SignInAsync();
        var toolbox = await ToolboxAsync(admin);
        List<string> traps = [.. StudioTraps.InToolbox(toolbox)];

        foreach (var id in Shipped.Ids) traps.AddRange(StudioTraps.In(await LatestAsync(admin, id), toolbox));

        Assert.Equal([], traps);
    }

    [Fact]
    public async Task Every_activity_of_the_toolbox_can_be_dropped_and_saved_as_the_Studio_sends_it()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        var toolbox = await ToolboxAsync(admin);
        var dropped = toolbox.Where(descriptor => (bool)descriptor["isBrowsable"]!).Select((descriptor, index) => Dropped(descriptor, $"a{index}")).ToArray();

        var saved = (await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = New("dropped", dropped) }))["workflowDefinition"]!.AsObject();

        Assert.Equal([], StudioTraps.In(saved, toolbox));
        Assert.Equal(dropped.Length, saved["root"]!["activities"]!.AsArray().Count);
    }

    [Fact]
    public async Task Inputs_that_the_Studio_sets_first_are_given_their_type()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        var mail = Dropped((await ToolboxAsync(admin)).Single(descriptor => descriptor["typeName"]!.ToString() == "Benchmark.SendMail"), "mail");
        mail["template"] = FirstSet("Literal", "application-received");
        mail["to"] = FirstSet("Object", """["applicant"]""");

        var saved = (await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = New("typed", mail), ["publish"] = true }))["workflowDefinition"]!;

        var activity = saved["root"]!["activities"]![0]!;
        Assert.Equal(("String", "List<String>"), (activity["template"]!["typeName"]?.ToString(), activity["to"]!["typeName"]?.ToString()));
    }

    [Fact]
    public async Task A_definition_that_holds_all_the_traps_is_answered_without_them()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        await admin.CallAsync("/workflow-definitions/import", JsonNode.Parse(
            """
            {
              "definitionId": "trapped", "name": "trapped", "variables": null, "inputs": null, "outputs": null, "outcomes": null, "options": null,
              "customProperties": { "logPersistenceConfig": { "activities": {} } },
              "root": {
                "id": "flow", "type": "Elsa.Flowchart", "version": 1, "metadata": null, "customProperties": null,
                "activities": [
                  { "id": "a", "nodeId": "same", "type": "Elsa.WriteLine", "text": "bare", "customProperties": { "logPersistenceConfig": { "inputs": {} } } },
                  { "id": "b", "nodeId": "same", "type": "Elsa.WriteLine", "version": 1, "text": { "typeName": null, "expression": { "type": "Literal", "value": "x" }, "memoryReference": null } },
                  { "id": "c", "type": "Benchmark.UserTask", "version": 1, "actions": { "typeName": null, "expression": { "type": "Object", "value": null } } },
                  { "id": "d", "type": "Not.Known", "version": 7 }
                ],
                "connections": [ { "source": "a", "sourcePort": "Done", "target": "b", "targetPort": "In" }, { "source": { "activity": "b" }, "target": { "activity": "c" }, "vertices": null } ]
              }
            }
            """));

        var shown = await LatestAsync(admin, "trapped");

        Assert.Equal([], StudioTraps.In(shown, await ToolboxAsync(admin)));
        Assert.Equal("a", shown["root"]!["connections"]![0]!["source"]!["activity"]!.ToString());
    }

    [Fact]
    public async Task An_edit_saved_by_the_Studio_changes_what_was_edited_and_nothing_else()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        foreach (var id in Shipped.Ids)
        {
            var before = await LatestAsync(admin, id);
            var model = StudioWriting.Rewritten(before);
            var moved = model["root"]!["activities"]!.AsArray()[0]!;
            moved["metadata"]!["designer"]!["position"]!["x"] = 12.5;

            await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = null });
            var after = await LatestAsync(admin, id);

            Assert.Equal(12.5, (double)ById(after, moved["id"]!.ToString())["metadata"]!["designer"]!["position"]!["x"]!);
            ById(after, moved["id"]!.ToString())["metadata"]!["designer"]!["position"]!["x"] = ById(before, moved["id"]!.ToString())["metadata"]!["designer"]!["position"]!["x"]!.DeepClone();
            Assert.Equal([], Differences(before, after));
        }
    }

    [Fact]
    public async Task A_save_that_is_sent_four_times_makes_one_draft()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        var model = StudioWriting.Rewritten(await LatestAsync(admin, "defence"));
        for (var time = 0; time < 4; time++) await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = true });

        var versions = await admin.FetchAsync("/workflow-definitions?versionOptions=AllVersions&DefinitionIds=defence");

        Assert.Equal(1, versions["items"]!.AsArray().Count(version => (bool)version!["isPublished"]!));
        Assert.True((int)versions["totalCount"]! <= 2, versions["totalCount"]!.ToString());
    }

    [Fact]
    public async Task A_new_definition_that_is_sent_twice_is_made_once()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();
        var model = New("", Sample.WriteLine("line1", "Literal", "x"));

        var first = await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone() });
        var second = await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone() });

        Assert.Equal(first["workflowDefinition"]!["id"]!.ToString(), second["workflowDefinition"]!["id"]!.ToString());
    }

    private static IEnumerable<string> Differences(JsonObject before, JsonObject after) => [.. DefinitionDiff.Between(before, after).Select(change => change.ToString())];

    private static JsonNode ById(JsonObject definition, string id) => definition["root"]!["activities"]!.AsArray().Single(activity => activity!["id"]!.ToString() == id)!;

    private static JsonObject New(string id, params JsonNode[] activities) => new()
    {
        ["id"] = "", ["definitionId"] = id, ["name"] = $"name of {id}", ["version"] = 1, ["variables"] = new JsonArray(), ["inputs"] = new JsonArray(), ["outputs"] = new JsonArray(),
        ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["name"] = "Flowchart1", ["activities"] = new JsonArray(activities) },
    };

    /// <summary>All that the Studio writes of an activity that was just dropped.</summary>
    private static JsonObject Dropped(JsonObject descriptor, string id)
    {
        var activity = new JsonObject
        {
            ["id"] = id, ["nodeId"] = $"Workflow1:flow:{id}", ["name"] = $"{descriptor["name"]}1", ["type"] = descriptor["typeName"]!.ToString(), ["version"] = (int)descriptor["version"]!,
            ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 10, ["y"] = 20 }, ["size"] = new JsonObject { ["width"] = 0, ["height"] = 0 } } },
        };
        foreach (var (name, value) in descriptor["constructionProperties"]!.AsObject()) activity[char.ToLowerInvariant(name[0]) + name[1..]] = value?.DeepClone();
        return activity;
    }

    private static JsonObject FirstSet(string type, string value) => new() { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = type, ["value"] = value }, ["memoryReference"] = null };

    private static async Task<IReadOnlyList<JsonObject>> ToolboxAsync(HttpClient admin) => [.. (await admin.FetchAsync("/descriptors/activities?Refresh=True"))["items"]!.AsArray().Cast<JsonObject>()];

    private static async Task<JsonObject> LatestAsync(HttpClient admin, string id) => (await admin.FetchAsync($"/workflow-definitions/by-definition-id/{id}?versionOptions=Latest")).AsObject();

    private static Task<RunningServer> StartAsync() => RunningServer.StartAsync(DatabaseKind.Sqlite, ("Workflows", Shipped.Folder));
}

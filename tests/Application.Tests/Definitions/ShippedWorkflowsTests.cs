using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Definitions;

/// <summary>The definitions of <c>workflows/</c>, in the host that serves them.</summary>
public sealed class ShippedWorkflowsTests
{
    [Theory]
    [EachDatabase]
    public async Task A_first_start_publishes_them_all_and_loads_the_campaign(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        using var admin = await server.SignInAsync();

        var published = (await admin.FetchAsync("/workflow-definitions?versionOptions=Published"))["items"]!.AsArray().Select(item => item!["definitionId"]!.ToString());

        Assert.Equal(Shipped.Ids, published.Order());
        Assert.Contains("Campaign 2022 was loaded.", server.Said);
    }

    [Fact]
    public async Task Every_activity_has_a_descriptor_of_its_type_and_version_so_that_the_canvas_is_drawn()
    {
        await using var server = await StartAsync(DatabaseKind.Sqlite);
        using var admin = await server.SignInAsync();
        var known = (await admin.FetchAsync("/descriptors/activities?Refresh=True"))["items"]!.AsArray().Select(item => (item!["typeName"]!.ToString(), (int)item["version"]!)).ToHashSet();
        List<string> strangers = [];

        foreach (var id in Shipped.Ids)
        {
            var definition = await admin.FetchAsync($"/workflow-definitions/by-definition-id/{id}?versionOptions=Latest");
            strangers.AddRange(Activities(definition["root"]).Where(activity => !known.Contains((activity["type"]!.ToString(), (int)activity["version"]!))).Select(activity => $"{id}: {activity["id"]} is {activity["type"]}"));
        }

        Assert.Empty(strangers);
    }

    [Fact]
    public void Each_is_named_and_described_in_Chinese_and_in_English()
    {
        foreach (var file in Shipped.Files)
        {
            var definition = JsonNode.Parse(File.ReadAllText(file))!;
            Assert.Matches("^\\p{IsCJKUnifiedIdeographs}+ [A-Z][a-z]+( [a-z]+)*$", definition["name"]!.ToString());
            Assert.Matches("[。；] [A-Z][A-Za-z ,.:-]+\\.$", definition["description"]!.ToString());
        }
    }

    [Fact]
    public async Task A_save_without_a_change_changes_nothing()
    {
        await using var server = await StartAsync(DatabaseKind.Sqlite);
        using var admin = await server.SignInAsync();

        foreach (var id in Shipped.Ids)
        {
            var before = await admin.FetchAsync($"/workflow-definitions/by-definition-id/{id}?versionOptions=Latest");
            var after = (await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = before.DeepClone() }))["workflowDefinition"]!;
            foreach (var member in (string[])["name", "description", "variables", "inputs", "outputs", "outcomes", "customProperties", "options", "root"])
                Assert.True(JsonNode.DeepEquals(before[member], after[member]), $"{id}: {member}");
        }
    }

    private static IEnumerable<JsonObject> Activities(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => Activities(member.Value)).Concat(json.ContainsKey("nodeId") && json.ContainsKey("version") ? [json] : []),
        JsonArray items => items.SelectMany(Activities),
        _ => [],
    };

    private static Task<RunningServer> StartAsync(DatabaseKind kind) => RunningServer.StartAsync(kind, ("Workflows", Shipped.Folder));
}

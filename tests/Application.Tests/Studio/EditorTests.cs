using System.Text.Json.Nodes;
using BenchmarkWorkflow.Selection.Accounts;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>What Elsa Studio needs of the answers, or its canvas stays empty (the contract's traps).</summary>
public sealed class EditorTests
{
    [Fact]
    public async Task Every_activity_type_stands_once_in_the_toolbox_with_all_that_the_canvas_needs()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();

        var items = (await admin.FetchAsync("/descriptors/activities?Refresh=True"))["items"]!.AsArray();

        Assert.Equal(items.Count, items.Select(item => (item!["typeName"]!.ToString(), (int)item["version"]!)).Distinct().Count());
        Assert.All(items, item => Assert.True(item!["category"] is not null && item["customProperties"] is not null && item["inputs"] is not null && item["ports"] is not null, item.ToJsonString()));
        foreach (var type in (string[])["Elsa.Flowchart", "Elsa.Sequence", "Elsa.StateMachine", "Elsa.NotFoundActivity"])
            Assert.Contains(items, item => item!["typeName"]!.ToString() == type);
    }

    [Theory]
    [InlineData("/descriptors/expression-descriptors")]
    [InlineData("/features/installed")]
    [InlineData("/descriptors/workflow-activation-strategies")]
    [InlineData("/descriptors/log-persistence-strategies")]
    [InlineData("/descriptors/incident-strategies")]
    [InlineData("/descriptors/commit-strategies/workflows")]
    [InlineData("/descriptors/commit-strategies/activities")]
    [InlineData("/descriptors/variables")]
    [InlineData("/descriptors/storage-drivers")]
    public async Task The_editor_opens_with_a_list_of(string path)
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();

        Assert.IsType<JsonArray>((await admin.FetchAsync(path))["items"]);
    }

    [Fact]
    public async Task A_save_over_a_published_version_makes_a_draft_and_repeating_it_makes_no_other()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Approval("d"));
        var model = await admin.FetchAsync("/workflow-definitions/by-definition-id/d?versionOptions=Latest");

        var first = await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone() });
        var second = await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone() });

        Assert.Equal((2, false), ((int)first["workflowDefinition"]!["version"]!, (bool)first["workflowDefinition"]!["isPublished"]!));
        Assert.Equal(first["workflowDefinition"]!["id"]!.ToString(), second["workflowDefinition"]!["id"]!.ToString());
    }

    [Fact]
    public async Task Whoever_may_only_read_gets_no_link_to_publish_and_so_a_read_only_editor()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Approval("d"));
        await server.AddAccountAsync("secretary", "a secretary's password", Roles.Secretariat);
        using var secretary = await server.SignInAsync("secretary", "a secretary's password");

        Assert.Contains("publish", Rels(await admin.FetchAsync("/workflow-definitions/by-definition-id/d")));
        Assert.DoesNotContain("publish", Rels(await secretary.FetchAsync("/workflow-definitions/by-definition-id/d")));
        await secretary.CallAsync("/workflow-definitions", new JsonObject { ["model"] = Sample.Approval("d") }, 403);
    }

    [Fact]
    public async Task Every_activity_of_an_answer_has_its_own_node_id()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Approval("d"));

        var root = (await admin.FetchAsync("/workflow-definitions/by-definition-id/d"))["root"]!;

        Assert.Equal("Workflow1:root", root["nodeId"]!.ToString());
        Assert.Equal(["Workflow1:root:greet", "Workflow1:root:ask", "Workflow1:root:done"], root["activities"]!.AsArray().Select(activity => activity!["nodeId"]!.ToString()));
    }

    private static IEnumerable<string> Rels(JsonNode definition) => definition["links"]!.AsArray().Select(link => link!["rel"]!.ToString());
}

using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Application.Tests.Designer;

/// <summary>The list of definitions: one row each, found, filtered, ordered and cut by the database.</summary>
public sealed class ListingTests
{
    private const string List = "/api/designer/definitions";

    [Fact]
    public async Task A_page_far_behind_the_last_one_is_empty()
    {
        await using var server = await RunningServer.StartAsync();
        using var owner = await server.ProcessOwnerAsync("张三");
        await SaveAsync(owner, "greeting", "问候", publish: true);

        var page = await owner.AskAsync($"{List}?page={int.MaxValue}&pageSize=100");

        Assert.Empty(page["items"]!.AsArray());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_definition_with_several_versions_is_one_row_that_tells_how_it_stands_and_who_edited_it_last(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        using var owner = await server.ProcessOwnerAsync("张三");
        await SaveAsync(owner, "greeting", "问候", publish: true);
        await SaveAsync(owner, "greeting", "问候", publish: false, text: "later");
        await SaveAsync(owner, "draft", "草稿一份", publish: false);

        var changed = (await owner.AskAsync($"{List}?state=Changed"))["items"]!.AsArray();
        var all = await owner.AskAsync($"{List}?orderBy=Versions&descending=true");

        var greeting = Assert.Single(changed)!;
        Assert.Equal("greeting", greeting["definitionId"]!.ToString());
        Assert.Equal(("2", "1", "2", "changed", "张三"), (greeting["version"]!.ToString(), greeting["publishedVersion"]!.ToString(), greeting["versions"]!.ToString(), greeting["state"]!.ToString(), greeting["editor"]!.ToString()));
        Assert.Equal(["greeting", "draft"], all["items"]!.AsArray().Select(row => row!["definitionId"]!.ToString()));
        Assert.Equal("2", all["totalCount"]!.ToString());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_list_when_searched_filtered_and_paged_shows_that_part_only(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        using var owner = await server.ProcessOwnerAsync("owner");
        foreach (var name in new[] { "a", "b", "c" }) await SaveAsync(owner, name, $"流程 {name}", publish: name == "b", category: name == "c" ? "评审" : null);

        Assert.Equal(["b"], await IdsAsync(owner, "?search=程 B"));
        Assert.Equal(["b"], await IdsAsync(owner, "?state=Published"));
        Assert.Equal(["c"], await IdsAsync(owner, "?category=评审"));
        Assert.Empty(await IdsAsync(owner, "?editor=nobody"));
        Assert.Equal(["a", "b", "c"], await IdsAsync(owner, "?editor=owner"));
        Assert.Equal(["c"], await IdsAsync(owner, "?page=1&pageSize=2"));
        Assert.Equal("3", (await owner.AskAsync($"{List}?page=1&pageSize=2"))["totalCount"]!.ToString());
        var facets = await owner.AskAsync("/api/designer/definition-facets");
        Assert.Equal("评审", Assert.Single(facets["categories"]!.AsArray())!.ToString());
        Assert.Equal("owner", Assert.Single(facets["editors"]!.AsArray())!["userName"]!.ToString());
    }

    [Fact]
    public async Task The_problems_of_a_page_of_definitions_are_counted_as_publishing_would_see_them()
    {
        await using var server = await RunningServer.StartAsync();
        using var owner = await server.ProcessOwnerAsync("owner");
        await SaveAsync(owner, "good", "好", publish: false);
        await SaveAsync(owner, "bad", "坏", publish: false, activityType: "No.Such.Activity");

        var counts = (await owner.AskAsync("/api/designer/problem-counts?ids=good&ids=bad")).AsArray().ToDictionary(count => count!["definitionId"]!.ToString(), count => (int)count!["errors"]!);

        Assert.Equal(0, counts["good"]);
        Assert.True(counts["bad"] > 0);
    }

    private static async Task SaveAsync(HttpClient client, string id, string name, bool publish, string text = "Hello", string? category = null, string activityType = "Elsa.WriteLine")
    {
        var line = Sample.WriteLine("line", "Literal", text);
        line["type"] = activityType;
        var model = Sample.Definition(id, Sample.Sequence(line));
        model["name"] = name;
        model["options"] = new JsonObject { ["activityCategory"] = category };
        await client.TellAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = publish });
    }

    private static async Task<List<string>> IdsAsync(HttpClient client, string query) =>
        [.. (await client.AskAsync(List + query))["items"]!.AsArray().Select(row => row!["definitionId"]!.ToString())];
}

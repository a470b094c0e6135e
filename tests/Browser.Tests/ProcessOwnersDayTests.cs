using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>A process owner's day with Elsa's own editor and viewer.</summary>
[Collection(SiteCollection.Name)]
public sealed class ProcessOwnersDayTests(Site site)
{
    /// <summary>The published definition is what the campaign runs on, so the day is spent on a copy of it.</summary>
    [Fact]
    public async Task A_mail_is_added_who_recommends_and_a_due_date_are_changed_the_mistake_is_told_at_publishing_and_mended()
    {
        using var elsa = await ElsaClient.SignInAsync(site);
        var copy = await elsa.LatestAsync("recommendation");
        (copy["definitionId"], copy["name"]) = ("day", "推荐（副本）");
        await elsa.SaveAsync(copy);
        await using var page = await SignInAsync();
        var studio = await page.OpenEditorAsync("day");
        await studio.FitAsync();

        await studio.PickAsync(page.Page, "review");
        await studio.Frame.GetByText("秘书处 secretariat", new() { Exact = true }).First.ClickAsync();
        await studio.ChooseAsync("届次日期 Deadline", "documentReview");
        await SavedAsync(elsa, "day", definition => Input(definition, "review", "groups").Contains("secretariat", StringComparison.Ordinal) && Input(definition, "review", "deadline") == "documentReview");
        await page.KeepAsync("changed");

        var mail = await studio.DropAsync("邮件 Mail", "发送邮件", 600, 560);
        var edges = await studio.Edges().CountAsync();
        await studio.ConnectAsync(page.Page, "review", "Cancelled", mail);
        await Assertions.Expect(studio.Edges()).ToHaveCountAsync(edges + 1);
        await SavedAsync(elsa, "day", definition => definition["root"]!["connections"]!.AsArray().Any(line => line!["target"]!["activity"]!.ToString() == mail));

        Assert.Equal(400, await studio.PublishAsync(page.Page));
        await studio.Frame.Locator(".mud-snackbar").Filter(new() { HasText = "必须填写" }).First.WaitForAsync();
        await page.KeepAsync("refused");

        await studio.PickAsync(page.Page, mail);
        await studio.ChooseAsync("模板 Template", "application-received");
        await SavedAsync(elsa, "day", definition => Input(definition, mail, "template") == "application-received");
        Assert.Equal(200, await studio.PublishAsync(page.Page));
        await page.KeepAsync("published");
        Assert.True((bool)(await elsa.LatestAsync("day"))["isPublished"]!);
        Assert.False(await studio.ErrorBar().IsVisibleAsync());
    }

    [Fact]
    public async Task A_definition_is_run_from_the_editor_watched_until_its_task_is_there_and_cancelled()
    {
        using var elsa = await ElsaClient.SignInAsync(site);
        var trial = ElsaClient.Definition(
            "trial", [ElsaClient.Activity("wait", "Elsa.Delay", ("timeSpan", "Literal", "00:00:12")), ElsaClient.Activity("ask", "Benchmark.UserTask", ("title", "Literal", "试运行"), ("groups", "Object", """["secretariat"]"""))],
            ElsaClient.Connection("wait", "Done", "ask"));
        trial["variables"] = JsonNode.Parse("""[{"id":"t","name":"TestCorrelationId","typeName":"String","isArray":false,"value":"campaign:2022"}]""");
        await elsa.SaveAsync(trial);
        await using var page = await SignInAsync();
        var studio = await page.OpenEditorAsync("trial");

        await studio.Frame.Locator("button.mud-icon-button.mud-success-text").First.ClickAsync();
        await page.Page.WaitForURLAsync("**/instances/*");
        var viewer = await page.StudioAsync();
        await page.KeepAsync("waiting");
        await viewer.Frame.GetByText(new Regex("User task -")).First.WaitForAsync(new() { Timeout = 60_000 }); // the journal goes on without a reload
        await page.KeepAsync("task");

        var id = new Uri(page.Page.Url).Segments[^1];
        Assert.Equal("Suspended", (await elsa.GetAsync($"workflow-instances/{id}"))["subStatus"]!.ToString());
        await page.Page.Locator("button", new() { HasTextRegex = new Regex("^取 ?消$") }).ClickAsync();
        await page.KeepAsync("cancel");
        await page.Page.GetByRole(AriaRole.Dialog).Locator(".ant-btn-dangerous").ClickAsync();
        await SavedAsync(elsa, null, instance => instance["subStatus"]!.ToString() == "Cancelled", $"workflow-instances/{id}");
        Assert.Empty(page.Troubles);
    }

    /// <summary>The only wait: what the Studio saves by itself half a second later.</summary>
    private static async Task SavedAsync(ElsaClient elsa, string? definition, Func<JsonNode, bool> holds, string? path = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds(definition is null ? await elsa.GetAsync(path!) : await elsa.LatestAsync(definition))) await Task.Delay(200, patience.Token);
    }

    private static string Input(JsonNode definition, string activity, string input) =>
        definition["root"]!["activities"]!.AsArray().Single(one => one!["id"]!.ToString() == activity)![input]?["expression"]?["value"]?.ToString() ?? "";

    private async Task<PortalPage> SignInAsync()
    {
        var page = await site.OpenAsync(width: 1800, height: 1400);
        await page.SignInAsync(Site.Administrator, Site.Password);
        return page;
    }
}

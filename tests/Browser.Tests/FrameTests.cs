using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>What stands between a page of ours and Elsa's element in its frame: start, failure, token, navigation, language, path.</summary>
[Collection(SiteCollection.Name)]
public sealed class FrameTests(Site site)
{
    [Fact]
    public async Task A_definition_that_is_run_from_the_editor_leads_to_its_instance()
    {
        await using var page = await site.SignInAsync();
        await SaveAsync(page, "run-me", "运行试验");
        var studio = await page.OpenEditorAsync("run-me");

        await studio.Frame.Locator(".mud-icon-button.mud-success-text").ClickAsync();
        await page.Page.WaitForURLAsync("**/instances/*");

        await page.StudioAsync();
        await page.Page.GetByText("已完成", new() { Exact = true }).First.WaitForAsync();
        await page.KeepAsync("instance");
        page.AssertUntroubled();
    }

    [Fact]
    public async Task Opening_a_definition_does_not_save_it()
    {
        await using var page = await site.SignInAsync();
        List<string> written = [];
        page.Page.Request += (_, request) =>
        {
            if (request.Method != "GET" && request.Url.Contains("/workflow-definitions", StringComparison.Ordinal)) written.Add($"{request.Method} {request.Url}");
        };

        await page.OpenEditorAsync("campaign");
        await page.Page.WaitForTimeoutAsync(2_000); // auto-save waits half a second after a change

        Assert.Empty(written);
    }

    [Fact]
    public async Task A_file_that_does_not_come_is_told_and_a_second_try_succeeds()
    {
        await using var page = await site.SignInAsync();
        await page.Page.RouteAsync("**/MudBlazor.min.js", route => route.AbortAsync());
        await page.GoAsync("/designer/objection");
        await page.Page.GetByText("编辑器没有加载成功").WaitForAsync();
        await page.KeepAsync("failed");

        await page.Page.UnrouteAllAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "重新打开" }).ClickAsync();

        await page.StudioAsync();
    }

    [Fact]
    public async Task A_token_that_the_server_refuses_is_renewed_without_a_word()
    {
        await using var page = await site.SignInAsync();
        var refused = 0;
        await page.Page.RouteAsync("**/elsa/api/descriptors/expression-descriptors", route => refused++ == 0 ? route.FulfillAsync(new() { Status = 401 }) : route.ContinueAsync());

        await page.OpenEditorAsync("objection");

        Assert.True(refused > 1, "The refused call was not repeated.");
        Assert.Equal(0, await page.Page.GetByText("已停止").CountAsync());
    }

    [Fact]
    public async Task The_Studio_speaks_the_language_of_the_page_and_is_dark_with_it()
    {
        await using var page = await site.SignInAsync(Site.Administrator, ColorScheme.Dark);
        var chinese = await page.OpenEditorAsync("objection");
        await chinese.Frame.GetByText("基本信息", new() { Exact = true }).WaitForAsync();
        await page.KeepAsync("chinese-dark");
        Assert.Equal(0, await chinese.Frame.GetByText("Metadata", new() { Exact = true }).CountAsync());

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();

        var english = await page.StudioAsync();
        await english.Frame.GetByText("Metadata", new() { Exact = true }).WaitForAsync();
        page.AssertUntroubled();
    }

    [Fact]
    public async Task Everything_works_below_a_path()
    {
        await using var page = await site.SignInAsync();
        await page.GoAsync(Site.Below + "/designer?search=objection");
        await page.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();

        await page.StudioAsync();

        Assert.Matches(new Regex($"{Site.Below}/designer/objection$"), page.Page.Url);
        page.AssertUntroubled();
    }

    private async Task SaveAsync(PortalPage page, string definitionId, string name)
    {
        var token = await page.Page.APIRequest.PostAsync($"{site.Address}/api/account/token", new() { Headers = [new("X-Csrf", "1")] });
        var bearer = (await token.JsonAsync())!.Value.GetProperty("accessToken").GetString();
        var line = new
        {
            id = "line",
            type = "Elsa.WriteLine",
            version = 1,
            name = "WriteLine1",
            metadata = new { designer = new { position = new { x = 100, y = 100 }, size = new { width = 200, height = 56 } } },
            text = new { typeName = "String", expression = new { type = "Literal", value = "Hello" } },
        };
        var model = new { definitionId, name, root = new { id = "flow", type = "Elsa.Flowchart", version = 1, activities = new[] { line }, connections = Array.Empty<object>() } };
        var saved = await page.Page.APIRequest.PostAsync(
            $"{site.Address}/elsa/api/workflow-definitions",
            new() { Headers = [new("Authorization", $"Bearer {bearer}")], DataObject = new { model, publish = true } });
        Assert.True(saved.Ok, await saved.TextAsync());
    }
}

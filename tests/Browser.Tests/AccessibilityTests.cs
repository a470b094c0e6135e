using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>
/// The pages around the Studio, their panels and dialogs can be used by everybody, in both languages, light and dark. The other pages are walked at the end of a season (<c>Seasons</c>); a rehearsal's
/// result and what two editors are told are not among them.
/// </summary>
[Collection(PagesCollection.Name)]
public sealed class AccessibilityTests(Site site)
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Every_panel_and_dialog_around_the_Studio_can_be_used_by_everybody(string language)
    {
        var id = "axe-" + language;
        await PrepareAsync(id);
        await using var page = await site.OpenAsync();
        await page.Page.AddInitScriptAsync($"localStorage.setItem('language', '{language}')");
        List<string> violations = [];
        var dialog = page.Page.GetByRole(AriaRole.Dialog);

        await page.GoAsync("/sign-in");
        await page.Page.Locator("#userName").WaitForAsync();
        await page.Page.Locator("#userName").FillAsync(Site.Administrator);
        await page.Page.Locator("#password").FillAsync(Site.Password);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.GetByRole(AriaRole.Navigation).WaitForAsync();
        await page.GoAsync("/designer");
        await page.Rows.First.WaitForAsync();

        foreach (var (name, button) in new[] { ("create", Button("新建流程", "New workflow")), ("import", Button("导入", "Import")) })
        {
            await button.ClickAsync();
            await dialog.WaitForAsync();
            await CheckAsync(name);
            await CloseAsync();
        }

        await page.GoAsync("/designer?search=" + id);
        await Menu("停用", "Retract");
        await CheckAsync("retract");
        await CloseAsync();
        await Menu("删除", "Delete");
        await dialog.GetByRole(AriaRole.Textbox).WaitForAsync();
        await CheckAsync("delete");
        await CloseAsync();
        await page.Rows.First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Button("删除", "Delete").ClickAsync();
        await dialog.WaitForAsync();
        await CheckAsync("delete-all");

        await page.GoAsync($"/designer/{id}?panel=problems");
        await page.Page.GetByRole(AriaRole.Region).GetByText("JavaScript").First.WaitForAsync();
        await page.StudioAsync();
        await CheckAsync("problems");
        await Tab("版本", "Versions");
        await page.Page.GetByRole(AriaRole.Region).GetByRole(AriaRole.Listitem).First.WaitForAsync();
        await CheckAsync("versions");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = W("恢复", "Restore") }).First.ClickAsync();
        await dialog.WaitForAsync();
        await CheckAsync("revert");
        await CloseAsync();
        await Tab("运行中", "Running");
        await page.Page.GetByRole(AriaRole.Region).GetByRole(AriaRole.Row).Nth(1).WaitForAsync();
        await CheckAsync("running");
        await page.Page.GetByRole(AriaRole.Region).GetByRole(AriaRole.Button).First.ClickAsync();
        await dialog.GetByRole(AriaRole.Row).Nth(1).WaitForAsync();
        await CheckAsync("move");
        await CloseAsync();
        await Tab("演练", "Rehearse");
        await page.Page.Locator("#applications").WaitForAsync();
        await CheckAsync("rehearse");

        await page.GoAsync("/instances?definition=" + id);
        await page.Rows.First.WaitForAsync();
        await CheckAsync("instances");
        await page.Rows.First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.Page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button).Last.ClickAsync();
        await dialog.WaitForAsync();
        await CheckAsync("delete-instances");
        await CloseAsync();
        await page.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.StudioAsync();
        await CheckAsync("viewer");
        await page.Page.Locator("button.ant-btn-dangerous").ClickAsync();
        await dialog.WaitForAsync();
        await CheckAsync("delete-instance");

        Assert.True(violations.Count == 0, string.Join("\n", violations));

        string W(string zh, string en) => language == "zh" ? zh : en;
        ILocator Button(string zh, string en) => page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"{string.Join(" ?", W(zh, en).ToCharArray())}$") }).First;
        Task Tab(string zh, string en) => page.Page.GetByRole(AriaRole.Tab, new() { Name = W(zh, en) }).ClickAsync();

        async Task Menu(string zh, string en)
        {
            await page.Rows.First.GetByRole(AriaRole.Button).Last.ClickAsync();
            await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = W(zh, en), Exact = true }).ClickAsync();
            await dialog.WaitForAsync();
        }

        async Task CloseAsync()
        {
            await page.Page.Keyboard.PressAsync("Escape");
            await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        async Task CheckAsync(string what)
        {
            await page.KeepAsync($"{language}-{what}", "Axe");
            violations.AddRange(await Axe.CheckAsync(page, what));
        }
    }

    [Fact]
    public async Task Colours_that_cannot_be_read_in_one_theme_are_found_in_that_one()
    {
        await using var page = await site.OpenAsync();
        await page.GoAsync("/sign-in");
        await page.Page.Locator("#userName").WaitForAsync();
        Assert.Empty(await Axe.CheckAsync(page, "sign-in"));
        await page.Page.EvaluateAsync("() => { const pale = new CSSStyleSheet(); pale.replaceSync('[data-theme=light] h1 { color: #eee !important }'); document.adoptedStyleSheets.push(pale); }");

        var found = Assert.Single(await Axe.CheckAsync(page, "sign-in"));

        Assert.StartsWith("sign-in, Light: color-contrast", found, StringComparison.Ordinal);
    }

    /// <summary>A definition with everything to show: two published versions, an instance that waits in the first, and a draft with a mistake.</summary>
    private async Task PrepareAsync(string id)
    {
        using var elsa = await ElsaClient.SignInAsync(site);
        await elsa.SaveAsync(Drawing(), publish: true);
        await elsa.RunAsync(id);
        await elsa.SaveAsync(Drawing("bye"), publish: true);
        var mistaken = Drawing("bye");
        mistaken["root"]!["activities"]![0]!["taskName"]!["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "1 +" };
        await elsa.SaveAsync(mistaken);

        JsonObject Drawing(params string[] more) => ElsaClient.Definition(
            id, [ElsaClient.Activity("ask", "Elsa.RunTask", ("taskName", "Literal", "Approve")), .. more.Select(name => ElsaClient.Activity(name, "Elsa.WriteLine", ("text", "Literal", "再见")))],
            [.. more.Select(name => ElsaClient.Connection("ask", "Done", name))]);
    }
}

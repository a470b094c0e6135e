using System.Text.RegularExpressions;
using BenchmarkWorkflow.Selection.Accounts;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>The list of definitions, and a definition in Elsa's editor.</summary>
[Collection(SiteCollection.Name)]
public sealed class DesignerTests(Site site)
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_sign_in_and_then_to_where_they_were_going()
    {
        await using var page = await site.OpenAsync();
        await page.GoAsync("/designer?search=%E7%94%B3%E6%8A%A5");
        await page.Page.GetByLabel("用户名").WaitForAsync();
        await page.KeepAsync("sign-in");

        await page.Page.GetByLabel("用户名").FillAsync(Site.Administrator);
        await page.Page.GetByLabel("密码", new() { Exact = true }).FillAsync("wrong");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.GetByText("用户名或密码不正确。").WaitForAsync();
        await page.Page.GetByLabel("密码", new() { Exact = true }).FillAsync(Site.Password);
        await page.Page.Keyboard.PressAsync("Enter");

        await page.Rows.First.WaitForAsync();
        Assert.EndsWith("/designer?search=%E7%94%B3%E6%8A%A5", page.Page.Url);
    }

    [Fact]
    public async Task A_new_password_that_the_server_refuses_is_told_at_its_field()
    {
        await site.AddAccountAsync("赵工", Roles.ProcessOwner, mustChangePassword: true);
        await using var page = await site.OpenAsync();
        await page.GoAsync("/sign-in");
        await page.Page.GetByLabel("用户名").FillAsync("赵工");
        await page.Page.GetByLabel("密码", new() { Exact = true }).FillAsync(Site.Password);
        await page.Page.Keyboard.PressAsync("Enter");
        await SetAsync(null, "short"); // what was just typed is not asked for again
        await page.Page.GetByText("密码至少需要 10 个字符。").WaitForAsync();
        await page.KeepAsync("refused");
        await page.Page.ReloadAsync();
        await SetAsync("wrong", "another password for tests");
        await page.Page.GetByText("原密码不正确。").WaitForAsync();

        await SetAsync(Site.Password, "another password for tests");

        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "赵工，您好" }).WaitForAsync();

        async Task SetAsync(string? current, string next)
        {
            if (current is not null) await page.Page.GetByLabel("一次性密码").FillAsync(current);
            await page.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync(next);
            await page.Page.GetByLabel("再次输入新密码").FillAsync(next);
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "设置密码并继续" }).ClickAsync();
        }
    }

    [Fact]
    public async Task The_list_when_searched_and_filtered_keeps_its_state_in_the_address()
    {
        await using var page = await site.SignInAsync();
        await page.OpenDefinitionsAsync();
        var all = await page.Rows.CountAsync();
        Assert.True(all >= 14, $"{all} rows: at least the fourteen shipped definitions are there, and what other tests made");
        await page.KeepAsync("all");

        await page.Page.GetByPlaceholder("按名称、说明或编号搜索").FillAsync("公示");
        await Assertions.Expect(page.Rows).Not.ToHaveCountAsync(all);
        var found = await page.Rows.CountAsync();
        await page.Page.ReloadAsync();
        await page.Rows.First.WaitForAsync();

        Assert.Contains("search=", page.Page.Url);
        Assert.Equal(found, await page.Rows.CountAsync());
        page.AssertUntroubled();
    }

    [Fact]
    public async Task A_definition_opens_in_Elsas_editor_without_an_error_and_without_leaving_the_machine()
    {
        await using var page = await site.SignInAsync();
        await page.OpenDefinitionsAsync("?search=application");
        await page.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Page.GetByRole(AriaRole.Progressbar).WaitForAsync();
        await page.KeepAsync("loading");
        var studio = await page.StudioAsync();

        await studio.Activity("资料评审").WaitForAsync();
        await page.KeepAsync("editor");
        Assert.EndsWith("/designer/application", page.Page.Url);
        page.AssertUntroubled();
    }

    [Fact]
    public async Task A_definition_is_created_duplicated_published_retracted_and_deleted_from_the_list()
    {
        await using var page = await site.SignInAsync();
        await page.OpenDefinitionsAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "新建流程" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("名称").FillAsync("浏览器测试");
        await dialog.GetByLabel("说明").FillAsync("由浏览器测试创建。");
        await page.KeepAsync("create");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "新建流程" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/designer/*");

        await page.OpenDefinitionsAsync("?search=浏览器测试");
        await page.Rows.GetByText("草稿", new() { Exact = true }).WaitForAsync();
        await ChooseAsync(page, "浏览器测试", "发布");
        await page.Page.GetByText("已发布 1 个流程").WaitForAsync();
        await page.Rows.GetByText("已发布", new() { Exact = true }).WaitForAsync();
        await ChooseAsync(page, "浏览器测试", "停用");
        await page.KeepAsync("retract");
        await page.Page.GetByRole(AriaRole.Dialog).Locator(".ant-btn-primary").ClickAsync();
        await page.Rows.GetByText("草稿", new() { Exact = true }).WaitForAsync();
        await ChooseAsync(page, "浏览器测试", "复制");
        await page.Rows.Filter(new() { HasText = "浏览器测试 副本" }).WaitForAsync();
        await ChooseAsync(page, "浏览器测试 副本", "删除");
        await page.Page.GetByText("它没有任何流程实例，也没有其他流程使用它。").WaitForAsync();
        await page.KeepAsync("delete");
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();

        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
        await ChooseAsync(page, "浏览器测试", "删除");
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await page.Page.GetByText("没有符合条件的流程").WaitForAsync();
        await page.KeepAsync("empty");
        page.AssertUntroubled();
    }

    [Fact]
    public async Task An_exported_definition_is_imported_from_its_file()
    {
        await using var page = await site.SignInAsync();
        await page.OpenDefinitionsAsync("?search=objection");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => ChooseAsync(page, "异议处理 Objection", "导出"));
        var file = Path.Combine(Directory.CreateTempSubdirectory("export-").FullName, "imported.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(await download.PathAsync())).Replace("\"definitionId\": \"objection\"", "\"definitionId\": \"imported\"").Replace("\"definitionId\":\"objection\"", "\"definitionId\":\"imported\""));

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "导入" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input[type=file]").SetInputFilesAsync(file);
        await page.KeepAsync("import");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "导入", Exact = true }).ClickAsync();
        await page.Page.GetByText("已导入 1 个流程").WaitForAsync();

        await page.OpenDefinitionsAsync("?search=imported&state=draft");
        Assert.Equal(1, await page.Rows.CountAsync());
        page.AssertUntroubled();
        await ChooseAsync(page, "异议处理 Objection", "删除");
        await page.Page.GetByText("它没有任何流程实例，也没有其他流程使用它。").WaitForAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await page.Page.GetByText("没有符合条件的流程").WaitForAsync();
    }

    [Fact]
    public async Task A_definition_whose_instances_are_over_is_deleted_with_their_records_only_when_its_name_is_typed()
    {
        using var elsa = await ElsaClient.SignInAsync(site);
        await elsa.SaveAsync(ElsaClient.Definition("over-already", [ElsaClient.Activity("say", "Elsa.WriteLine", ("text", "Literal", "完成"))]), publish: true);
        await elsa.RunAsync("over-already");
        await using var page = await site.SignInAsync();
        await page.OpenDefinitionsAsync("?search=over-already");

        await ChooseAsync(page, "over-already", "删除");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("第 1 版有 1 个已结束的流程实例，运行记录会随之删除。").WaitForAsync();
        await page.KeepAsync("delete");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "删除" })).ToBeDisabledAsync();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("over-already");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();

        await page.Page.GetByText("没有符合条件的流程").WaitForAsync();
        page.AssertUntroubled();
    }

    [Fact]
    public async Task Definitions_exported_together_come_in_again_from_their_ZIP_and_are_published_retracted_and_deleted_together()
    {
        using var elsa = await ElsaClient.SignInAsync(site);
        foreach (var id in (string[])["zipped-a", "zipped-b"]) await elsa.SaveAsync(ElsaClient.Definition(id, [ElsaClient.Activity("say", "Elsa.WriteLine", ("text", "Literal", "出口之前"))]));
        await using var page = await site.SignInAsync();
        await page.OpenDefinitionsAsync("?search=zipped");
        var bulk = page.Page.GetByRole(AriaRole.Group);
        await page.Page.Locator("thead").GetByRole(AriaRole.Checkbox).CheckAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => bulk.GetByRole(AriaRole.Button, new() { NameRegex = Spaced("导出") }).ClickAsync());
        Assert.EndsWith(".zip", download.SuggestedFilename);
        var file = Path.Combine(Directory.CreateTempSubdirectory("export-").FullName, "workflows.zip");
        await download.SaveAsAsync(file);
        foreach (var id in (string[])["zipped-a", "zipped-b"]) await elsa.SaveAsync(ElsaClient.Definition(id, [ElsaClient.Activity("say", "Elsa.WriteLine", ("text", "Literal", "之后改了"))]));

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "导入" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input[type=file]").SetInputFilesAsync(file);
        await dialog.GetByText("workflows.zip").WaitForAsync();
        await page.KeepAsync("import");
        await dialog.Locator(".ant-btn-primary").ClickAsync();
        await page.Page.GetByText("已导入 2 个流程").WaitForAsync();
        foreach (var id in (string[])["zipped-a", "zipped-b"])
            Assert.Contains("从“出口之前”改为“之后改了”", (await elsa.GetAsync($"/api/designer/definitions/{id}/parked"))[0]!["changes"]![0]!["text"]!.ToString()); // nothing that was drawn is lost
        foreach (var id in (string[])["zipped-a", "zipped-b"]) Assert.Equal("出口之前", (await elsa.LatestAsync(id))["root"]!["activities"]![0]!["text"]!["expression"]!["value"]!.ToString());

        await page.Page.Locator("thead").GetByRole(AriaRole.Checkbox).CheckAsync();
        await bulk.GetByRole(AriaRole.Button, new() { NameRegex = Spaced("发布") }).ClickAsync();
        await page.Page.GetByText("已发布 2 个流程").WaitForAsync();
        await Assertions.Expect(page.Rows.GetByText("已发布", new() { Exact = true })).ToHaveCountAsync(2);
        await page.Page.Locator("thead").GetByRole(AriaRole.Checkbox).CheckAsync();
        await bulk.GetByRole(AriaRole.Button, new() { NameRegex = Spaced("停用") }).ClickAsync();
        await dialog.Locator(".ant-btn-primary").ClickAsync();
        await page.Page.GetByText("已停用 2 个流程").WaitForAsync();
        await Assertions.Expect(page.Rows.GetByText("草稿", new() { Exact = true })).ToHaveCountAsync(2);
        await page.Page.Locator("thead").GetByRole(AriaRole.Checkbox).CheckAsync();
        await bulk.GetByRole(AriaRole.Button, new() { NameRegex = Spaced("删除") }).ClickAsync();
        await page.KeepAsync("delete");
        await dialog.Locator(".ant-btn-primary").ClickAsync();
        await page.Page.GetByText("没有符合条件的流程").WaitForAsync();
        page.AssertUntroubled();
    }

    /// <summary>A button of two characters shows them apart.</summary>
    private static Regex Spaced(string name) => new(string.Join(" ?", name.ToCharArray()) + "$");

    private static async Task ChooseAsync(PortalPage page, string definition, string act)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"更多操作：{definition}", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = act, Exact = true }).ClickAsync();
    }
}

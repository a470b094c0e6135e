using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>A process owner's day, on the shipped processes themselves.</summary>
[Collection(WorkCollection.Name)]
public sealed class ProcessOwnersDayTests(Site site)
{
    [Fact]
    public async Task A_process_owner_changes_rehearses_and_publishes_the_application_process_and_watches_it_run()
    {
        await site.AddAccountAsync("周工", Roles.ProcessOwner);
        using var elsa = await ElsaClient.SignInAsync(site);
        await using var page = await site.SignInAsync("周工", width: 2500, height: 1500);
        await page.OpenDefinitionsAsync();
        await page.Page.Locator("tr[data-row-key='application']").GetByRole(AriaRole.Link).First.ClickAsync();
        var studio = await page.StudioAsync();

        try
        {
            var mail = await ChangeAsync(elsa, page, studio);
            await RehearseAsync(page, studio);
            await PublishAsync(elsa, page, studio, mail);
            await LetTheSecretariatRecommendTooAsync(elsa, page);
            await WatchAndCancelAsync(elsa, page);
        }
        catch
        {
            await page.KeepAsync("failed", "Day"); // what somebody saw who could not go on
            throw;
        }
    }

    /// <summary>Another due date, and a mail that is drawn in and, at first, forgets its template.</summary>
    private static async Task<string> ChangeAsync(ElsaClient elsa, PortalPage page, StudioPage studio)
    {
        await studio.FitAsync();
        await studio.PickAsync(page.Page, "package");
        await studio.ChooseAsync("届次日期 Deadline", "recommendations");
        await SavedAsync(elsa, "application", definition => Input(definition, "package", "deadline") == "recommendations");

        await page.Page.SetViewportSizeAsync(3800, 2400); // large enough to hit the small things of a large drawing
        await studio.FitAsync();
        var (x, y) = await studio.PlaceAsync(300, 540); // nothing stands there
        var mail = await studio.DropAsync("邮件 Mail", "发送邮件", x, y);
        await page.KeepAsync("dropped", "Day");
        var edges = await studio.Edges().CountAsync();
        await studio.ConnectAsync(page.Page, "isRecommended", "已推荐", mail);
        await Assertions.Expect(studio.Edges()).ToHaveCountAsync(edges + 1);
        await SavedAsync(elsa, "application", definition => definition["root"]!["connections"]!.AsArray().Any(line => line!["target"]!["activity"]!.ToString() == mail));
        Assert.Equal(400, await studio.PublishAsync(page.Page));
        await studio.Frame.Locator(".mud-snackbar").Filter(new() { HasText = "必须填写" }).First.WaitForAsync();
        await page.Page.GetByRole(AriaRole.Group, new() { Name = "流程检查" }).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("问题") }).ClickAsync();
        var problems = page.Page.GetByRole(AriaRole.Region, new() { Name = "问题" });
        await problems.GetByText("必须填写").First.WaitForAsync();
        await page.KeepAsync("refused", "Day");

        await studio.FitAsync();
        await studio.PickAsync(page.Page, mail);
        await studio.ChooseAsync("模板 Template", "recommendation-granted");
        await SavedAsync(elsa, "application", definition => Input(definition, mail, "template") == "recommendation-granted"); // one thing after the other, as people do
        await studio.Frame.GetByText("申报企业 applicant", new() { Exact = true }).First.ClickAsync();
        await SavedAsync(elsa, "application", definition => Input(definition, mail, "to").Contains("applicant", StringComparison.Ordinal));
        await problems.GetByText("必须填写").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.KeepAsync("mended", "Day");
        await page.Page.SetViewportSizeAsync(2500, 1500);
        return mail;
    }

    /// <summary>Whoever is recommended gets the letter twice now; the rehearsal says so before anybody meets it.</summary>
    private static async Task RehearseAsync(PortalPage page, StudioPage studio)
    {
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "演练" }).ClickAsync();
        var panel = page.Page.GetByRole(AriaRole.Region, new() { Name = "演练" });
        await panel.GetByLabel("申报数量").FillAsync("4");
        await panel.GetByRole(AriaRole.Button, new() { Name = "演练这份草稿" }).ClickAsync();
        await panel.GetByText("正在演练草稿").WaitForAsync();
        await page.KeepAsync("rehearsing", "Day");

        await panel.GetByRole(AriaRole.Button, new() { Name = "查看完整对比" }).WaitForAsync(new() { Timeout = 300_000 });
        await page.Page.SetViewportSizeAsync(1600, 1000);
        await studio.FitAsync();
        await page.KeepAsync("rehearsed", "Day");
        await page.Page.SetViewportSizeAsync(2500, 1500);
        await panel.GetByRole(AriaRole.Button, new() { Name = "查看完整对比" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Tab, new() { Name = "邮件" }).ClickAsync();
        var letters = (await dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "recommendation-granted" }).GetByRole(AriaRole.Cell).AllInnerTextsAsync()).Skip(1).Take(2).Select(int.Parse).ToArray();
        await page.KeepAsync("compared", "Day");
        Assert.InRange(letters[0], 1, 4);
        Assert.Equal(2 * letters[0], letters[1]);
        await page.Page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task PublishAsync(ElsaClient elsa, PortalPage page, StudioPage studio, string mail)
    {
        Assert.Equal(200, await studio.PublishAsync(page.Page));

        var published = await elsa.LatestAsync("application");
        Assert.True((bool)published["isPublished"]!);
        Assert.Equal(("recommendations", "recommendation-granted"), (Input(published, "package", "deadline"), Input(published, mail, "template")));
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "版本" }).ClickAsync();
        await page.Page.GetByText("周工 发布了第 2 版").WaitForAsync();
        await page.KeepAsync("published", "Day");
        Assert.False(await studio.ErrorBar().IsVisibleAsync());
    }

    /// <summary>The stage is a process of its own.</summary>
    private static async Task LetTheSecretariatRecommendTooAsync(ElsaClient elsa, PortalPage page)
    {
        var studio = await page.OpenEditorAsync("recommendation");
        await studio.FitAsync();
        await studio.PickAsync(page.Page, "review");
        await studio.Frame.GetByText("秘书处 secretariat", new() { Exact = true }).First.ClickAsync();
        await SavedAsync(elsa, "recommendation", definition => Input(definition, "review", "groups").Contains("secretariat", StringComparison.Ordinal));
        Assert.Equal(200, await studio.PublishAsync(page.Page));
        await page.KeepAsync("who-recommends", "Day");
    }

    /// <summary>A company hands in, and its application is followed to the task that asks for a recommendation, then cancelled with all that hangs on it.</summary>
    private async Task WatchAndCancelAsync(ElsaClient elsa, PortalPage page)
    {
        await site.OpenSeasonAsync();
        var application = await site.SubmitAsync();
        await page.GoAsync($"/instances?application=application:{application}");
        var row = page.Rows.Filter(new() { HasText = "申报" }).Filter(new() { HasText = "第 2 版" }).First;
        await row.GetByText("等待中").WaitForAsync();
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        var viewer = await page.StudioAsync();
        await viewer.Frame.GetByText(new Regex("Wait for package - 等待中")).First.WaitForAsync();
        var instance = new Uri(page.Page.Url).Segments[^1];

        await site.SendPackageAsync();

        await viewer.Frame.GetByText(new Regex("Wait for package - 已完成")).First.WaitForAsync(); // without a reload
        await page.KeepAsync("live", "Day");
        await page.GoAsync($"/instances?application=application:{application}");
        var stage = page.Rows.Filter(new() { HasText = "推荐" }).First;
        await stage.GetByText("等待中").WaitForAsync();
        await stage.GetByRole(AriaRole.Link).First.ClickAsync();
        viewer = await page.StudioAsync();
        await viewer.Frame.GetByText(new Regex("User task - 等待中")).First.WaitForAsync();
        await page.KeepAsync("task", "Day");
        var asked = Assert.Single(await site.ReadAsync(db => db.Set<UserTask>().AsNoTracking().Include(task => task.Candidates).Where(task => task.TaskType == "recommendation").ToListAsync()));
        Assert.Equal(["secretariat", "unit:1"], asked.Candidates.Select(candidate => candidate.Name).Order(StringComparer.Ordinal));

        await page.GoAsync($"/instances/{instance}");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^终 ?止$") }).ClickAsync();
        await page.KeepAsync("cancel", "Day");
        await page.Page.GetByRole(AriaRole.Dialog).Locator(".ant-btn-dangerous").ClickAsync();
        await page.Page.GetByText("已取消", new() { Exact = true }).First.WaitForAsync();
        await page.GoAsync($"/instances?application=application:{application}");
        await Assertions.Expect(page.Rows.Filter(new() { HasText = "已取消" })).ToHaveCountAsync(2);
        await page.KeepAsync("cancelled", "Day");
        Assert.Equal("Cancelled", (await elsa.GetAsync($"workflow-instances/{instance}"))["subStatus"]!.ToString());
        Assert.NotNull(Assert.Single(await site.ReadAsync(db => db.Set<UserTask>().AsNoTracking().Where(task => task.Id == asked.Id).ToListAsync())).FinishedAt);
    }

    /// <summary>The only wait: what the Studio saves by itself half a second later.</summary>
    private static async Task SavedAsync(ElsaClient elsa, string definition, Func<JsonNode, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds(await elsa.LatestAsync(definition))) await Task.Delay(200, patience.Token);
    }

    private static string Input(JsonNode definition, string activity, string input) =>
        definition["root"]!["activities"]!.AsArray().Single(one => one!["id"]!.ToString() == activity)![input]?["expression"]?["value"]?.ToString() ?? "";
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Selection.Accounts;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>What keeps an edit safe: problems beside the canvas, two people at once, running instances.</summary>
[Collection(WorkCollection.Name)]
public sealed class SafetyTests(Site site)
{
    private const string Elsa = "/elsa/api/workflow-definitions";

    [Fact]
    public async Task The_problems_of_a_draft_stand_beside_the_canvas_and_lead_to_their_activity()
    {
        using var api = await ApiAsync(Site.Administrator);
        var broken = Drawing("browser-problems", "有问题的流程", "问候");
        broken["root"]!["activities"]![0]!["text"]!["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "1 +" };
        await ImportAsync(api, broken, publish: false);
        await using var page = await site.SignInAsync();

        await page.GoAsync("/designer/browser-problems?panel=problems");
        var studio = await page.StudioAsync();
        var panel = page.Page.GetByRole(AriaRole.Region, new() { Name = "问题" });
        await panel.GetByText("JavaScript 有语法错误").WaitForAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "问候 · Text" }).PressAsync("Enter"); // whoever has no mouse gets there, too

        await studio.Frame.Locator(".x6-node-selected, .x6-widget-selection-box").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.KeepAsync("problems");
        page.AssertUntroubled();
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_takes_over_what_was_put_aside()
    {
        await site.AddAccountAsync("李主任", Roles.ProcessOwner);
        await site.AddAccountAsync("王工", Roles.ProcessOwner);
        using var li = await ApiAsync("李主任");
        await ImportAsync(li, Drawing("browser-two", "两人同改", "问候"), publish: true);
        await using var page = await site.SignInAsync("王工");
        await using var other = await site.SignInAsync("李主任");
        await page.GoAsync("/designer/browser-two");
        var studio = await page.StudioAsync();
        await other.GoAsync("/designer/browser-two");
        await page.Page.GetByText("李主任 也打开着这个流程").WaitForAsync();
        await page.KeepAsync("also-open");
        await other.GoAsync("/designer");

        var theirs = await OpenAsync(li, "browser-two");
        theirs["root"]!["activities"]![0]!["text"]!["expression"]!["value"] = "李的话";
        Assert.True((await li.PostAsJsonAsync(Elsa, new JsonObject { ["model"] = theirs.DeepClone() })).IsSuccessStatusCode);
        await page.Page.GetByText("李主任 于").WaitForAsync();
        await page.KeepAsync("behind");
        await DragAsync(page, studio, "问候");
        await page.Page.GetByText("您的修改没有覆盖它，已暂存").WaitForAsync();
        await page.KeepAsync("refused");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "比较并处理" }).ClickAsync();
        await page.Page.GetByText("您暂存的修改").WaitForAsync();
        await page.Page.GetByText("从“李的话”改为").WaitForAsync();
        await page.KeepAsync("parked");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "接 管" }).Or(page.Page.GetByRole(AriaRole.Button, new() { Name = "接管" })).First.ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
        await page.Page.GetByText("李主任 暂存的修改").WaitForAsync();
        await (await page.StudioAsync()).Activity("问候").WaitForAsync();

        Assert.Equal("你好", (await OpenAsync(li, "browser-two"))["root"]!["activities"]![0]!["text"]!["expression"]!["value"]!.ToString());
        await page.KeepAsync("taken-over");
    }

    [Fact]
    public async Task Of_two_who_draw_in_two_Studios_the_second_takes_over_and_the_first_is_told_of_it()
    {
        await site.AddAccountAsync("赵主任", Roles.ProcessOwner);
        await site.AddAccountAsync("钱工", Roles.ProcessOwner);
        using var zhao = await ApiAsync("赵主任");
        await ImportAsync(zhao, Drawing("browser-studios", "两个窗口", "问候"), publish: true);
        await using var first = await site.SignInAsync("赵主任");
        await using var second = await site.SignInAsync("钱工");
        await first.GoAsync("/designer/browser-studios");
        var firsts = await first.StudioAsync();
        await second.GoAsync("/designer/browser-studios");
        var seconds = await second.StudioAsync();

        await DragAsync(first, firsts, "问候");
        await second.Page.GetByText("赵主任 于").WaitForAsync();
        await DragAsync(second, seconds, "问候", 60, 200);
        await second.Page.GetByText("您的修改没有覆盖它，已暂存").WaitForAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "比较并处理" }).ClickAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "接 管" }).Or(second.Page.GetByRole(AriaRole.Button, new() { Name = "接管" })).First.ClickAsync();
        await second.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
        await second.Page.GetByText("赵主任 暂存的修改").WaitForAsync();

        await first.Page.GetByText("钱工 于").WaitForAsync();
        await first.KeepAsync("taken-over-elsewhere");
        await DragAsync(first, firsts, "问候", -40, -20);
        await first.Page.GetByText("您的修改没有覆盖它，已暂存").WaitForAsync();
    }

    [Fact]
    public async Task Whoever_draws_faster_than_the_server_saves_meets_no_conflict_with_the_own_edits()
    {
        using var api = await ApiAsync(Site.Administrator);
        await ImportAsync(api, Drawing("browser-fast", "快速修改", "问候"), publish: true);
        await using var page = await site.SignInAsync();
        await page.GoAsync("/designer/browser-fast");
        var studio = await page.StudioAsync();
        var saves = 0;
        await page.Page.RouteAsync("**/elsa/api/workflow-definitions", async route =>
        {
            if (route.Request.Method == "POST")
            {
                saves++;
                await Task.Delay(3_000);
            }

            await route.ContinueAsync();
        });

        for (var edit = 0; edit < 3; edit++)
        {
            await DragAsync(page, studio, "问候", 40, 30);
            await page.Page.WaitForTimeoutAsync(1_000); // it saves half a second after each
        }

        await page.Page.GetByText("正在保存").WaitForAsync();
        await page.Page.GetByText("已保存").WaitForAsync();
        Assert.True(saves > 1, $"{saves}");
        Assert.Empty((await api.GetFromJsonAsync<JsonArray>("/api/designer/definitions/browser-fast/parked"))!);
        await Assertions.Expect(page.Page.GetByText("已暂存")).ToHaveCountAsync(0);
        page.AssertUntroubled();
    }

    [Fact]
    public async Task Running_instances_are_previewed_moved_and_moved_back()
    {
        using var api = await ApiAsync(Site.Administrator);
        var drawing = Drawing("browser-move", "迁移示例", "问候");
        drawing["root"]!["activities"]!.AsArray().Add(Activity("wait", "Elsa.RunTask", "等待批准", ("taskName", Text("Approve"))));
        Connect(drawing, "greet", "wait");
        await ImportAsync(api, drawing, publish: true);
        for (var number = 0; number < 3; number++) Assert.True((await api.PostAsJsonAsync($"{Elsa}/browser-move/execute", new { })).IsSuccessStatusCode);
        drawing["root"]!["activities"]!.AsArray().Add(Activity("bye", "Elsa.WriteLine", "道别", ("text", Text("再见"))));
        Connect(drawing, "wait", "bye");
        await ImportAsync(api, drawing, publish: true);
        drawing["description"] = "还是草稿";
        await ImportAsync(api, drawing, publish: false);
        await using var page = await site.SignInAsync();

        await page.GoAsync("/designer/browser-move?panel=running");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "迁移第 1 版的实例" }).ClickAsync();
        await page.Page.GetByText("3 个实例中可以迁移 3 个。").WaitForAsync();
        await page.KeepAsync("move");
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".ant-select-item-option")).ToHaveTextAsync(["第 2 版 · 已发布"]); // not the draft
        await page.Page.Locator(".ant-select-item-option").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "迁移 3 个实例" }).ClickAsync();
        await page.Page.GetByText("已迁移 3 个，未能迁移 0 个").WaitForAsync();
        await page.KeepAsync("moved");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "撤 销" }).Or(page.Page.GetByRole(AriaRole.Button, new() { Name = "撤销" })).First.ClickAsync();
        await page.Page.GetByText("已退回 3 个").WaitForAsync();

        await page.GoAsync("/designer/browser-move?panel=versions");
        await page.Page.GetByText("撤销了从第 1 版到第 2 版的迁移").WaitForAsync();
        await page.KeepAsync("versions");
        page.AssertUntroubled();
    }

    private async Task<HttpClient> ApiAsync(string userName)
    {
        var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var response = await client.PostAsJsonAsync("/elsa/api/identity/login", new { username = userName, password = Site.Password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await response.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.ToString());
        return client;
    }

    private static async Task ImportAsync(HttpClient api, JsonObject definition, bool publish)
    {
        using var imported = await api.PostAsJsonAsync($"{Elsa}/import", definition);
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
        if (publish) Assert.True((await api.PostAsJsonAsync($"{Elsa}/{definition["definitionId"]}/publish", new { })).IsSuccessStatusCode);
    }

    private static async Task<JsonObject> OpenAsync(HttpClient api, string definitionId) =>
        (await api.GetFromJsonAsync<JsonObject>($"{Elsa}/by-definition-id/{definitionId}?versionOptions=Latest"))!;

    /// <summary>Moves an activity on the canvas; the Studio saves by itself.</summary>
    private static async Task DragAsync(PortalPage page, StudioPage studio, string activity, int right = 90, int down = 70)
    {
        var box = (await studio.Activity(activity).BoundingBoxAsync())!;
        var mouse = page.Page.Mouse;
        await mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await mouse.DownAsync();
        await mouse.MoveAsync(box.X + (box.Width / 2) + right, box.Y + (box.Height / 2) + down, new() { Steps = 8 });
        await mouse.UpAsync();
    }

    /// <summary>A flowchart that writes a line.</summary>
    private static JsonObject Drawing(string id, string name, string step) => new()
    {
        ["definitionId"] = id, ["name"] = name,
        ["root"] = new JsonObject
        {
            ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray(Activity("greet", "Elsa.WriteLine", step, ("text", Text("你好")))), ["connections"] = new JsonArray(),
        },
    };

    private static JsonObject Activity(string id, string type, string name, params (string Name, JsonNode Value)[] members)
    {
        var number = id[0] % 5;
        var activity = new JsonObject
        {
            ["id"] = id, ["type"] = type, ["version"] = 1,
            ["metadata"] = new JsonObject { ["displayText"] = name, ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 120 + (number * 140), ["y"] = 120 }, ["size"] = new JsonObject { ["width"] = 160, ["height"] = 50 } } },
        };
        foreach (var (member, value) in members) activity[member] = value;
        return activity;
    }

    private static JsonObject Text(string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static void Connect(JsonObject drawing, string from, string to) => drawing["root"]!["connections"]!.AsArray().Add(new JsonObject
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    });
}

using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>An expert's way from sign-in to done: what to judge, the documents in the page, the rubric beside them, and recusals.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReviewTests(Site site)
{
    [Fact]
    public async Task An_expert_reads_scores_by_keyboard_goes_on_and_recuses()
    {
        await site.OpenSeasonAsync();
        await site.AddExpertsAsync("judge");
        var (first, second) = (await site.SubmitAsync(81), await site.SubmitAsync(82));
        await site.AddPdfAsync(first, "检测报告.pdf");
        await site.AddPdfAsync(second, "检测报告.pdf");
        var judge = (await site.ReviewAsync(first)).Intersect(await site.ReviewAsync(second)).First();
        await using var window = await site.SignInAsync(judge);
        var page = window.Page;
        List<string> violations = [];

        await page.GetByRole(AriaRole.Link, new() { Name = "专家评审" }).ClickAsync();
        await page.GetByText("待评 2 项，共 2 项。").WaitForAsync();
        violations.AddRange(await Axe.CheckAsync(window, "/reviews"));
        await window.KeepAsync("list", "Reviews");
        await page.GetByRole(AriaRole.Link, new() { Name = Company.Name(81) }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = Company.Name(81) }).WaitForAsync();

        await page.GetByRole(AriaRole.Tab, new() { Name = "检测报告.pdf" }).ClickAsync();
        await page.WaitForFunctionAsync("() => { const page = document.querySelector('canvas[role=img]'); return page && page.width > 300 && page.getContext('2d').getImageData(0, 0, page.width, page.height).data.some((value, at) => at % 4 === 0 && value < 128); }");
        await window.KeepAsync("pdf", "Reviews");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Experience.docx" }).ClickAsync();
        await page.Locator(".word-text").GetByText("Experience").WaitForAsync();
        await Assertions.Expect(page.Locator(".word-text").GetByText("附注")).ToHaveCountAsync(1); // what is drawn again for older programs is not read twice

        await page.Locator("body").PressAsync("1");
        await page.Keyboard.TypeAsync("27.5");
        await page.GetByLabel("创新性：评语").FillAsync("方法新，有数据。");
        await page.GetByLabel("实践性：分数").FillAsync("34");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByText("有 1 处需要填写或更正").WaitForAsync();
        await Assertions.Expect(page.GetByLabel("效益性：分数")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("24");
        await page.GetByText("85.5 / 100").WaitForAsync();
        await page.GetByText("草稿已保存").WaitForAsync();
        await page.ReloadAsync();
        await page.GetByText("已恢复草稿").WaitForAsync();
        await Assertions.Expect(page.GetByLabel("创新性：评语")).ToHaveValueAsync("方法新，有数据。");
        violations.AddRange(await Axe.CheckAsync(window, "/reviews/{id}"));
        await window.KeepAsync("desk", "Reviews");
        await page.SetViewportSizeAsync(390, 844);
        await page.GetByText("评分", new() { Exact = true }).First.ClickAsync();
        await window.KeepAsync("desk-390", "Reviews");
        await page.SetViewportSizeAsync(1440, 900);

        await page.GetByLabel("效益性：分数").PressAsync("Control+Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = Company.Name(82) }).WaitForAsync(); // the next one
        var sheet = await site.ReadAsync(db => db.Set<ScoreSheet>().AsNoTracking().SingleAsync(one => one.ApplicationId == first && one.State == ScoreSheetState.Submitted));
        Assert.Equal((85.5m, "方法新，有数据。"), (sheet.Total, sheet.Remarks["innovation"]));

        await page.GetByRole(AriaRole.Button, new() { Name = "申请回避…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("回避原因").ClickAsync();
        await page.GetByText("担任该企业顾问（三年内）").ClickAsync();
        await dialog.GetByLabel("具体情形").FillAsync("2021 年任其顾问。");
        violations.AddRange(await Axe.CheckAsync(window, "giving a review back"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确认回避" }).ClickAsync();
        await page.GetByText("待评 0 项，共 1 项。").WaitForAsync();

        await page.GetByRole(AriaRole.Tab, new() { Name = "回避申明" }).ClickAsync();
        await page.GetByLabel("企业全称").FillAsync("示范集团有限公司");
        await page.GetByLabel("回避原因").ClickAsync();
        await page.GetByText("持有该企业股份").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申明" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "提交申明" }).ClickAsync(); // it asks first
        await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByText("请说明回避的具体情形。").WaitForAsync(); // the server's own rule, at its field
        await page.GetByLabel("具体情形").FillAsync("持股 1%。");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申明" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "提交申明" }).ClickAsync(); // it asks first
        await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByText("持股 1%。 ·").WaitForAsync();
        violations.AddRange(await Axe.CheckAsync(window, "/reviews?tab=ties"));
        await window.KeepAsync("ties", "Reviews");

        await using var office = await site.SignInAsync();
        foreach (var board in (string[])["/assignments", "/assignments?tab=experts", "/ranking?tab=cut", "/defences", "/site-checks", "/site-checks?tab=list", "/visits", "/diagnoses", "/pledges"])
        {
            await office.GoAsync(board);
            await office.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
            await office.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            violations.AddRange(await Axe.CheckAsync(office, board));
        }

        violations.AddRange(await OrderAndCallOffAsync(office));
        office.AssertUntroubled();
        Assert.True(violations.Count == 0, string.Join("\n", violations));
        window.AssertUntroubled(new(422, "/api/reviews/"), new(404, "/api/reviews/")); // the note that was missing, and what the expert gave back
    }

    /// <summary>The secretariat orders a site check by hand, and calls it off.</summary>
    private static async Task<IReadOnlyList<string>> OrderAndCallOffAsync(PortalPage office)
    {
        var page = office.Page;
        List<string> violations = [];
        await office.GoAsync("/site-checks");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出核查…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("企业").FillAsync("QB2022-");
        await page.Locator(".ant-select-item-option").First.ClickAsync();
        await dialog.GetByLabel("需要核查的内容").FillAsync("核实产线数据");
        violations.AddRange(await Axe.CheckAsync(office, "/site-checks, ordering one"));
        await office.KeepAsync("order", "SiteChecks");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "待安排（1）" }).WaitForAsync();
        await office.KeepAsync("ordered", "SiteChecks");
        await page.GetByRole(AriaRole.Button, new() { Name = "取消核查…" }).ClickAsync();
        await dialog.GetByLabel("取消的原因").FillAsync("企业已提供书面证明");
        violations.AddRange(await Axe.CheckAsync(office, "/site-checks, calling one off"));
        await office.KeepAsync("call-off", "SiteChecks");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "取消核查", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "待安排（0）" }).WaitForAsync();
        return violations;
    }
}

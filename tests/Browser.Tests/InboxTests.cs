using System.Globalization;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Eligibility;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Application = BenchmarkWorkflow.Selection.Applications.Application;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>The inbox: a unit's clerk and the secretariat work on tasks of the shipped process, from sign-in to done.</summary>
[Collection(InboxCollection.Name)]
public sealed class InboxTests(Site site)
{
    [Fact]
    public async Task A_clerk_recommends_and_the_secretariat_passes_the_check_and_a_colleague_who_takes_over_is_told_to_the_other()
    {
        await site.OpenSeasonAsync();
        await site.AddAccountAsync("clerk", Roles.Unit, displayName: "王芳", group: "unit:1");
        await site.AddAccountAsync("colleague", Roles.Unit, displayName: "赵强", group: "unit:1");
        await site.AddAccountAsync("secretary", Roles.Secretariat, displayName: "李敏");
        List<long> applications = [];
        for (var number = 1; number <= 3; number++)
        {
            applications.Add(await site.SubmitAsync(number));
            await site.SendPackageAsync(number);
        }

        await using (var clerk = await site.SignInAsync("clerk"))
        {
            await RecommendAsync(clerk);
            await TakenOverAsync(clerk);
        }

        await CheckAsync(applications[0], applications[2]);
        await PhoneAsync();
        await AxeAsync();
    }

    /// <summary>From the home page: what can be claimed, the list by keys, the draft that survives a reload, the opinion that is asked for, and the next task.</summary>
    private async Task RecommendAsync(PortalPage clerk)
    {
        var page = clerk.Page;
        await page.GetByText("有 3 项可以认领").WaitForAsync();
        await clerk.KeepAsync("home", "Inbox");
        await page.GetByRole(AriaRole.Link, new() { Name = "打开待办" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "待认领 3", Exact = true }).ClickAsync();
        await Row(page, 1).WaitForAsync();
        await page.GetByText("第1示范制造有限公司").First.WaitForAsync();
        await clerk.KeepAsync("list", "Inbox");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "推荐审核：第1示范制造有限公司" }).WaitForAsync();
        await page.GetByText("认领后可查看详情并办理").WaitForAsync();
        await page.Keyboard.PressAsync("c");
        await page.GetByText("请核对申报材料的真实性与完整性").WaitForAsync();
        await page.GetByText("实施系统方法的经验").WaitForAsync(); // what it is about

        await page.GetByRole(AriaRole.Radio, new() { Name = "推荐", Exact = true }).CheckAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByText("选择“推荐”时须填写意见").First.WaitForAsync();
        await page.GetByLabel("意见（必填）").FillAsync("材料真实完整，同意推荐。");
        await page.GetByText("草稿已保存于").WaitForAsync();
        await clerk.KeepAsync("draft", "Inbox");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("意见（必填）")).ToHaveValueAsync("材料真实完整，同意推荐。");
        await page.GetByText("已恢复您").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "提交：推荐" }).ClickAsync();
        await page.GetByText("已提交：推荐").First.WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "推荐审核：第2示范制造有限公司" }).WaitForAsync(); // the next one
        await page.GetByRole(AriaRole.Link, new() { Name = "已办", Exact = true }).ClickAsync();
        await page.Locator("a[data-task]").Filter(new() { HasText = "第1示范制造有限公司" }).ClickAsync();
        await page.GetByText("材料真实完整，同意推荐。").WaitForAsync();
        await clerk.KeepAsync("done", "Inbox");
        clerk.AssertUntroubled(new Refusal(422, "/api/tasks/")); // the answer without its opinion
    }

    /// <summary>The secretariat gives a task to a colleague while the clerk writes: the clerk is told in words, without a reload, and what was written stays.</summary>
    private async Task TakenOverAsync(PortalPage clerk)
    {
        var page = clerk.Page;
        await clerk.GoAsync("/inbox?scope=Available");
        await page.Locator("a[data-task]").Filter(new() { HasText = "第2示范制造有限公司" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "认领", Exact = true }).ClickAsync();
        await page.GetByLabel("意见", new() { Exact = true }).FillAsync("写到一半");

        await using var secretary = await site.SignInAsync("secretary");
        var id = new Uri(page.Url).Segments[^1];
        await secretary.GoAsync("/inbox/" + id);
        await secretary.Page.GetByText("这项任务由 王芳 办理").WaitForAsync();
        await secretary.Page.GetByRole(AriaRole.Button, new() { Name = "更多操作" }).ClickAsync();
        await secretary.Page.GetByRole(AriaRole.Menuitem, new() { Name = "分派" }).ClickAsync();
        var dialog = secretary.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("交给").FillAsync("赵");
        await secretary.Page.GetByTitle("赵强").ClickAsync();
        await dialog.GetByLabel("理由").FillAsync("王芳另有任务");
        await secretary.KeepAsync("assign", "Inbox");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "分派" }).ClickAsync();
        await secretary.Page.GetByText("已分派给 赵强").First.WaitForAsync();

        await page.GetByText("您打开之后，这项任务有变化").WaitForAsync();
        await page.GetByText("现由 赵强 办理。").WaitForAsync();
        await Assertions.Expect(page.GetByLabel("意见", new() { Exact = true })).ToHaveValueAsync("写到一半");
        await Assertions.Expect(page.GetByLabel("意见", new() { Exact = true })).Not.ToBeEditableAsync();
        await clerk.KeepAsync("taken", "Inbox");
        secretary.AssertUntroubled();
    }

    /// <summary>The check of the application that was recommended, with its documents and what the system found beside the list: every item, and passed.</summary>
    private async Task CheckAsync(long application, long another)
    {
        await site.Services.GetRequiredService<UnitOfWork>().RunAsync(
            async (services, ct) =>
            {
                await services.GetRequiredService<EligibilityDesk>().OpenAsync(another, "system", ct);
                return await services.GetRequiredService<UserTasks>().CreateAsync(
                    new NewUserTask { Title = "资格审查：再核一项", TaskType = "eligibility", Assignee = "secretary", AboutKind = "application", AboutId = another.ToString(CultureInfo.InvariantCulture), Actions = [new("Pass", "通过")] }, ct);
            },
            CancellationToken.None);
        await using var secretary = await site.SignInAsync("secretary");
        var page = secretary.Page;
        await secretary.GoAsync("/inbox?scope=Available");
        await page.Locator("a[data-task]").Filter(new() { HasText = "资格审查：第1示范制造有限公司" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "认领", Exact = true }).ClickAsync();
        await secretary.GoAsync("/inbox");
        await page.Locator("a[data-task]").Filter(new() { HasText = "资格审查：第1示范制造有限公司" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下一项" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "资格审查：再核一项" }).WaitForAsync();
        await page.Keyboard.PressAsync("k");
        await page.GetByRole(AriaRole.Heading, new() { Name = "资格审查：第1示范制造有限公司" }).WaitForAsync();
        await page.GetByText("校验码正确").WaitForAsync();
        await page.GetByText("系统核对 · 符合").Nth(5).WaitForAsync(); // of unit, area, form, experience, proof and package
        var material = page.GetByRole(AriaRole.Region, new() { Name = "申报材料" });
        await Assertions.Expect(material.GetByRole(AriaRole.Tab, new() { Selected = true })).ToHaveTextAsync("申报书内容");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(material.GetByRole(AriaRole.Tab, new() { Selected = true })).ToHaveTextAsync("Form.docx");
        await material.GetByText("Form", new() { Exact = true }).WaitForAsync(); // what the file says
        await page.GetByRole(AriaRole.Button, new() { Name = "Proof.docx" }).ClickAsync();
        await material.GetByText("Proof", new() { Exact = true }).WaitForAsync();
        Assert.Empty(await Axe.CheckAsync(secretary, "the check"));
        await page.GetByRole(AriaRole.Radio, new() { Name = "通过", Exact = true }).CheckAsync();
        var no = page.GetByRole(AriaRole.Radio, new() { Name = "否", Exact = true });
        await no.First.CheckAsync();
        await page.GetByLabel("：不符合的原因").FillAsync("缺证明"); // asked for only now
        foreach (var yes in await page.GetByRole(AriaRole.Radio, new() { Name = "是", Exact = true }).AllAsync()) await yes.CheckAsync();
        await Assertions.Expect(page.GetByLabel("：不符合的原因")).ToHaveCountAsync(0);
        await secretary.KeepAsync("checklist", "Inbox");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交：通过" }).ClickAsync();
        await page.GetByText("已提交：通过").First.WaitForAsync();

        var stage = await site.ReadAsync(db => db.Set<Application>().Where(one => one.Id == application).Select(one => one.Stage).SingleAsync());
        Assert.NotEqual(ApplicationStage.Recommendation, stage);
        Assert.Equal("Pass", await site.ReadAsync(db => db.Set<UserTask>().Where(task => task.TaskType == "eligibility" && task.AboutId == application.ToString(CultureInfo.InvariantCulture)).Select(task => task.Outcome).SingleAsync()));
        secretary.AssertUntroubled();
    }

    /// <summary>Every kind of field; a rubric adds up while it is filled in, and an expert's answer stays their own.</summary>
    [Fact]
    public async Task An_expert_fills_in_every_kind_of_field_and_sees_the_sum_and_afterwards_what_was_handed_in()
    {
        await site.AddAccountAsync("expert-a", Roles.Expert, displayName: "周专家");
        await site.AddAccountAsync("expert-b", Roles.Expert, displayName: "吴专家");
        FieldOption[] many = [.. Enumerable.Range(1, 8).Select(number => new FieldOption($"o{number}", $"选项{number}"))];
        var form = new TaskForm(
        [
            new("first", "方法（0–60 分）", FieldType.Number) { Required = true, Min = 0, Max = 60 }, new("second", "成效（0–40 分）", FieldType.Number) { Required = true, Min = 0, Max = 40 },
            new("day", "日期", FieldType.Date), new("at", "时刻", FieldType.DateTime), new("count", "人数", FieldType.Integer), new("name", "姓名", FieldType.Text) { MaxLength = 5 },
            new("few", "等级", FieldType.Choice) { Options = [.. many.Take(3)] }, new("one", "领域", FieldType.Choice) { Options = many }, new("team", "成员", FieldType.Choices) { Options = many },
        ]) { Title = "评分表" };
        await site.Services.GetRequiredService<UnitOfWork>().RunAsync(
            (services, ct) => services.GetRequiredService<UserTasks>().CreateAsync(
                new NewUserTask { Title = "资料评审：样表", TaskType = "document-review", Respondents = ["expert-a", "expert-b"], Form = form, Actions = [new("Score", "提交评分")] }, ct),
            CancellationToken.None);
        await using var expert = await site.SignInAsync("expert-a");
        var page = expert.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "资料评审：样表" }).ClickAsync();

        await page.GetByLabel("方法（0–60 分）").FillAsync("70");
        await page.GetByText("应在 0 至 60 之间").WaitForAsync();
        await page.GetByLabel("方法（0–60 分）").FillAsync("48.5");
        await page.GetByLabel("成效（0–40 分）").FillAsync("30");
        await page.GetByText("78.5 / 100").WaitForAsync();
        await page.GetByLabel("日期", new() { Exact = true }).FillAsync("2026-12-01");
        await page.GetByLabel("时刻（北京时间）").FillAsync("2026-12-01 09:30");
        await page.GetByLabel("人数").FillAsync("3");
        await page.GetByLabel("姓名").FillAsync("太长的名字了");
        await page.GetByText("最多 5 字，现有 6 字").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交评分" }).ClickAsync();
        await page.GetByText("有 1 处需要更正").WaitForAsync();
        await page.GetByLabel("姓名").FillAsync("周专家");
        await page.GetByRole(AriaRole.Radio, new() { Name = "选项2" }).CheckAsync();
        await page.GetByLabel("领域").ClickAsync();
        await page.GetByTitle("选项7").ClickAsync();
        await page.GetByLabel("成员").ClickAsync();
        await page.GetByTitle("选项5").Last.ClickAsync();
        await page.GetByTitle("选项1").Last.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await expert.KeepAsync("rubric", "Inbox");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交评分" }).ClickAsync();
        await page.GetByText("已提交：提交评分").First.WaitForAsync();

        await expert.GoAsync("/inbox?scope=History");
        await page.Locator("a[data-task]").First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "您提交的答复" }).WaitForAsync();
        await page.GetByText("2026-12-01 09:30").WaitForAsync();
        await page.GetByText("选项5、选项1").WaitForAsync(); // in the order they were chosen
        await expert.KeepAsync("rubric-done", "Inbox");
        await Assertions.Expect(page.GetByText("吴专家")).ToHaveCountAsync(0);
        expert.AssertUntroubled(new Refusal(422, "/api/tasks/"));
    }

    private async Task PhoneAsync()
    {
        await using var phone = await site.SignInAsync("colleague"); // the menu is drawn in where there is no room
        await phone.Page.SetViewportSizeAsync(390, 844);
        await phone.GoAsync("/inbox");
        await phone.Page.Locator("a[data-task]").First.WaitForAsync();
        await phone.KeepAsync("phone-list", "Inbox");
        await phone.Page.Locator("a[data-task]").First.ClickAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "返回列表" }).WaitForAsync();
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = "办理记录" }).WaitForAsync();
        await phone.KeepAsync("phone-task", "Inbox");
        Assert.True(await phone.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        phone.AssertUntroubled();
    }

    private async Task AxeAsync()
    {
        List<string> violations = [];
        foreach (var language in new[] { "zh", "en" })
        {
            await using var page = await site.SignInAsync("secretary");
            await page.Page.AddInitScriptAsync($"localStorage.setItem('language', '{language}')");
            string W(string zh, string en) => language == "zh" ? zh : en;
            var dialog = page.Page.GetByRole(AriaRole.Dialog);

            await page.GoAsync("/inbox?scope=All");
            await page.Page.Locator("a[data-task]").Filter(new() { HasText = "第3示范制造有限公司" }).ClickAsync();
            await page.Page.GetByRole(AriaRole.Heading, new() { Name = W("办理记录", "Record") }).WaitForAsync();
            await page.Page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
            await page.Page.GetByRole(AriaRole.Button, new() { Name = W("代为办理", "Answer in their place") }).ClickAsync();
            await CheckAsync("task");
            await page.Page.GetByRole(AriaRole.Button, new() { Name = W("外出", "Out of office") }).ClickAsync();
            await dialog.WaitForAsync();
            await CheckAsync("away");
            await page.Page.Keyboard.PressAsync("Escape");
            await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.Page.GetByRole(AriaRole.Button, new() { Name = W("筛选方案", "Saved filters") }).ClickAsync();
            await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = W("保存当前筛选", "Save this filter") }).ClickAsync();
            await dialog.WaitForAsync();
            await CheckAsync("save-filter");
            await dialog.GetByLabel(W("名称", "Name")).FillAsync($"全部-{language}");
            await dialog.GetByRole(AriaRole.Button, new() { Name = W("保存", "Save"), Exact = true }).ClickAsync();
            await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.Page.GetByRole(AriaRole.Button, new() { Name = W("更多操作", "More") }).ClickAsync();
            await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = W("撤销任务", "Cancel task") }).ClickAsync();
            await dialog.WaitForAsync();
            await CheckAsync("cancel");
            await page.GoAsync("/inbox?scope=History&search=nothing-like-that");
            await page.Page.GetByText(W("没有符合条件的任务", "No task like that")).WaitForAsync();
            await page.Page.Keyboard.PressAsync("?");
            await dialog.WaitForAsync();
            await CheckAsync("keys");
            await page.GoAsync("/");
            await page.Page.GetByText(W("接下来要办", "Next for you")).WaitForAsync();
            await CheckAsync("home");
            page.AssertUntroubled();

            async Task CheckAsync(string what)
            {
                await page.KeepAsync($"{language}-{what}", "Inbox");
                violations.AddRange(await Axe.CheckAsync(page, $"{language} {what}"));
            }
        }

        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    private static ILocator Row(IPage page, int number) => page.Locator("a[data-task]").Filter(new() { HasText = $"第{number}示范制造有限公司" });
}

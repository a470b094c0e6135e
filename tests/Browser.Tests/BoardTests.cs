using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Candidates;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>An administrator invites a unit's clerk, who opens the account, puts the unit's applicants in order and recommends one; and the pages by which it is done are for everybody.</summary>
[Collection(InboxCollection.Name)]
public sealed class BoardTests(Site site)
{
    private const int Unit = 7;

    [Fact]
    public async Task A_clerk_is_invited_orders_the_units_applicants_and_recommends_one()
    {
        await site.OpenSeasonAsync();
        foreach (var number in (int[])[71, 72, 73])
        {
            await site.SubmitAsync(number, Unit);
            await site.SendPackageAsync(number);
        }

        List<string> violations = [];
        await using (var admin = await site.SignInAsync(Site.Administrator))
        {
            await admin.GoAsync("/accounts");
            await admin.Rows.First.WaitForAsync();
            violations.AddRange(await Axe.CheckAsync(admin, "/accounts"));
            await admin.Page.GetByRole(AriaRole.Button, new() { Name = "新建账户" }).ClickAsync();
            var dialog = admin.Page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel("用户名").FillAsync("jilin.clerk");
            await dialog.GetByLabel("姓名或单位名称").FillAsync("吉林省工信厅 周宁");
            await dialog.GetByLabel("电子邮箱").FillAsync("zhouning@unit.example");
            await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "推荐单位" }).CheckAsync();
            await dialog.GetByRole(AriaRole.Combobox, new() { Name = "推荐单位" }).FillAsync("吉林");
            await admin.Page.Keyboard.PressAsync("Enter");
            await admin.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(admin.Page.Locator(".ant-select-dropdown:visible")).ToHaveCountAsync(0);
            violations.AddRange(await Axe.CheckAsync(admin, "/accounts, making one"));
            await dialog.GetByRole(AriaRole.Button, new() { Name = "建立并发送邀请" }).ClickAsync();
            await admin.Page.GetByRole(AriaRole.Heading, new() { Name = "开通邀请" }).WaitForAsync();
            violations.AddRange(await Axe.CheckAsync(admin, "/accounts/one"));
            await admin.GoAsync("/experts");
            await admin.Page.GetByRole(AriaRole.Heading, new() { Name = "专家库" }).WaitForAsync();
            violations.AddRange(await Axe.CheckAsync(admin, "/experts"));
        }

        var link = await site.ReadAsync(db => db.Set<AccountLink>().Where(one => one.Address == "zhouning@unit.example").Select(one => one.Id).SingleAsync());
        await using var clerk = await site.OpenAsync();
        var page = clerk.Page;
        await clerk.GoAsync("/password#" + site.Services.GetRequiredService<AccountSecrets>().Seal(link));
        await page.GetByText("吉林省工信厅 周宁，您好").WaitForAsync();
        violations.AddRange(await Axe.CheckAsync(clerk, "/password"));
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Site.Password);
        await page.GetByLabel("再次输入新密码").FillAsync(Site.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "设置密码并登录" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "推荐工作台" }).ClickAsync();

        var rows = page.Locator("li[data-candidate]");
        await page.GetByRole(AriaRole.Button, new() { Name = $"办理推荐：{Company.Name(73)}" }).WaitForAsync();
        Assert.Equal(3, await rows.CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = $"拖动 {Company.Name(73)}" }).FocusAsync();
        foreach (var key in (string[])["Space", "ArrowUp", "ArrowUp", "Space"])
        {
            await page.Keyboard.PressAsync(key);
            await page.WaitForTimeoutAsync(120); // the row slides
        }

        await Assertions.Expect(rows.First).ToContainTextAsync(Company.Name(73));
        await page.GetByRole(AriaRole.Button, new() { Name = $"下移 {Company.Name(71)}" }).ClickAsync();
        await Assertions.Expect(rows.Nth(2)).ToContainTextAsync(Company.Name(71));
        await UntilAsync(async db =>
        {
            var names = await db.Set<Application>().Join(db.Set<Applicant>(), one => one.ApplicantId, company => company.Id, (one, company) => new { one.Id, company.FullName }).ToDictionaryAsync(one => one.Id, one => one.FullName);
            return await db.Set<CandidateOrder>().SingleOrDefaultAsync() is { } kept && kept.Order.Select(id => names[id]).SequenceEqual([Company.Name(73), Company.Name(72), Company.Name(71)]);
        });
        await page.GetByRole(AriaRole.Checkbox, new() { Name = $"比较 {Company.Name(73)}" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = $"比较 {Company.Name(72)}" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "并排比较（2）" }).ClickAsync();
        await page.GetByRole(AriaRole.Rowheader, new() { Name = "企业规模" }).WaitForAsync();
        await clerk.KeepAsync("compared");
        violations.AddRange(await Axe.CheckAsync(clerk, "/candidates, compared"));
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new() { Name = $"办理推荐：{Company.Name(73)}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "认领", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "推荐", Exact = true }).CheckAsync();
        await clerk.KeepAsync("task");
        await page.GetByLabel("意见（必填）").FillAsync("经验系统，成效显著。");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交：推荐" }).ClickAsync();
        await page.GetByText("已用 1 / 3").WaitForAsync();
        await page.GetByText($"{Company.Name(73)} 占用 1 个名额").WaitForAsync();
        await clerk.KeepAsync("board");
        violations.AddRange(await Axe.CheckAsync(clerk, "/candidates"));
        await page.SetViewportSizeAsync(390, 844);
        await clerk.KeepAsync("board-390");
        await page.SetViewportSizeAsync(1440, 900);
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.GetByText("1 of 3 used").WaitForAsync();
        await clerk.KeepAsync("board-en");
        Assert.Equal([], clerk.Troubles);
        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    private async Task UntilAsync(Func<DbContext, Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (await site.ReadAsync(holds)) return;
            await Task.Delay(100);
        }

        Assert.Fail("The database does not say so after ten seconds.");
    }
}

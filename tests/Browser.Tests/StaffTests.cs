using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>What the secretariat and administrators do all day: find an application, look at it whole, let mail go, read the record, mind the jobs.</summary>
[Collection(PagesCollection.Name)]
public sealed class StaffTests(Site site)
{
    [Fact]
    public async Task A_secretary_finds_an_application_reads_it_and_corrects_and_releases_a_letter()
    {
        await SubmitAsync(64);
        var (application, company) = await SubmitAsync(61);
        var letter = await HeldAsync("browser/held", application);
        await site.AddAccountAsync("secretary-61", Roles.Secretariat);
        await using var page = await site.SignInAsync("secretary-61");

        await page.GoAsync("/applications");
        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "按企业、信用代码、名称或受理编号查找" }).FillAsync(company);
        await page.Page.WaitForURLAsync("**search=**");
        await Assertions.Expect(page.Rows).ToHaveCountAsync(1);
        await page.KeepAsync("list");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
        Assert.Equal("2022年申报汇总表.xlsx", download.SuggestedFilename);
        Assert.Contains("search=" + Uri.EscapeDataString(company), download.Url, StringComparison.Ordinal);
        Assert.Contains("column=company", download.Url, StringComparison.Ordinal);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = company }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Heading, new() { Name = company }).WaitForAsync();
        await page.KeepAsync("application");
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "待办、邮件与流程" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "扣留的邮件" }).ClickAsync();

        await page.Page.WaitForURLAsync($"**/mail/{letter}");
        await Assertions.Expect(page.Page.FrameLocator("iframe").GetByText("有一处写错")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
        await page.Page.GetByLabel("正文").FillAsync("这一处已经改好。");
        await page.KeepAsync("edit");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Page.FrameLocator("iframe").GetByText("这一处已经改好")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "放行" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "放行" }).ClickAsync();

        await page.Page.GetByText("已发送", new() { Exact = true }).First.WaitForAsync();
        await page.KeepAsync("sent");
        page.AssertUntroubled();
    }

    [Fact]
    public async Task An_administrator_verifies_the_record_and_runs_a_job()
    {
        await using var page = await site.SignInAsync();
        await page.GoAsync("/audit");
        await page.Rows.First.WaitForAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "核验记录链" }).ClickAsync();
        await page.Page.GetByText("全部与写入时一致").WaitForAsync();
        await page.KeepAsync("verified");

        await page.GoAsync("/jobs");
        var job = page.Rows.Filter(new() { HasText = "清理登录失败记录" });
        await job.GetByRole(AriaRole.Button, new() { Name = "立即执行" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "立即执行" }).ClickAsync();
        await job.GetByText("成功").WaitForAsync();
        await page.KeepAsync("jobs");
        page.AssertUntroubled();
    }

    private async Task<(long Application, string Company)> SubmitAsync(int number)
    {
        await site.OpenSeasonAsync();
        return (await site.SubmitAsync(number), Company.Name(number));
    }

    private Task<long> HeldAsync(string key, long application) => site.Services.GetRequiredService<UnitOfWork>().RunAsync(async (services, ct) => (await services.GetRequiredService<Outbox>().QueueAsync(
        new NewMail
        {
            DedupeKey = key, Subject = "扣留的邮件", Text = "有一处写错。", Status = OutgoingStatus.Held, Recipients = [new MailRecipient("someone@company.example", "联系人")],
            AboutKind = "application", AboutId = $"{application}",
        },
        ct)).Id, CancellationToken.None);
}

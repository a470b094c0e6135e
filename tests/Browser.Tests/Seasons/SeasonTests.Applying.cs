using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>8 to 10 June: the company registers, writes and hands in; the archives come by mail.</summary>
public sealed partial class SeasonTests
{
    private static string Code => "91110108MA1234567" + CreditCode.CheckCharacter("91110108MA1234567");

    private async Task ApplyAsync()
    {
        await site.PassToAsync(6, 8, 9);
        await RegisterAsync();
        await WriteAsync();
        await AttachAsync();
        await HandInAsync();
        application = await site.ApplicationOfAsync(Winner);
        await site.SubmitAsync(21);
        await site.PassToAsync(6, 9, 10);
        await SendArchiveAsync();
        await site.SendPackageAsync(21);
        await site.SettleAsync();
        await applicant.Page.SetViewportSizeAsync(390, 844);
        await applicant.GoAsync("/application");
        await applicant.SeeAsync("已收到合格的材料包");
        await applicant.KeepAsync("02-status-phone");
        await applicant.Page.SetViewportSizeAsync(1440, 900);
    }

    private async Task RegisterAsync()
    {
        var page = applicant.Page;
        await applicant.GoPublicAsync("/campaign");
        await page.GetByRole(AriaRole.Link, new() { Name = "申报企业注册" }).ClickAsync();
        foreach (var (label, value) in new[]
        {
            ("用户名", "quality@north.example"), ("企业全称", Winner), ("统一社会信用代码", Code), ("企业地址", "北京市海淀区示范路 1 号"), ("联系人", "张工"), ("联系电话", "13900000000"),
            ("电子邮箱", "quality@north.example"), ("密码", Site.Password),
        })
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await page.GetByLabel("再次输入密码").FillAsync(Site.Password);
        await applicant.ClickAsync("注册并开始填写申报");
        await applicant.ClickAsync("开始填写申报");
        applicant.IsHere();
    }

    private async Task WriteAsync()
    {
        var page = applicant.Page;
        await page.GetByLabel("质量标杆名称").FillAsync("实施数字化质量管理方法的经验");
        await page.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await applicant.ChooseAsync("推荐单位", "北京市");
        await ApplicationFilling.FillAsync(applicant.Window);
    }

    private async Task AttachAsync()
    {
        await applicant.GoAsync("/application?step=documents");
        var choosers = applicant.Page.Locator("input[type=file]");
        await applicant.Page.GetByRole(AriaRole.Heading, new() { Name = "申报书（加盖公章）" }).WaitForAsync();
        foreach (var (place, name) in new[] { "申报书.docx", "典型经验.docx", "证明材料.docx" }.Select((name, place) => (place, name)))
        {
            await choosers.Nth(place).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Company.Word(name) });
            await applicant.Page.GetByRole(AriaRole.Link, new() { Name = $"下载 {name}" }).WaitForAsync();
        }
    }

    private async Task HandInAsync()
    {
        await applicant.GoAsync("/application?step=check");
        await applicant.SeeAsync("内容已齐全，可以提交");
        await applicant.KeepAsync("02-check");
        await applicant.ClickAsync("提交申报");
        await applicant.LookAsync("handing in");
        await applicant.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "提交申报" }).ClickAsync();
        await applicant.SeeAsync("回执编号 QB2022-0001");
        await applicant.ClickAsync("查看进展");
        await applicant.SeeAsync("等待北京市经济和信息化局审核推荐");
    }

    /// <summary>As the page says how.</summary>
    private Task SendArchiveAsync() => site.ActAsync(async (services, campaign, ct) =>
        await Company.SendAsync(services, campaign, 0, site.Now, ct, Winner, fileName: $"{Winner}.rar"));
}

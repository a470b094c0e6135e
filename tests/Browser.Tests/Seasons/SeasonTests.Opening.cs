using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>6 and 7 June: the administrator invites the staff, the secretary the experts; everybody opens their account.</summary>
public sealed partial class SeasonTests
{
    private async Task OpenAsync()
    {
        await citizen.GoAsync("/");
        await citizen.SeeAsync("2022 年全国质量标杆活动");
        await citizen.KeepAsync("01-public");

        await administrator.GoAsync("/accounts");
        await InviteAsync("limin", "李敏", "limin@caq.example", "秘书处");
        await InviteAsync("zhouning", "北京市经信局 周宁", "zhouning@unit.example", "推荐单位", "北京");
        await OpenAccountAsync(secretary, "limin@caq.example", "李敏，您好");
        await OpenAccountAsync(officer, "zhouning@unit.example", "北京市经信局 周宁，您好");
        await secretary.KeepAsync("01-secretary-first-page");

        await secretary.GoAsync("/experts");
        await AddExpertAsync("hejian", "何健", "中国计量科学研究院", "hejian@experts.example");
        await AddExpertAsync("sunyue", "孙越", "机械工业质量研究所", "sunyue@experts.example");
        await OpenAccountAsync(leader, "hejian@experts.example", "何健，您好");
        await OpenAccountAsync(expert, "sunyue@experts.example", "孙越，您好");
        await CrowdOfExpertsAsync();
    }

    private async Task InviteAsync(string userName, string name, string address, string role, string? unit = null)
    {
        await administrator.GoAsync("/accounts");
        await administrator.ClickAsync("新建账户");
        var dialog = administrator.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("用户名").FillAsync(userName);
        await dialog.GetByLabel("姓名或单位名称").FillAsync(name);
        await dialog.GetByLabel("电子邮箱").FillAsync(address);
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = role }).CheckAsync();
        if (unit is not null)
        {
            await administrator.ChooseAsync("推荐单位", unit);
            await administrator.Page.Keyboard.PressAsync("Escape"); // several can be chosen: what dropped down stays, over the button
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = "建立并发送邀请" }).ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Heading, new() { Name = "开通邀请" }).WaitForAsync();
    }

    private async Task AddExpertAsync(string userName, string name, string employer, string address)
    {
        await secretary.GoAsync("/experts");
        await secretary.ClickAsync("新增专家");
        var dialog = secretary.Page.GetByRole(AriaRole.Dialog);
        foreach (var (label, value) in new[] { ("用户名", userName), ("姓名", name), ("工作单位", employer), ("电子邮箱", address) }) await dialog.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await secretary.ChooseAsync("熟悉领域", "数字化");
        await secretary.Page.Keyboard.PressAsync("Escape");
        await secretary.LookAsync("adding an expert");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "新增并发送邀请" }).ClickAsync();
        await secretary.Page.GetByRole(AriaRole.Heading, new() { Name = name }).WaitForAsync();
    }

    /// <summary>Follows the link in the letter of invitation and chooses a password.</summary>
    private async Task OpenAccountAsync(Person person, string address, string greeting)
    {
        await site.SettleAsync();
        var link = await site.ReadAsync(db => db.Set<AccountLink>().Where(one => one.Address == address).Select(one => one.Id).SingleAsync());
        await person.GoPublicAsync("/password#" + site.Services.GetRequiredService<AccountSecrets>().Seal(link));
        await person.SeeAsync(greeting);
        await person.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Site.Password);
        await person.Page.GetByLabel("再次输入新密码").FillAsync(Site.Password);
        await person.ClickAsync("设置密码并登录");
        await person.Page.GetByRole(AriaRole.Navigation).First.WaitForAsync();
        person.IsHere();
    }

    /// <summary>Three more experts: with the first, three know what the winner's application is about, and those it will be given to.</summary>
    private async Task CrowdOfExpertsAsync()
    {
        await AddCrowdExpertAsync(1, exceptArea: 0);
        await AddCrowdExpertAsync(2, exceptArea: 2);
        await AddCrowdExpertAsync(3, exceptArea: 2);
    }

    private Task AddCrowdExpertAsync(int number, int exceptArea) => site.ActAsync(async (services, campaign, ct) =>
    {
        var areas = await services.GetRequiredService<DbContext>().Set<KeyArea>().Where(area => area.CampaignId == campaign && area.Number != exceptArea).OrderBy(area => area.Number).Select(area => area.Id).ToListAsync(ct);
        await services.GetRequiredService<ExpertPool>().AddAsync(new ExpertEntry($"crowd-{number}", $"周评审{number}", $"第{number}质量研究院", $"crowd{number}@experts.example", 20, areas), "limin", ct);
        return true;
    });
}

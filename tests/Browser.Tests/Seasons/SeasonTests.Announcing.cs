using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>5 to 14 September: the list is ranked, looked at and published; somebody objects, the unit answers, the case is decided, the result stands.</summary>
public sealed partial class SeasonTests
{
    private async Task AnnounceAsync()
    {
        await site.PassToAsync(9, 5, 10);
        await PublishAsync();
        await ObjectAsync();
        await site.PassToAsync(9, 7, 9);
        await DecideAsync();
        await site.PassToAsync(9, 14, 9);
        Assert.Equal(ApplicationOutcome.NotSelected, await OutcomeOfAsync(await CompetitorAsync()));
        await applicant.Page.SetViewportSizeAsync(390, 844);
        await applicant.GoAsync("/application");
        await applicant.SeeAsync("恭喜，入选全国质量标杆");
        await applicant.KeepAsync("12-selected-phone");
        await applicant.Page.SetViewportSizeAsync(1440, 900);
        await applicant.KeepAsync("12-selected");
        await citizen.GoPublicAsync("/experiences");
        await citizen.SeeAsync(Winner);
        await citizen.KeepAsync("12-library");
    }

    private async Task PublishAsync()
    {
        await secretary.GoAsync("/ranking");
        await secretary.SeeAsync("入围");
        await secretary.KeepAsync("10-ranking");
        await secretary.GoAsync("/notice-desk");
        await secretary.Page.GetByLabel("公示说明").FillAsync("现将 2022 年全国质量标杆拟入选名单予以公示。异议由活动秘书处受理。");
        await secretary.ClickAsync("保存说明");
        await secretary.SeeAsync("李敏 保存于");
        await secretary.KeepAsync("10-notice-desk");
        await secretary.TakeTaskAsync("确认公示名单");
        await secretary.KeepAsync("10-confirm");
        await secretary.HandInAsync("确认", asksFirst: true);
        await site.SettleAsync();
    }

    private async Task ObjectAsync()
    {
        await site.PassToAsync(9, 6, 10);
        await citizen.GoPublicAsync("/notices");
        await citizen.OpenTaskAsync("第 1 号公示");
        await citizen.SeeAsync(Winner);
        Assert.Equal(0, await citizen.Page.GetByText(Company.Name(21)).CountAsync());
        await citizen.ClickAsync("核对校验值");
        await citizen.SeeAsync("下载的名单与校验值一致");
        await citizen.KeepAsync("11-notice");
        await citizen.ClickAsync("提出异议");
        var dialog = citizen.Page.GetByRole(AriaRole.Dialog);
        await citizen.ChooseAsync("异议对象", Winner);
        await dialog.GetByLabel("姓名或单位全称").FillAsync("王群");
        await dialog.GetByLabel("联系电话或电子邮箱").FillAsync("wangqun@citizens.example");
        await dialog.GetByLabel("异议内容").FillAsync("摘要所述的合格率与该企业年报不一致。");
        await dialog.GetByLabel("证据或线索").FillAsync("企业 2021 年年报第 12 页。");
        await citizen.LookAsync("objecting");
        await citizen.KeepAsync("11-objection");
        await citizen.ClickAsync("提交异议");
        await citizen.SeeAsync("异议已登记");
        await site.SettleAsync();
    }

    private async Task DecideAsync()
    {
        await secretary.TakeTaskAsync("异议受理");
        await secretary.AnswerAsync("受理");
        await site.SettleAsync();
        await officer.TakeTaskAsync($"异议说明：{Winner}");
        await officer.Page.Locator("#opinion").FillAsync("经核对，年报为合并口径，摘要为申报产品口径，数据属实。");
        await officer.KeepAsync("11-statement");
        await officer.HandInAsync("提交说明");
        await site.SettleAsync();
        await secretary.TakeTaskAsync($"异议决定：{Winner}");
        await secretary.Page.GetByRole(AriaRole.Radio, new() { Name = "不成立", Exact = true }).CheckAsync();
        await secretary.KeepAsync("11-decision");
        await secretary.AnswerAsync("不成立", "经核实，两处数据口径不同，异议不成立。", asksFirst: true);
        await site.SettleAsync();
        Assert.Equal(ObjectionState.Rejected, await site.ReadAsync(db => db.Set<Objection>().Select(one => one.State).SingleAsync()));
        await secretary.GoAsync("/objections");
        await secretary.Window.Rows.First.WaitForAsync();
        await secretary.KeepAsync("11-cases");
    }

    private Task<ApplicationOutcome> OutcomeOfAsync(long id) => site.ReadAsync(db => db.Set<Application>().Where(one => one.Id == id).Select(one => one.Outcome).SingleAsync());
}

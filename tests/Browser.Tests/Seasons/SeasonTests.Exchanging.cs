using BenchmarkWorkflow.Selection.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>September to December: four events, of which one is followed from its plan to its door; a visit to the winner, and a diagnosis.</summary>
public sealed partial class SeasonTests
{
    private async Task ExchangeAsync()
    {
        var events = await site.ReadAsync(db => db.Set<ExchangeEvent>().OrderBy(one => one.Number).Select(one => new { one.Id, one.StartsAt, one.EndsAt }).ToListAsync());
        Assert.Equal(4, events.Count);
        await PlanEventAsync(events[0].Id);
        foreach (var later in events.Skip(1)) await site.AnswerAsync("event-plan", later.Id, "Ready", []);
        await RegisterForEventAsync();
        await VisitAsync();
        await DiagnoseAsync();

        await site.PassToAsync(10, 20, 8, 30);
        await OpenDoorAsync(events[0].Id);
        await site.PassToAsync(events[0].EndsAt.AddHours(1));
        await ReportEventAsync();
        await HostVisitAsync();
        foreach (var later in events.Skip(1))
        {
            await site.PassToAsync(later.EndsAt.AddHours(1));
            await site.AnswerAsync("event-report", later.Id, "Held", [("summary", "如期举办。")]);
            await site.AnswerAsync("event-publicity", later.Id, "Skip", []);
        }
    }

    private async Task PlanEventAsync(long id)
    {
        await secretary.GoAsync("/exchange-desk");
        await secretary.KeepAsync("13-events");
        await secretary.GoAsync($"/exchange-desk/{id}");
        await secretary.ClickAsync("修改方案");
        var dialog = secretary.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("地点").FillAsync("杭州国际会议中心");
        await dialog.GetByLabel("日程").FillAsync("09:00 专家授课\n10:30 标杆企业分享\n14:00 参观");
        await secretary.LookAsync("changing an event");
        await secretary.KeepAsync("13-edit");
        await secretary.ClickAsync("保存");
        await secretary.SeeAsync("杭州国际会议中心");
        await secretary.GoAsync("/inbox?scope=Available");
        await secretary.Page.GetByRole(AriaRole.Link, new() { Name = "策划交流活动" }).First.ClickAsync();
        await secretary.ClickAsync("认领");
        await secretary.KeepAsync("13-event-task");
        await secretary.AnswerAsync("方案已定");
        await site.SettleAsync();
    }

    private async Task RegisterForEventAsync()
    {
        await citizen.GoPublicAsync("/exchanges");
        await citizen.Page.GetByRole(AriaRole.Button, new() { Name = "报名", Exact = true }).First.ClickAsync();
        var dialog = citizen.Page.GetByRole(AriaRole.Dialog);
        foreach (var (label, value) in new[] { ("姓名", "王群"), ("单位", "华东学习企业有限公司"), ("电子邮箱", "wangqun@citizens.example") }) await dialog.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await citizen.LookAsync("registering for an event");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "报名", Exact = true }).ClickAsync();
        await citizen.SeeAsync("报名成功");
        await citizen.SeeAsync("2022-10-20 09:00 ~ 17:00 · 杭州国际会议中心");
        await citizen.KeepAsync("13-registered");
        await site.SettleAsync();
    }

    private async Task VisitAsync()
    {
        await secretary.GoAsync("/visits");
        await secretary.ClickAsync("发布深入学");
        var dialog = secretary.Page.GetByRole(AriaRole.Dialog);
        await secretary.ChooseAsync("接待企业", Winner);
        await dialog.GetByLabel("主题").FillAsync("数字化质量管理现场学习");
        await secretary.Page.GetByPlaceholder("开始日期").FillAsync("2022-10-26");
        await secretary.Page.GetByPlaceholder("结束日期").FillAsync("2022-10-27");
        await secretary.Page.Keyboard.PressAsync("Enter");
        await secretary.LookAsync("offering a visit");
        await secretary.ClickAsync("保存");
        await secretary.SeeAsync("数字化质量管理现场学习");

        await citizen.GoPublicAsync("/exchanges");
        await citizen.ClickAsync("申请参加");
        var ask = citizen.Page.GetByRole(AriaRole.Dialog);
        foreach (var (label, value) in new[] { ("单位", "华东学习企业有限公司"), ("联系人", "王群"), ("电子邮箱", "wangqun@citizens.example") }) await ask.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await citizen.LookAsync("asking for a visit");
        await ask.GetByRole(AriaRole.Button, new() { Name = "申请参加" }).ClickAsync();
        await citizen.SeeAsync("申请已提交");
        await site.SettleAsync();

        await applicant.GoAsync("/inbox");
        await applicant.OpenTaskAsync("深入学申请");
        await applicant.KeepAsync("14-host");
        await applicant.AnswerAsync("同意", "欢迎。");
        await site.SettleAsync();
    }

    private async Task DiagnoseAsync()
    {
        await citizen.GoPublicAsync("/exchanges");
        await citizen.ClickAsync("申请质量诊断");
        var dialog = citizen.Page.GetByRole(AriaRole.Dialog);
        foreach (var (label, value) in new[] { ("单位", "华东学习企业有限公司"), ("联系人", "王群"), ("电子邮箱", "wangqun@citizens.example"), ("希望诊断的内容", "来料检验漏检率偏高。") })
            await dialog.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await citizen.LookAsync("asking for a diagnosis");
        await citizen.ClickAsync("提交申请");
        await citizen.SeeAsync("申请已提交");

        await secretary.GoAsync("/diagnoses");
        await secretary.ClickAsync("受理 华东学习企业有限公司");
        await secretary.ClickAsync("安排… 华东学习企业有限公司");
        var plan = secretary.Page.GetByRole(AriaRole.Dialog);
        await secretary.ChooseAsync("专家", "何健");
        await plan.GetByLabel("首日").FillAsync("2022-10-12");
        await plan.GetByLabel("末日").FillAsync("2022-10-13");
        await secretary.LookAsync("planning a diagnosis");
        await secretary.ClickAsync("保存");
        await secretary.SeeAsync("已安排");
        await secretary.KeepAsync("14-diagnoses");
    }

    private async Task OpenDoorAsync(long id)
    {
        var code = await site.ReadAsync(db => db.Set<EventRegistration>().Select(one => one.Code!).SingleAsync());
        await citizen.GoPublicAsync($"/exchanges/{id}/{code}");
        await citizen.SeeAsync(code);
        await site.Camera.ShowAsync(citizen.Page);
        await secretary.Page.SetViewportSizeAsync(390, 844);
        await secretary.GoAsync($"/exchange-desk/{id}/door");
        await secretary.ClickAsync("用摄像头扫码");
        await secretary.SeeAsync("签到成功");
        await secretary.KeepAsync("15-door-phone");
        await secretary.ClickAsync("关闭摄像头");
        await secretary.Page.SetViewportSizeAsync(1440, 900);
    }

    private async Task ReportEventAsync()
    {
        await secretary.TakeTaskAsync("活动总结：");
        await secretary.Page.GetByRole(AriaRole.Textbox, new() { Name = "总结" }).FillAsync("如期举办，1 人参加。");
        await secretary.HandInAsync("已举办");
        await site.SettleAsync();
        await secretary.TakeTaskAsync("宣传报道：");
        await secretary.Page.GetByRole(AriaRole.Radio, new() { Name = "杂志" }).CheckAsync();
        await secretary.Page.Locator("#field-outlet").FillAsync("《中国质量》");
        await secretary.Page.Locator("#field-title").FillAsync("标杆经验走进杭州");
        await secretary.Page.Locator("#field-publishedOn").FillAsync("2022-10-20");
        await secretary.AnswerAsync("已刊发");
        await site.SettleAsync();
        await secretary.GoAsync("/diagnoses");
        await secretary.ClickAsync("填写报告… 华东学习企业有限公司");
        await secretary.Page.GetByRole(AriaRole.Dialog).GetByLabel("诊断报告").FillAsync("已查明三处漏检原因，并提出改进建议。");
        await secretary.LookAsync("reporting a diagnosis");
        await secretary.ClickAsync("保存");
        await secretary.SeeAsync("已完成");
        await citizen.GoPublicAsync("/exchanges");
        await citizen.Page.GetByLabel("输入签到码查看报名").First.FillAsync(await site.ReadAsync(db => db.Set<EventRegistration>().Select(one => one.Code!).SingleAsync()));
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.SeeAsync("会后反馈");
        await citizen.KeepAsync("15-feedback");
    }

    private async Task HostVisitAsync()
    {
        await site.PassToAsync(10, 28, 10);
        await secretary.TakeTaskAsync("深入学情况登记");
        await secretary.AnswerAsync("已举办");
        await site.SettleAsync();
        await secretary.GoAsync("/pledges");
        await secretary.SeeAsync("已履行");
        await secretary.KeepAsync("15-pledges");
    }
}

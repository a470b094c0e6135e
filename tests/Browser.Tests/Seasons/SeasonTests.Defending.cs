using BenchmarkWorkflow.Selection.Defences;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>25 July to 12 August: the sessions are planned and drawn, the company accepts, comes and is heard, the panel scores while it is.</summary>
public sealed partial class SeasonTests
{
    private async Task DefendAsync()
    {
        await PlanSessionsAsync();
        await AcceptSlotAsync();
        await CompetitorDefendsAsync();
        await site.PassToAsync(await TurnAsync(application));
        await AttendAsync();
        await ScoreAsync(leader, "96", ("陈述", 29), ("答辩", 38.5), ("推广价值", 29));
        await ScoreAsync(expert, "98", ("陈述", 29.5), ("答辩", 39), ("推广价值", 29.5));
        await site.AnswerAsync("defence-score", application, "Score", Crowd.OfDefence(29.5, 39, 29.5));
        await expert.GoAsync("/reviews?tab=defence");
        await expert.SeeAsync("答辩得分");
        await expert.KeepAsync("08-panel");
    }

    private async Task PlanSessionsAsync()
    {
        await site.PassToAsync(7, 25, 9);
        await secretary.GoAsync("/defences");
        await secretary.Page.GetByRole(AriaRole.Link, new() { Name = "去办理" }).ClickAsync();
        await secretary.ClickAsync("认领");
        await secretary.Page.GetByRole(AriaRole.Radio, new() { Name = "确定日期与会场" }).CheckAsync();
        await secretary.Page.GetByLabel("首日").FillAsync("2022-08-10");
        await secretary.Page.GetByLabel("会场（多个用顿号分隔）").FillAsync("第一会议室、第二会议室");
        await secretary.Page.GetByLabel("抽签种子").FillAsync("质量标杆 2022");
        await secretary.AnswerAsync("确定日期与会场");
        await site.SettleAsync();
        await secretary.GoAsync("/defences?tab=draws");
        await secretary.ClickAsync("在本机重新抽签核对");
        await secretary.SeeAsync("与公布的顺序完全一致");
        await secretary.KeepAsync("07-draw");
        await secretary.GoAsync("/defences");
        await secretary.SeeAsync(Winner);
        await secretary.KeepAsync("07-sessions");
    }

    private async Task AcceptSlotAsync()
    {
        await site.PassToAsync(7, 26, 10);
        await applicant.Page.SetViewportSizeAsync(390, 844);
        await applicant.GoAsync("/application");
        await applicant.SeeAsync("需要贵单位办理");
        await applicant.KeepAsync("07-asked-phone");
        await applicant.OpenTaskAsync("答辩回执");
        await applicant.Page.GetByRole(AriaRole.Radio, new() { Name = "参加", Exact = true }).CheckAsync();
        await applicant.Page.GetByLabel("答辩人员").FillAsync("张工、李厂长");
        await applicant.KeepAsync("07-receipt-phone");
        await applicant.AnswerAsync("参加");
        await applicant.Page.SetViewportSizeAsync(1440, 900);
    }

    private async Task AttendAsync()
    {
        await secretary.GoAsync("/defences");
        await secretary.ClickAsync($"登记“{Winner}”到场");
        await secretary.SeeAsync($"已登记“{Winner}”到场，评委可以评分");
        await secretary.KeepAsync("08-attendance");
        await site.SettleAsync();
    }

    private async Task ScoreAsync(Person judge, string total, params (string Line, double Points)[] lines)
    {
        await judge.GoAsync("/reviews?tab=defence");
        await judge.OpenTaskAsync(Winner);
        await ScoreAsync(judge, lines);
        await judge.SeeAsync($"评分已提交：{total}");
    }

    private async Task CompetitorDefendsAsync()
    {
        var other = await CompetitorAsync();
        await site.PassToAsync(await TurnAsync(other)); // its area comes first
        await site.AnswerAsync("defence-attendance", other, "Present", []);
        await site.AnswerAsync("defence-score", other, "Score", Crowd.OfDefence(15, 20, 15));
    }

    private Task<DateTimeOffset> TurnAsync(long id) => site.ReadAsync(db => db.Set<DefenceSlot>().Where(slot => slot.ApplicationId == id).Select(slot => slot.StartsAt!.Value).SingleAsync()); // drawn
}

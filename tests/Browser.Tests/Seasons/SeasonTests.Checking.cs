using BenchmarkWorkflow.Selection.Applications;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>12 to 25 August: the two scores are so far apart that a team looks on site; the secretary plans it, its leader reports.</summary>
public sealed partial class SeasonTests
{
    private async Task CheckAsync()
    {
        await site.PassToAsync(8, 12, 9);
        await secretary.GoAsync("/site-checks");
        await secretary.ClickAsync($"安排… {Winner}");
        var dialog = secretary.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("核查首日").FillAsync("2022-08-18");
        await dialog.GetByLabel("核查末日").FillAsync("2022-08-19");
        foreach (var name in (string[])["何健", "孙越", "周评审2"]) await secretary.ChooseAsync("核查组", name);

        await secretary.Page.Keyboard.PressAsync("Escape");
        await secretary.LookAsync("planning a visit");
        await secretary.KeepAsync("09-plan");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^(确定|仍按此安排)$") }).ClickAsync();
        await secretary.SeeAsync($"“{Winner}”的现场核查已安排");
        await site.SettleAsync();
        await secretary.KeepAsync("09-weeks");

        await applicant.GoAsync("/application");
        await applicant.SeeAsync("核查日期 2022-08-18 至 2022-08-19");
        await applicant.KeepAsync("09-status");

        await site.PassToAsync(8, 22, 9);
        await leader.GoAsync("/inbox");
        await leader.OpenTaskAsync($"现场核查报告：{Winner}");
        await leader.Page.GetByRole(AriaRole.Radio, new() { Name = "通过", Exact = true }).CheckAsync();
        await leader.Page.GetByLabel("核查情况").FillAsync("已逐项核实数据与现场情况，与申报材料一致。");
        await leader.KeepAsync("09-report");
        await leader.AnswerAsync("通过");
        await site.SettleAsync();
        Assert.Equal(ApplicationStage.Ranking, await StageOfAsync(application));
    }
}

using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>13 to 16 June: the unit puts its two companies in order and recommends both, the secretariat checks them.</summary>
public sealed partial class SeasonTests
{
    private async Task RecommendAsync()
    {
        await site.PassToAsync(6, 13, 9);
        await officer.GoAsync("/candidates");
        var page = officer.Page;
        var rows = page.Locator("li[data-candidate]");
        await page.GetByRole(AriaRole.Button, new() { Name = $"办理推荐：{Winner}" }).WaitForAsync();
        Assert.Equal(2, await rows.CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = $"下移 {Winner}" }).ClickAsync();
        await Assertions.Expect(rows.First).ToContainTextAsync(Company.Name(21));
        await page.GetByRole(AriaRole.Button, new() { Name = $"上移 {Winner}" }).ClickAsync();
        await Assertions.Expect(rows.First).ToContainTextAsync(Winner);
        await RecommendAsync(Winner, "经验系统，成效显著，同意推荐。");
        await RecommendAsync(Company.Name(21), "同意推荐。");
        await page.GetByText("已用 2 / 3").WaitForAsync();
        await officer.KeepAsync("03-unit");

        await site.PassToAsync(6, 16, 9);
        Assert.Equal(ApplicationStage.Eligibility, await StageOfAsync(application));
        await CheckEligibilityAsync(Winner);
        await CheckEligibilityAsync(Company.Name(21));
    }

    private Task<ApplicationStage> StageOfAsync(long id) => site.ReadAsync(db => db.Set<Application>().Where(one => one.Id == id).Select(one => one.Stage).SingleAsync());

    private async Task RecommendAsync(string company, string opinion)
    {
        await officer.ClickAsync($"办理推荐：{company}");
        await officer.ClickAsync("认领");
        await officer.AnswerAsync("推荐", opinion);
    }

    private async Task CheckEligibilityAsync(string company)
    {
        await secretary.TakeTaskAsync($"资格审查：{company}");
        var page = secretary.Page;
        await page.GetByRole(AriaRole.Radio, new() { Name = "通过", Exact = true }).CheckAsync();
        foreach (var yes in await page.GetByRole(AriaRole.Radio, new() { Name = "是", Exact = true }).AllAsync()) await yes.CheckAsync();
        if (company == Winner) await secretary.KeepAsync("04-eligibility");
        await secretary.AnswerAsync("通过");
    }
}

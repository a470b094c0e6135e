using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>20 June to 1 July: three experts score the documents, each for themselves; one is late, and the secretary asks another in that place.</summary>
public sealed partial class SeasonTests
{
    private async Task ReviewAsync()
    {
        await AddCrowdExpertAsync(4, exceptArea: 0); // after the experts were assigned
        await site.PassToAsync(6, 20, 9);
        await leader.GoAsync("/reviews");
        await leader.OpenTaskAsync(Winner);
        await leader.Page.GetByRole(AriaRole.Tab, new() { Name = "典型经验.docx" }).ClickAsync();
        await leader.Page.Locator(".word-text").GetByText("典型经验").WaitForAsync();
        await ScoreAsync(leader, ("创新性", 25), ("实践性", 32), ("效益性", 24));
        await leader.SeeAsync("评分已提交：81 分");
        await leader.GoAsync($"/reviews/{application}");
        await leader.SeeAsync("已有 1 / 3 位专家提交");
        Assert.Equal(0, await leader.Page.GetByText("孙越").CountAsync()); // blind until all are in
        await leader.KeepAsync("05-expert-blind");

        await expert.GoAsync("/reviews");
        await expert.OpenTaskAsync(Winner);
        await ScoreAsync(expert, ("创新性", 26), ("实践性", 33), ("效益性", 24));
        await expert.SeeAsync("评分已提交：83 分");
        await site.AnswerAsync("document-review", await CompetitorAsync(), "Score", Crowd.OfDocuments(19, 24, 19));

        await ReplaceTheLateOneAsync();
        await leader.GoAsync($"/reviews/{application}");
        await leader.SeeAsync("其他专家的评分");
        await leader.KeepAsync("05-expert-all-in");
    }

    private async Task ReplaceTheLateOneAsync()
    {
        await site.PassToAsync(6, 27, 9);
        await secretary.GoAsync("/assignments");
        var line = secretary.Window.Rows.Filter(new() { HasText = Winner });
        await line.GetByText("已逾期").WaitForAsync();
        await secretary.KeepAsync("06-assignments");
        await line.GetByRole(AriaRole.Button, new() { Name = "改派…" }).ClickAsync();
        await secretary.Page.GetByLabel("改派原因").FillAsync("专家出差，来不及评审。");
        await secretary.Page.GetByRole(AriaRole.Radio, new() { Name = "周评审4" }).CheckAsync();
        await secretary.KeepAsync("06-replace");
        await secretary.ClickAsync("确认改派");
        await secretary.SeeAsync("已改派给周评审4");
        await site.AnswerAsync("document-review", application, "Score", Crowd.OfDocuments(24.5, 33, 24.5));
        Assert.Equal(3, await site.ReadAsync(db => db.Set<ScoreSheet>().CountAsync(sheet => sheet.ApplicationId == application && sheet.State == ScoreSheetState.Submitted)));
    }

    private Task<long> CompetitorAsync() => site.ApplicationOfAsync(Company.Name(21));

    /// <summary>Fills in the rubric and hands it in.</summary>
    private static async Task ScoreAsync(Person judge, params (string Line, double Points)[] lines)
    {
        foreach (var (line, points) in lines) await judge.Page.GetByLabel($"{line}：分数").FillAsync($"{points}");
        await judge.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).First.ClickAsync();
    }
}

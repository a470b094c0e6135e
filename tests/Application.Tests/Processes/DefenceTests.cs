using System.Text.Json.Nodes;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.SiteChecks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Application.Tests.Processes;

public sealed class DefenceTests
{
    [Fact]
    public async Task A_company_that_never_answers_and_never_comes_gets_a_score_of_zero()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachDefenceAsync();
        await bench.PlanDefenceAsync();

        await bench.PassAsync(TimeSpan.FromDays(14));
        Assert.Empty(await bench.OpenAsync("defence-receipt"));
        await bench.AnswerAsync("defence-attendance", "Absent");

        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);
        Assert.Contains("defence-no-show", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_panel_that_is_late_is_asked_again_and_the_secretariat_told_until_all_have_scored()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachDefenceAsync();
        await bench.PlanDefenceAsync();
        await bench.AnswerAsync("defence-receipt", "Attend", "", ("presenters", (JsonNode?)"张三"));
        await bench.PassAsync(TimeSpan.FromDays(14));
        await bench.AnswerAsync("defence-attendance", "Present");

        await bench.PassAsync(TimeSpan.FromDays(7));
        Assert.True(await bench.ReadAsync(db => db.Set<UserTask>().AnyAsync(task => task.TaskType == "find-experts"))); // the secretariat was told
        if (await bench.OpenAsync("find-experts") is { Count: > 0 }) await bench.AnswerAsync("find-experts", "Retry");
        await bench.ScoreDefenceAsync(80);

        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task When_nobody_plans_the_defences_the_task_comes_back()
    {
        await using var bench = await ProcessBench.OpenAsync();
        await bench.ReachDefenceAsync();

        await bench.PassAsync(TimeSpan.FromDays(60));
        Assert.Single(await bench.OpenAsync("defence-plan"));
        Assert.True(await bench.ReadAsync(db => db.Set<UserTask>().CountAsync(task => task.TaskType == "defence-plan" && task.Outcome == TaskAction.Timeout)) > 1);
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData("Pass", SiteCheckVerdict.Passed, ApplicationStage.Ranking)]
    [InlineData("Fail", SiteCheckVerdict.Failed, ApplicationStage.Concluded)]
    public async Task Scores_far_from_the_documents_are_checked_on_site_also_when_everybody_is_late(string report, SiteCheckVerdict verdict, ApplicationStage stage)
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachDefenceAsync(documentPoints: 95);
        await bench.HoldDefenceAsync(65);
        await bench.PassAsync(TimeSpan.FromDays(10));
        var plan = Assert.Single(await bench.OpenAsync("site-check-plan"));
        var team = JsonNode.Parse(plan.FormJson!)!["fields"]!.AsArray().Single(field => field!["key"]!.GetValue<string>() == "team")!["options"]!.AsArray().Take(3).Select(option => option!["value"]!.GetValue<string>());
        var day = DateOnly.FromDateTime(bench.Now.AddDays(3).UtcDateTime).ToString("yyyy-MM-dd");
        await bench.AnswerAsync(plan, ProcessBench.Staff, "Plan", "", ("team", new JsonArray([.. team.Select(user => (JsonNode)user)])), ("visitFrom", day), ("visitUntil", day));

        await bench.PassAsync(TimeSpan.FromDays(20));
        await bench.AnswerAsync("site-check-report", report, "核查意见", ("findings", "已逐项核实"));

        Assert.Equal(verdict, await bench.ReadAsync(db => db.Set<SiteCheck>().Where(check => check.ApplicationId == application).Select(check => check.Verdict).SingleAsync()));
        Assert.Equal(stage, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }
}

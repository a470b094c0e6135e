using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Application.Tests.Processes;

public sealed class DocumentReviewTests
{
    private static async Task<(ProcessBench Bench, long Application)> AtTheReviewAsync()
    {
        var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Recommend");
        await bench.PassEligibilityAsync();
        return (bench, application);
    }

    [Fact]
    public async Task Scores_below_the_campaigns_least_end_the_application()
    {
        var (bench, application) = await AtTheReviewAsync();
        await using var opened = bench;

        await bench.ScoreDocumentsAsync(40);

        Assert.Equal(ApplicationOutcome.NotSelected, (await bench.EntryAsync(application)).Outcome);
        Assert.Contains("result-not-selected", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task An_expert_who_recuses_is_replaced_and_the_others_scores_stay()
    {
        var (bench, application) = await AtTheReviewAsync();
        await using var opened = bench;
        var task = Assert.Single(await bench.OpenAsync("document-review"));
        var asked = task.Answers.Select(answer => answer.User).ToList();
        await bench.ScoreAsync(task, asked[0], 80);
        await bench.AnswerAsync(task, asked[1], "Recuse", "曾任其顾问", ("recusalReason", nameof(RecusalReason.Adviser)));

        var again = Assert.Single(await bench.OpenAsync("document-review"));
        var now = again.Answers.Select(answer => answer.User).ToList();
        Assert.DoesNotContain(asked[0], now);
        Assert.DoesNotContain(asked[1], now);
        foreach (var expert in now) await bench.ScoreAsync(again, expert, 80);

        Assert.Equal(ApplicationStage.Defence, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task Scores_far_apart_call_one_more_expert()
    {
        var (bench, application) = await AtTheReviewAsync();
        await using var opened = bench;
        var task = Assert.Single(await bench.OpenAsync("document-review"));
        foreach (var (answer, points) in task.Answers.Zip([95, 90, 60])) await bench.ScoreAsync(task, answer.User, points);

        var more = Assert.Single(await bench.OpenAsync("document-review"));
        Assert.Single(more.Answers);
        await bench.ScoreAsync(more, more.Answers[0].User, 85);

        Assert.Equal(ApplicationStage.Defence, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task Late_experts_are_reminded_and_then_replaced_without_losing_the_scores_given()
    {
        var (bench, application) = await AtTheReviewAsync();
        await using var opened = bench;
        var task = Assert.Single(await bench.OpenAsync("document-review"));
        var (prompt, late) = (task.Answers[0].User, task.Answers.Skip(1).Select(answer => answer.User).ToList());
        await bench.ScoreAsync(task, prompt, 80);

        await bench.PassAsync(TimeSpan.FromDays(12));
        Assert.Contains("expert-reminder", await bench.LettersAsync());
        Assert.Equal(late.Order(), Assert.Single(await bench.OpenAsync("document-review")).Answers.Select(answer => answer.User).Order());

        await bench.PassAsync(TimeSpan.FromDays(6));
        var replaced = Assert.Single(await bench.OpenAsync("document-review"));
        Assert.Empty(replaced.Answers.Select(answer => answer.User).Intersect(late.Append(prompt)));
        foreach (var answer in replaced.Answers) await bench.ScoreAsync(replaced, answer.User, 80);

        Assert.Equal(ApplicationStage.Defence, (await bench.EntryAsync(application)).Stage);
        Assert.Equal(3, await bench.ReadAsync(db => db.Set<ScoreSheet>().CountAsync(sheet => sheet.ApplicationId == application && sheet.State == ScoreSheetState.Submitted)));
        await bench.AssertNoIncidentAsync();
    }
}

using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Processes;

public sealed class RecommendationTests
{
    [Fact]
    public async Task A_fourth_recommendation_is_refused_to_the_person_who_gives_it_naming_who_holds_the_places()
    {
        await using var bench = await ProcessBench.OpenAsync();
        for (var number = 1; number <= 4; number++)
        {
            await bench.SubmitAsync(number);
            await bench.SendAsync(number);
        }

        var tasks = await bench.OpenAsync("recommendation");
        foreach (var task in tasks.Take(3)) await bench.AnswerAsync(task, "clerk-1", "Recommend");
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => bench.AnswerAsync(tasks[3], "clerk-1", "Recommend"));

        Assert.Equal("quota-exceeded", Assert.Single(refused.Rules).Name);
        Assert.Contains(Companies.Name(2), refused.Message);
        Assert.Single(await bench.OpenAsync("recommendation"));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_returned_application_that_is_handed_in_again_comes_back_to_its_unit()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Return", "请补充数据");
        Assert.Equal(ApplicationStage.Returned, (await bench.EntryAsync(application)).Stage);
        Assert.Contains("recommendation-returned", await bench.LettersAsync());

        await bench.ResubmitAsync(application);

        Assert.Equal(ApplicationStage.Recommendation, (await bench.EntryAsync(application)).Stage);
        await bench.AnswerAsync("recommendation", "Recommend");
        Assert.Equal(ApplicationStage.Eligibility, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_returned_application_that_is_not_handed_in_again_ends_as_late()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Return", "请补充数据");

        await bench.PassToAsync(DeadlineNames.Applications);

        Assert.Equal(ApplicationOutcome.Late, (await bench.EntryAsync(application)).Outcome);
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_resubmission_that_was_accepted_in_time_counts_though_its_process_hears_of_it_too_late_and_counts_once()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Return");
        await bench.PassToAsync(DeadlineNames.Applications, TimeSpan.FromSeconds(-1));
        await bench.UnheardAsync((services, ct) => services.GetRequiredService<ApplicationDesk>().SubmitAsync(application, "company-1", ct));

        await bench.PassAsync(TimeSpan.FromSeconds(2)); // time is up before the event is taken

        Assert.Equal(ApplicationStage.Recommendation, (await bench.EntryAsync(application)).Stage);
        Assert.Single(await bench.OpenAsync("recommendation"));
        await bench.PassAsync(TimeSpan.FromHours(2)); // the event itself
        await bench.MoveDateAsync(DeadlineNames.Applications, TimeSpan.FromDays(2));
        await bench.AnswerAsync("recommendation", "Return");
        Assert.Empty(await bench.OpenAsync("recommendation")); // it has been taken for that resubmission, not for one to come

        await bench.ResubmitAsync(application);
        Assert.Single(await bench.OpenAsync("recommendation"));
        Assert.DoesNotContain("application-late", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task Who_is_declined_is_told_and_the_application_ends()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();

        await bench.AnswerAsync("recommendation", "Decline", "成熟度不足");

        Assert.Equal(ApplicationOutcome.NotRecommended, (await bench.EntryAsync(application)).Outcome);
        Assert.Contains("recommendation-declined", await bench.LettersAsync());
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task When_the_unit_lets_its_date_pass_the_application_is_not_recommended()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();

        await bench.PassToAsync(DeadlineNames.Recommendations);

        Assert.Equal(ApplicationOutcome.NotRecommended, (await bench.EntryAsync(application)).Outcome);
        Assert.Contains("recommendation-overdue", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }
}

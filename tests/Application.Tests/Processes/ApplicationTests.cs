using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Application.Tests.Processes;

public sealed class ApplicationTests
{
    [Theory, EachDatabase]
    public async Task An_application_goes_from_submission_to_selected_and_through_the_events(DatabaseKind kind)
    {
        await using var bench = await ProcessBench.OpenAsync(kind);
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Recommend");
        await bench.PassEligibilityAsync();
        await bench.ScoreDocumentsAsync(80);
        Assert.Equal(ApplicationStage.Defence, (await bench.EntryAsync(application)).Stage);

        await bench.HoldDefenceAsync(85);
        await bench.PassToAsync(DeadlineNames.Notice);
        await bench.AnswerAsync("confirm-list", "Confirm");
        await bench.PassAsync(TimeSpan.FromDays(14));
        Assert.Equal(ApplicationOutcome.Selected, (await bench.EntryAsync(application)).Outcome);

        for (var weeks = 0; weeks < 30; weeks++)
        {
            foreach (var plan in await bench.OpenAsync("event-plan")) await bench.AnswerAsync(plan, ProcessBench.Staff, "Ready");
            foreach (var report in await bench.OpenAsync("event-report")) await bench.AnswerAsync(report, ProcessBench.Staff, "Held");
            await bench.PassAsync(TimeSpan.FromDays(7));
        }

        await bench.AssertNoIncidentAsync();
        Assert.Equal(1, await bench.InstancesAsync("campaign", WorkflowSubStatus.Finished));
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
        var letters = await bench.LettersAsync();
        Assert.Equal(["application-received", "package-accepted", "result-selected"], letters.Where(letter => letter is "application-received" or "package-accepted" or "result-selected").Distinct());
    }

    [Fact]
    public async Task When_no_package_comes_before_its_date_the_company_is_told_and_nobody_recommends_it()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();

        await bench.PassToAsync(DeadlineNames.Packages);
        await bench.PassToAsync(DeadlineNames.Recommendations);
        await bench.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(ApplicationOutcome.NotRecommended, (await bench.EntryAsync(application)).Outcome);
        Assert.Contains("package-overdue", await bench.LettersAsync());
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_withdrawal_stops_the_stage_under_way_and_takes_its_task_out_of_the_inbox()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        Assert.Single(await bench.OpenAsync("recommendation"));

        await bench.WithdrawAsync(application);

        Assert.Empty(await bench.OpenAsync("recommendation"));
        Assert.Contains("withdrawal-confirmed", await bench.LettersAsync());
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
        Assert.Equal(0, await bench.InstancesAsync("recommendation", WorkflowSubStatus.Suspended));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task Moving_a_campaign_date_moves_what_waits_for_it()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        var due = (await bench.OpenAsync("recommendation")).Single().DueAt;

        await bench.MoveDateAsync(DeadlineNames.Recommendations, TimeSpan.FromDays(3));
        Assert.Equal(due + TimeSpan.FromDays(3), (await bench.OpenAsync("recommendation")).Single().DueAt);

        await bench.PassAsync(due!.Value - bench.Now + TimeSpan.FromHours(1));
        Assert.Single(await bench.OpenAsync("recommendation"));
        await bench.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal(ApplicationOutcome.NotRecommended, (await bench.EntryAsync(application)).Outcome);
        await bench.AssertNoIncidentAsync();
    }
}

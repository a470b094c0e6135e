using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.SiteChecks;
using Elsa.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Processes;

/// <summary>A stage's workflow stops: here because a letter cannot be written to an address that is none.</summary>
public sealed class StageFaultTests
{
    [Fact]
    public async Task A_stage_that_stops_is_put_to_the_secretariat_until_a_retry_works()
    {
        var (bench, application) = await StoppedAfterRecommendingAsync();
        await using var opened = bench;
        var task = Assert.Single(await bench.OpenAsync("stage-fault"));
        Assert.Contains("出错停下", task.Instructions, StringComparison.Ordinal);

        await bench.AnswerAsync("stage-fault", "Retry"); // the address is still none
        Assert.NotEqual(task.Id, Assert.Single(await bench.OpenAsync("stage-fault")).Id);
        await bench.AddressAsync("quality@company1.example");
        await bench.AnswerAsync("stage-fault", "Retry");

        Assert.Empty(await bench.OpenAsync("stage-fault"));
        Assert.Equal(1, await bench.InstancesAsync("recommendation", WorkflowSubStatus.Finished));
        await ReachedEligibilityOnceAsync(bench, application);
    }

    [Fact]
    public async Task A_stage_that_is_repaired_in_the_list_of_instances_takes_the_task_back_and_goes_on_once()
    {
        var (bench, application) = await StoppedAfterRecommendingAsync();
        await using var opened = bench;
        await bench.AddressAsync("quality@company1.example");

        await bench.Instances.RetryAsync(await bench.OnlyInstanceAsync("recommendation"), null, ProcessBench.Staff, default);
        await bench.ActAsync((_, _) => Task.CompletedTask);

        Assert.Empty(await bench.OpenAsync("stage-fault"));
        await ReachedEligibilityOnceAsync(bench, application);
    }

    [Fact]
    public async Task A_failed_step_that_is_skipped_lets_the_stage_end_and_its_process_go_on()
    {
        var (bench, application) = await StoppedAfterRecommendingAsync();
        await using var opened = bench;
        var child = await bench.OnlyInstanceAsync("recommendation");

        await bench.Instances.SkipAsync(child, (await bench.OnlyIncidentAsync()).ActivityInstanceId!, [], null, ProcessBench.Staff, default);
        await bench.ActAsync((_, _) => Task.CompletedTask);
        await bench.AddressAsync("quality@company1.example");

        Assert.Empty(await bench.OpenAsync("stage-fault"));
        await ReachedEligibilityOnceAsync(bench, application);
    }

    [Fact]
    public async Task A_conclusion_given_by_hand_goes_on_and_what_stopped_cannot_be_repaired_any_more()
    {
        var (bench, application) = await StoppedAfterRecommendingAsync();
        await using var opened = bench;
        var child = await bench.OnlyInstanceAsync("recommendation");
        Assert.Equal("conclusion-missing", await RefusedAsync(() => bench.AnswerAsync("stage-fault", "Continue", "推荐有效")));

        await bench.AnswerAsync("stage-fault", "Continue", "推荐有效，只是通知未发出", ("conclusion", "Recommended"));

        Assert.Equal(1, await bench.InstancesAsync("recommendation", WorkflowSubStatus.Cancelled));
        await Assert.ThrowsAsync<StandingInTheWayException>(() => bench.Instances.RetryAsync(child, null, ProcessBench.Staff, default));
        await ReachedEligibilityOnceAsync(bench, application);
    }

    [Fact]
    public async Task A_conclusion_given_by_hand_does_not_stand_for_a_recommendation()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AddressAsync("none");
        await bench.AnswerAsync("recommendation", "Return");

        Assert.Equal("not-recommended", await RefusedAsync(() => bench.AnswerAsync("stage-fault", "Continue", "同意", ("conclusion", "Recommended"))));

        Assert.Equal(ApplicationStage.Returned, (await bench.EntryAsync(application)).Stage);
        Assert.Single(await bench.OpenAsync("stage-fault"));
    }

    [Fact]
    public async Task Ending_the_application_concludes_it_tells_the_company_and_ends_the_process()
    {
        var (bench, application) = await StoppedAfterRecommendingAsync();
        await using var opened = bench;
        await bench.AddressAsync("quality@company1.example");
        Assert.Equal("ending-missing", await RefusedAsync(() => bench.AnswerAsync("stage-fault", "Stop", "材料造假")));

        await bench.AnswerAsync("stage-fault", "Stop", "材料造假", ("ending", nameof(ApplicationOutcome.Ineligible)));

        Assert.Equal(ApplicationOutcome.Ineligible, (await bench.EntryAsync(application)).Outcome);
        Assert.Equal("application-ended", (await bench.LettersAsync())[^1]);
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData("its end comes first")]
    [InlineData("the answer comes first")]
    public async Task An_application_ended_while_its_stages_end_is_on_the_way_stays_ended(string order)
    {
        var (bench, application, task) = await AnsweredAndRepairedAsync(order, "Stop", ("ending", nameof(ApplicationOutcome.Ineligible)));
        await using var opened = bench;

        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(ApplicationOutcome.Ineligible, (await bench.EntryAsync(application)).Outcome);
        Assert.Equal(UserTaskStatus.Completed, await StatusAsync(bench, task));
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
        Assert.Equal(0, await bench.InstancesAsync("eligibility", WorkflowSubStatus.Suspended));
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData("its end comes first")]
    [InlineData("the answer comes first")]
    public async Task A_retry_asked_for_while_the_stages_end_is_on_the_way_goes_on_with_that_end_once(string order)
    {
        var (bench, application, task) = await AnsweredAndRepairedAsync(order, "Retry");
        await using var opened = bench;

        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(UserTaskStatus.Completed, await StatusAsync(bench, task));
        Assert.Empty(await bench.OpenAsync("stage-fault"));
        await ReachedEligibilityOnceAsync(bench, application);
    }

    [Fact]
    public async Task A_late_site_check_that_stops_is_repaired_in_the_list_of_instances_and_the_application_is_ranked_once()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachDefenceAsync(documentPoints: 80);
        await bench.HoldDefenceAsync(80);
        await bench.ActAsync((services, ct) => services.GetRequiredService<SiteCheckDesk>().OrderByHandAsync(application, "核实产线数据", ProcessBench.Staff, ct));
        await bench.AddressAsync("none");
        await bench.PlanSiteCheckAsync();
        Assert.Contains("现场核查", Assert.Single(await bench.OpenAsync("stage-fault")).Title, StringComparison.Ordinal);
        await bench.AddressAsync("quality@company1.example");

        await bench.Instances.RetryAsync(await bench.OnlyInstanceAsync("site-check"), null, ProcessBench.Staff, default);
        await bench.PassAsync(TimeSpan.FromDays(4));
        await bench.AnswerAsync("site-check-report", "Pass", "", ("findings", "已逐项核实"));

        Assert.Empty(await bench.OpenAsync("stage-fault"));
        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);
        Assert.Equal(1, await bench.InstancesAsync("site-check", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_stage_that_stops_in_its_first_burst_is_put_to_the_secretariat_too()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Recommend");
        await bench.ExpertsAsync(expert => "none");
        await bench.PassEligibilityAsync();
        Assert.Empty(await bench.OpenAsync("document-review"));

        await bench.ExpertsAsync(expert => $"expert{expert}@experts.example");
        await bench.AnswerAsync("stage-fault", "Retry");

        await bench.ScoreDocumentsAsync(80);
        Assert.Equal(ApplicationStage.Defence, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData("cancel", "已被取消")]
    [InlineData("delete", "已被删除")]
    public async Task A_stage_that_is_cancelled_or_deleted_by_hand_while_nothing_is_wrong_is_put_to_the_secretariat(string how, string inWords)
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Recommend");
        Assert.Single(await bench.OpenAsync("eligibility"));

        await bench.RemoveAsync(await bench.OnlyInstanceAsync("eligibility"), how);

        Assert.Empty(await bench.OpenAsync("eligibility"));
        Assert.Contains(inWords, Assert.Single(await bench.OpenAsync("stage-fault")).Instructions, StringComparison.Ordinal);
        await bench.AnswerAsync("stage-fault", "Continue", "已另行审查", ("conclusion", "Eligible"));
        Assert.Equal(ApplicationStage.DocumentReview, (await bench.EntryAsync(application)).Stage);
        Assert.Equal(1, await bench.InstancesAsync("document-review", WorkflowSubStatus.Suspended));
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData("cancel", "已被取消")]
    [InlineData("delete", "已被删除")]
    public async Task A_stage_that_is_cancelled_or_deleted_by_hand_after_its_repair_is_put_to_the_secretariat_again(string how, string inWords)
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Recommend");
        await bench.ExpertsAsync(expert => "none");
        await bench.PassEligibilityAsync();
        await bench.ExpertsAsync(expert => $"expert{expert}@experts.example");
        await bench.AnswerAsync("stage-fault", "Retry");
        Assert.Empty(await bench.OpenAsync("stage-fault"));
        var child = await bench.OnlyInstanceAsync("document-review");

        await bench.RemoveAsync(child, how);

        Assert.Contains(inWords, Assert.Single(await bench.OpenAsync("stage-fault")).Instructions, StringComparison.Ordinal);
        await bench.AnswerAsync("stage-fault", "Stop", "不再评审", ("ending", nameof(ApplicationOutcome.Ineligible)));
        Assert.Equal(ApplicationOutcome.Ineligible, (await bench.EntryAsync(application)).Outcome);
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task Cancelling_the_task_asks_anew_and_a_withdrawal_takes_it_away()
    {
        var (bench, application) = await StoppedAfterRecommendingAsync();
        await using var opened = bench;
        var task = Assert.Single(await bench.OpenAsync("stage-fault"));

        await bench.CancelTaskAsync(task);
        Assert.NotEqual(task.Id, Assert.Single(await bench.OpenAsync("stage-fault")).Id);
        await bench.AddressAsync("quality@company1.example");
        await bench.WithdrawAsync(application);

        Assert.Empty(await bench.OpenAsync("stage-fault"));
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("delete")]
    public async Task An_instance_that_is_cancelled_or_deleted_takes_its_tasks_and_its_childrens_out_of_the_inbox(string how)
    {
        await using var bench = await ProcessBench.OpenAsync();
        await bench.SubmitAsync();
        await bench.SendAsync();
        var task = Assert.Single(await bench.OpenAsync("recommendation")); // of the child

        if (how == "cancel") await bench.Instances.CancelAsync(await bench.OnlyInstanceAsync("application"), default);
        else Assert.Equal(2, await bench.Instances.DeleteAsync([await bench.OnlyInstanceAsync("application")], default));

        Assert.Empty(await bench.OpenAsync("recommendation"));
        Assert.Equal(UserTaskStatus.Cancelled, await StatusAsync(bench, task));
        Assert.Contains(how == "cancel" ? "流程实例已取消" : "流程实例已删除", await bench.WhatHappenedAsync(task));
    }

    private static async Task<(ProcessBench Bench, long Application)> StoppedAfterRecommendingAsync()
    {
        var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AddressAsync("none");
        await bench.AnswerAsync("recommendation", "Recommend");
        Assert.Equal(1, await bench.InstancesAsync("recommendation", WorkflowSubStatus.Faulted));
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Suspended));
        return (bench, application);
    }

    /// <summary>The stage was repaired in the list of instances and has ended, the secretariat has answered, and the process hears of both in an hour.</summary>
    private static async Task<(ProcessBench Bench, long Application, UserTask Task)> AnsweredAndRepairedAsync(string order, string action, params (string Key, JsonNode? Value)[] form)
    {
        var (bench, application) = await StoppedAfterRecommendingAsync();
        await bench.AddressAsync("quality@company1.example");
        var (task, child) = (Assert.Single(await bench.OpenAsync("stage-fault")), await bench.OnlyInstanceAsync("recommendation"));
        if (order == "its end comes first") await bench.Instances.RetryAsync(child, null, ProcessBench.Staff, default);
        await bench.UnheardAsync((services, ct) => ProcessBench.AnswerAsync(services, task, ProcessBench.Staff, action, "意见", form, ct));
        if (order == "the answer comes first") await bench.Instances.RetryAsync(child, null, ProcessBench.Staff, default);
        Assert.Equal(1, await bench.InstancesAsync("recommendation", WorkflowSubStatus.Finished));
        Assert.Equal(UserTaskStatus.Completing, await StatusAsync(bench, task));
        return (bench, application, task);
    }

    private static Task<UserTaskStatus> StatusAsync(ProcessBench bench, UserTask task) =>
        bench.ReadAsync(db => db.Set<UserTask>().Where(t => t.Id == task.Id).Select(t => t.Status).SingleAsync());

    private static async Task ReachedEligibilityOnceAsync(ProcessBench bench, long application)
    {
        Assert.Equal(ApplicationStage.Eligibility, (await bench.EntryAsync(application)).Stage);
        Assert.Single(await bench.OpenAsync("eligibility"));
        Assert.Equal(1, await bench.InstancesAsync("eligibility", WorkflowSubStatus.Suspended));
        await bench.AssertNoIncidentAsync();
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rules[0].Name;
}

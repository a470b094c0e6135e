using System.Text.Json.Nodes;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Notices;
using Elsa.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Processes;

public sealed class NoticeTests
{
    [Fact]
    public async Task The_notice_does_not_close_while_an_objection_is_open_however_late_everybody_is()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachNoticeAsync();
        await ObjectAsync(bench, application, "张三", "有证据材料");

        await bench.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal(NoticeState.Open, await StateAsync(bench));
        await bench.AnswerAsync("objection-acceptance", "Accept");
        await bench.PassAsync(TimeSpan.FromDays(40));
        Assert.Equal(NoticeState.Open, await StateAsync(bench));
        await bench.AnswerAsync("objection-decision", "Dismiss", "经核实不成立");

        Assert.Equal(NoticeState.Closed, await StateAsync(bench));
        Assert.Equal(ApplicationOutcome.Selected, (await bench.EntryAsync(application)).Outcome);
        Assert.Contains("objection-decided", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task Who_is_removed_by_an_upheld_objection_is_told_at_once()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachNoticeAsync();
        await ObjectAsync(bench, application, "张三", "有证据材料");
        await bench.AnswerAsync("objection-acceptance", "Accept");
        await bench.AnswerAsync("objection-statement", "Submit", "情况说明");
        await bench.AnswerAsync("objection-decision", "Uphold", "材料不实", ("effect", (JsonNode?)nameof(ObjectionEffect.Remove)));

        Assert.Equal(ApplicationOutcome.Removed, (await bench.EntryAsync(application)).Outcome);
        Assert.Contains("result-removed", await bench.LettersAsync());
        await bench.PassAsync(TimeSpan.FromDays(14));
        Assert.Equal(1, await bench.InstancesAsync("public-notice", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task An_objection_that_the_secretariat_refuses_is_answered_with_its_reason_and_the_list_stands()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachNoticeAsync();
        await ObjectAsync(bench, application, "张三", "有证据材料");
        await bench.AnswerAsync("objection-acceptance", "Refuse", "冒用他人姓名");

        var objection = await bench.ReadAsync(db => db.Set<Objection>().AsNoTracking().SingleAsync());
        Assert.Equal((ObjectionState.NotAccepted, "冒用他人姓名"), (objection.State, objection.Decision));
        Assert.Equal(["refused-by-secretariat"], objection.Grounds);
        Assert.Contains("objection-not-accepted", await bench.LettersAsync());
        Assert.Empty(await bench.OpenAsync("objection-statement"));
        Assert.Equal(1, await bench.InstancesAsync("objection", WorkflowSubStatus.Finished));
        await bench.PassAsync(TimeSpan.FromDays(14));
        Assert.Equal((NoticeState.Closed, ApplicationOutcome.Selected), (await StateAsync(bench), (await bench.EntryAsync(application)).Outcome));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task An_anonymous_objection_is_answered_with_its_ground_and_holds_nothing_up()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachNoticeAsync();
        await ObjectAsync(bench, application, "匿名", "有证据材料");

        Assert.Contains("objection-not-accepted", await bench.LettersAsync());
        await bench.PassAsync(TimeSpan.FromDays(14));
        Assert.Equal(ApplicationOutcome.Selected, (await bench.EntryAsync(application)).Outcome);
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData("Accept", VisitRequestState.Accepted)]
    [InlineData("Decline", VisitRequestState.Declined)]
    [InlineData(null, VisitRequestState.Declined)]
    public async Task A_learning_visit_is_answered_by_its_host_or_lapses(string? answer, VisitRequestState state)
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachNoticeAsync();
        await bench.PassAsync(TimeSpan.FromDays(14));
        var day = DateOnly.FromDateTime(bench.Now.AddDays(40).UtcDateTime);
        await bench.ActAsync(async (services, ct) =>
        {
            var visits = services.GetRequiredService<LearningVisits>();
            var visit = await visits.OfferAsync(new NewVisit(application, "深入学", day, day, 20), ProcessBench.Staff, ct);
            await visits.RequestAsync(visit.Id, new NewVisitRequest("学习企业", "李四", "li@company.example", 3, "学习数字化"), "guest", ct);
        });

        if (answer is not null) await bench.AnswerAsync("learning-visit", answer, "答复");
        await bench.PassAsync(TimeSpan.FromDays(60));

        Assert.Equal(state, await bench.ReadAsync(db => db.Set<VisitRequest>().Select(request => request.State).SingleAsync()));
        Assert.Equal(1, await bench.InstancesAsync("learning-visit", WorkflowSubStatus.Finished));
        Assert.Contains(state is VisitRequestState.Accepted ? "learning-visit" : "learning-visit-declined", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_learning_visit_that_is_called_off_ends_what_the_process_asks_of_its_host()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachNoticeAsync();
        await bench.PassAsync(TimeSpan.FromDays(14));
        var day = DateOnly.FromDateTime(bench.Now.AddDays(40).UtcDateTime);
        var visit = await bench.ActAsync(async (services, ct) =>
        {
            var visits = services.GetRequiredService<LearningVisits>();
            var offered = await visits.OfferAsync(new NewVisit(application, "深入学", day, day, 20), ProcessBench.Staff, ct);
            await visits.RequestAsync(offered.Id, new NewVisitRequest("学习企业", "李四", "li@company.example", 3, "学习数字化"), "guest", ct);
            return offered.Id;
        });
        Assert.Single(await bench.OpenAsync("learning-visit"));

        await bench.ActAsync((services, ct) => services.GetRequiredService<LearningVisits>().CallOffAsync(visit, "生产安排调整", null, ProcessBench.Staff, ct));
        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Empty(await bench.OpenAsync("learning-visit"));
        Assert.Equal(1, await bench.InstancesAsync("learning-visit", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_cancelled_event_ends_and_late_staff_are_asked_again_for_the_others()
    {
        await using var bench = await ProcessBench.OpenAsync();
        await bench.ReachNoticeAsync();
        await bench.PassAsync(TimeSpan.FromDays(14));
        var plans = await bench.OpenAsync("event-plan");
        Assert.Equal(4, plans.Count);
        await bench.AnswerAsync(plans[0], ProcessBench.Staff, "Cancel", "场地原因");

        await bench.PassAsync(TimeSpan.FromDays(8));
        Assert.Equal(3, (await bench.OpenAsync("event-plan")).Count);
        Assert.Equal(1, await bench.InstancesAsync("exchange-event", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_campaign_ends_although_one_of_its_events_was_cancelled_in_the_list_of_instances()
    {
        await using var bench = await ProcessBench.OpenAsync();
        await bench.ReachNoticeAsync();
        await bench.PassAsync(TimeSpan.FromDays(14));
        var plans = await bench.OpenAsync("event-plan");
        await bench.RemoveAsync(plans[0].WorkflowInstanceId!, "cancel"); // a process's task has its instance
        foreach (var plan in plans.Skip(1)) await bench.AnswerAsync(plan, ProcessBench.Staff, "Cancel", "场地原因");

        Assert.Equal(1, await bench.InstancesAsync("exchange-event", WorkflowSubStatus.Cancelled));
        Assert.Equal(1, await bench.InstancesAsync("campaign", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData("cancel", "已被取消")]
    [InlineData("delete", "已被删除")]
    public async Task A_notice_whose_process_is_cancelled_or_deleted_goes_on_with_the_same_list_when_the_secretariat_says_so(string how, string inWords)
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachNoticeAsync();
        var before = await bench.ReadAsync(db => db.Set<PublicNotice>().AsNoTracking().SingleAsync());

        await bench.RemoveAsync(await bench.OnlyInstanceAsync("public-notice"), how);

        var task = Assert.Single(await bench.OpenAsync("stage-fault"));
        Assert.Contains(inWords, task.Instructions, StringComparison.Ordinal);
        Assert.Contains("公示 2022", task.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("终止", task.Instructions, StringComparison.Ordinal); // there is no application to end
        await bench.AnswerAsync("stage-fault", "Continue", "误操作，继续公示", ("conclusion", "Again"));
        Assert.Equal(1, await bench.InstancesAsync("public-notice", WorkflowSubStatus.Suspended));
        await bench.PassAsync(TimeSpan.FromDays(14));

        var after = await bench.ReadAsync(db => db.Set<PublicNotice>().AsNoTracking().SingleAsync());
        Assert.Equal((before.Id, before.Hash, before.ClosesAt, NoticeState.Closed), (after.Id, after.Hash, after.ClosesAt, after.State));
        Assert.Equal(ApplicationOutcome.Selected, (await bench.EntryAsync(application)).Outcome);
        Assert.Equal(4, (await bench.OpenAsync("event-plan")).Count);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_notice_whose_process_fails_is_put_to_the_secretariat_and_a_retry_goes_on()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachDefenceAsync();
        await bench.HoldDefenceAsync(85);
        await bench.PassToAsync(DeadlineNames.Notice);
        await bench.AddressAsync("none");
        await bench.AnswerAsync("confirm-list", "Confirm");
        Assert.Equal(1, await bench.InstancesAsync("public-notice", WorkflowSubStatus.Faulted));

        await bench.AddressAsync("quality@company1.example");
        await bench.AnswerAsync("stage-fault", "Retry");
        await bench.PassAsync(TimeSpan.FromDays(14));

        Assert.Equal(ApplicationOutcome.Selected, (await bench.EntryAsync(application)).Outcome);
        Assert.Empty(await bench.OpenAsync("stage-fault"));
        await bench.AssertNoIncidentAsync();
    }

    private static Task ObjectAsync(ProcessBench bench, long application, string by, string evidence) => bench.ActAsync(async (services, ct) =>
    {
        var notice = await services.GetRequiredService<NoticeBoard>().CurrentAsync(bench.CampaignId, ct);
        await services.GetRequiredService<ObjectionDesk>().FileAsync(
            notice!.Id, new FiledObjection(application, ObjectionChannel.Objection, ObjectionSubject.Authenticity, by, "zhang@company.example", "材料不实", evidence), "public", ct);
    });

    private static Task<NoticeState> StateAsync(ProcessBench bench) => bench.ReadAsync(db => db.Set<PublicNotice>().OrderByDescending(notice => notice.Number).Select(notice => notice.State).FirstAsync());
}

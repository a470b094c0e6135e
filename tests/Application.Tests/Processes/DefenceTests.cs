using BenchmarkWorkflow.Activities.Defences;
using BenchmarkWorkflow.Activities.SiteChecks;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Text.Json.Nodes;

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
        var application = await ReachSiteCheckAsync(bench);
        await bench.PassAsync(TimeSpan.FromDays(10));
        await bench.PlanSiteCheckAsync();

        await bench.PassAsync(TimeSpan.FromDays(20));
        await bench.AnswerAsync("site-check-report", report, "核查意见", ("findings", "已逐项核实"));

        Assert.Equal(verdict, await bench.ReadAsync(db => db.Set<SiteCheck>().Where(check => check.ApplicationId == application).Select(check => check.Verdict).SingleAsync()));
        Assert.Equal(stage, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_site_check_that_the_leader_reports_in_time_lets_the_application_go_on()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await ReachSiteCheckAsync(bench);
        Assert.Equal(ApplicationStage.SiteCheck, (await bench.EntryAsync(application)).Stage);
        var leader = await bench.PlanSiteCheckAsync();
        await bench.PassAsync(TimeSpan.FromDays(4));

        var report = Assert.Single(await bench.OpenAsync("site-check-report"));
        Assert.Equal(leader, report.Assignee);
        await bench.AnswerAsync("site-check-report", "Pass", "", ("findings", "已逐项核实"));

        var check = await bench.ReadAsync(db => db.Set<SiteCheck>().AsNoTracking().SingleAsync());
        Assert.Equal((SiteCheckState.Reported, SiteCheckVerdict.Passed, leader), (check.State, check.Verdict, check.ReportedBy));
        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);
        Assert.Contains("site-check-invitation", await bench.LettersAsync());
        Assert.Contains("site-check-result", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData(5)] // later
    [InlineData(1)] // sooner
    public async Task A_visit_that_is_planned_again_is_reported_after_its_new_days_and_everybody_is_told(int days)
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await ReachSiteCheckAsync(bench);
        await bench.PlanSiteCheckAsync(); // in three days
        var check = await bench.ReadAsync(db => db.Set<SiteCheck>().AsNoTracking().SingleAsync());
        var day = DateOnly.FromDateTime(bench.Now.AddDays(days).UtcDateTime);
        var gone = check.Team[2];
        var come = await bench.ReadAsync(db => db.Set<Expert>().Where(expert => !check.Team.Contains(expert.Id)).OrderBy(expert => expert.Id).Select(expert => expert.Id).FirstAsync());

        await bench.ActAsync((services, ct) => services.GetRequiredService<SiteVisits>().PlanAsync(check.Id, new([check.Team[1], check.Team[0], come], day, day), check.Revision, ProcessBench.Staff, ct));

        await bench.PassAsync(ShanghaiTime.At(day, new TimeOnly(16, 59)) - bench.Now);
        Assert.Empty(await bench.OpenAsync("site-check-report"));
        await bench.PassAsync(TimeSpan.FromMinutes(2));
        var leader = await bench.ReadAsync(db => db.Set<Expert>().Where(expert => expert.Id == check.Team[1]).Select(expert => expert.Account).SingleAsync());
        Assert.Equal(leader, Assert.Single(await bench.OpenAsync("site-check-report")).Assignee);
        var letters = await bench.ReadAsync(db => db.Set<OutgoingMessage>().Where(mail => mail.Template == "site-check-changed").Select(mail => mail.ModelJson!).ToListAsync()); // all have a model
        Assert.Equal((5, 1), (letters.Count, letters.Count(model => model.Contains("\"released\":true", StringComparison.Ordinal))));
        Assert.NotEqual(gone, come);
        await bench.AnswerAsync("site-check-report", "Pass", "", ("findings", "已逐项核实"));
        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_site_check_ordered_by_hand_before_the_defence_is_taken_up_after_it_whatever_the_scores_are()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachDefenceAsync(documentPoints: 80);
        await OrderByHandAsync(bench, application);
        await bench.HoldDefenceAsync(80);

        Assert.Equal(ApplicationStage.SiteCheck, (await bench.EntryAsync(application)).Stage);
        Assert.Single(await bench.OpenAsync("site-check-plan"));
        Assert.Equal("核实产线数据", (await bench.ReadAsync(db => db.Set<SiteCheck>().AsNoTracking().SingleAsync())).Reason);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_site_check_ordered_while_the_application_waits_to_be_ranked_is_held_or_called_off_and_it_is_ranked_and_decided_once()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.ReachDefenceAsync(documentPoints: 80);
        await bench.HoldDefenceAsync(80);
        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);

        await OrderByHandAsync(bench, application);
        Assert.Equal(ApplicationStage.SiteCheck, (await bench.EntryAsync(application)).Stage);
        await bench.PlanSiteCheckAsync();
        await CallOffAsync(bench);
        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);
        Assert.Equal(4, (await bench.LettersAsync()).Count(letter => letter == "site-check-called-off")); // the company and three who would have gone
        await OrderByHandAsync(bench, application);
        await CallOffAsync(bench); // not planned: nobody knows of it
        Assert.Equal(4, (await bench.LettersAsync()).Count(letter => letter == "site-check-called-off"));
        await bench.PassAsync(TimeSpan.FromDays(10));
        Assert.Empty((await bench.OpenAsync("site-check-plan")).Concat(await bench.OpenAsync("site-check-report")));

        await OrderByHandAsync(bench, application);
        await bench.PlanSiteCheckAsync();
        await bench.PassAsync(TimeSpan.FromDays(4));
        await bench.AnswerAsync("site-check-report", "Pass", "", ("findings", "已逐项核实"));
        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
        await bench.PassToAsync(DeadlineNames.Notice);
        await bench.AnswerAsync("confirm-list", "Confirm");
        Assert.Equal(ApplicationStage.Notice, (await bench.EntryAsync(application)).Stage);
        var late = await Assert.ThrowsAsync<RuleBrokenException>(() => OrderByHandAsync(bench, application));
        Assert.Equal("site-check-stage", Assert.Single(late.Rules).Name);
        await bench.PassAsync(TimeSpan.FromDays(20));
        Assert.Single(await bench.LettersAsync(), letter => letter == "result-selected");
        Assert.Equal(1, await bench.InstancesAsync("application", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_drawn_company_is_not_moved_to_a_session_whose_times_nobody_knows()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var (application, own, other) = await TwoSessionsAsync(bench);
        await bench.ActAsync(async (services, ct) =>
        {
            var db = services.GetRequiredService<DbContext>();
            db.Entry(await db.Set<DefenceSession>().SingleAsync(session => session.Id == other.Id, ct)).Property(session => session.DrawnAt).CurrentValue = null;
            await db.SaveChangesAsync(ct);
        });

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => bench.ActAsync((services, ct) => services.GetRequiredService<DefenceTurns>().MoveAsync(application, other.Id, "企业申请改期", ProcessBench.Staff, ct)));

        Assert.Equal("session-undrawn", Assert.Single(refused.Rules).Name);
        await bench.PassAsync(own.StartsAt.AddMinutes(1) - bench.Now);
        await bench.AnswerAsync("defence-attendance", "Excused", "航班取消");
        Assert.DoesNotContain($"第 {other.Number} 场", Assert.Single(await bench.OpenAsync("defence-move")).FormJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_excused_company_is_heard_in_another_session_and_asked_for_there()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var (application, own, other) = await TwoSessionsAsync(bench);
        await bench.PassAsync(own.StartsAt.AddMinutes(1) - bench.Now);
        await bench.AnswerAsync("defence-attendance", "Excused", "航班取消");

        var move = Assert.Single(await bench.OpenAsync("defence-move"));
        await bench.AnswerAsync("defence-move", "Move", "航班取消，改到下一场", ("session", $"{other.Number}"));

        var slot = await bench.ReadAsync(db => db.Set<DefenceSlot>().AsNoTracking().SingleAsync());
        Assert.Equal((other.Id, DefenceAttendance.Expected), (slot.SessionId, slot.Attendance));
        Assert.Contains("第 9 场", move.FormJson, StringComparison.Ordinal);
        Assert.DoesNotContain($"第 {own.Number} 场", move.FormJson, StringComparison.Ordinal);
        Assert.Contains("defence-changed", await bench.LettersAsync());
        Assert.Empty(await bench.OpenAsync("defence-attendance"));
        await bench.PassAsync(slot.StartsAt!.Value - bench.Now); // drawn
        await bench.AnswerAsync("defence-attendance", "Present");
        await bench.ScoreDefenceAsync(85);
        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task An_excused_company_that_cannot_be_heard_elsewhere_is_taken_as_absent()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var (_, own, _) = await TwoSessionsAsync(bench);
        await bench.PassAsync(own.StartsAt.AddMinutes(1) - bench.Now);
        await bench.AnswerAsync("defence-attendance", "Excused", "航班取消");
        await bench.AnswerAsync("defence-move", "Absent", "无法另行安排");
        Assert.Equal(DefenceAttendance.NoShow, await bench.ReadAsync(db => db.Set<DefenceSlot>().Select(slot => slot.Attendance).SingleAsync()));
        Assert.Contains(await bench.LettersAsync(), letter => letter is "defence-no-show" or "result-not-selected");
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_company_that_is_moved_after_the_draw_is_asked_for_when_its_new_turn_comes_also_when_it_was_asked_for_already()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var (application, own, other) = await TwoSessionsAsync(bench);
        await bench.ActAsync((services, ct) => services.GetRequiredService<DefenceTurns>().ChangeSessionAsync(own.Id, own.StartsAt.AddHours(1), "三号厅", own.Panel, "会场调整", own.Revision, ProcessBench.Staff, ct));
        await bench.PassAsync(own.StartsAt.AddMinutes(59) - bench.Now);
        Assert.Empty(await bench.OpenAsync("defence-attendance"));
        await bench.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(await bench.OpenAsync("defence-attendance"));

        await bench.ActAsync((services, ct) => services.GetRequiredService<DefenceTurns>().MoveAsync(application, other.Id, "企业申请改期", ProcessBench.Staff, ct));

        Assert.Empty(await bench.OpenAsync("defence-attendance"));
        await bench.PassAsync(other.StartsAt.AddMinutes(-1) - bench.Now);
        Assert.Empty(await bench.OpenAsync("defence-attendance"));
        await bench.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(await bench.OpenAsync("defence-attendance"));
        var letters = await bench.LettersAsync();
        Assert.Equal((2, own.Panel.Count), (letters.Count(letter => letter == "defence-changed"), letters.Count(letter => letter == "defence-panel-changed")));
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => bench.ActAsync((services, ct) =>
            services.GetRequiredService<DefenceTurns>().ChangeSessionAsync(other.Id, bench.Now.AddDays(1), " ", [own.Panel[0], 999], "会场调整", null, ProcessBench.Staff, ct)));
        Assert.Equal(["rooms-missing", "panel-size", "expert-unknown"], refused.Rules.Select(rule => rule.Name).Where(name => name != "too-few-judges"));
        await bench.AssertNoIncidentAsync();
    }

    [Theory, EachDatabase]
    public async Task A_company_that_is_heard_at_another_time_is_asked_anew_whether_it_comes_and_once_when_it_is_there(DatabaseKind kind)
    {
        await using var bench = await ProcessBench.OpenAsync(kind);
        var (application, own, other) = await TwoSessionsAsync(bench); // it has answered
        Task ChangeAsync(DateTimeOffset startsAt) => bench.ActAsync((services, ct) => services.GetRequiredService<DefenceTurns>().ChangeSessionAsync(own.Id, startsAt, "三号厅", own.Panel, "会场调整", null, ProcessBench.Staff, ct));
        static DateTimeOffset ReplyBy(DateTimeOffset startsAt) => ShanghaiTime.EndOf(ShanghaiTime.DayOf(startsAt).AddDays(-2));
        Task<DefenceSlot> SlotAsync() => bench.ReadAsync(db => db.Set<DefenceSlot>().AsNoTracking().SingleAsync());

        await ChangeAsync(own.StartsAt);
        Assert.Empty(await bench.OpenAsync("defence-receipt")); // only the room: what it answered counts
        Assert.True((await SlotAsync()).WillCome);

        await ChangeAsync(own.StartsAt.AddDays(-1));
        var sooner = Assert.Single(await bench.OpenAsync("defence-receipt"));
        Assert.Equal((ReplyBy(own.StartsAt.AddDays(-1)), (bool?)null), (sooner.DueAt, (await SlotAsync()).WillCome));

        var same = own.StartsAt.AddDays(-1); // two rooms begin at the same time
        await bench.ActAsync((services, ct) => services.GetRequiredService<DbContext>().Set<DefenceSession>().Where(session => session.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.StartsAt, same), ct));
        await bench.ActAsync((services, ct) => services.GetRequiredService<DefenceTurns>().MoveAsync(application, other.Id, "企业申请改期", ProcessBench.Staff, ct));
        var elsewhere = Assert.Single(await bench.OpenAsync("defence-receipt")); // the other question is asked no more
        Assert.NotEqual(sooner.Id, elsewhere.Id);
        Assert.Equal(ReplyBy(same), elsewhere.DueAt);
        Assert.Contains("二号厅", elsewhere.Instructions, StringComparison.Ordinal);
        await bench.AnswerAsync("defence-receipt", "Attend", "", ("presenters", "李四"));
        Assert.Equal("李四", (await SlotAsync()).Presenters);

        var told = await bench.ReadAsync(db => db.Set<OutgoingMessage>().Where(mail => mail.Template == "defence-changed").OrderBy(mail => mail.Id).Select(mail => mail.TextBody).ToListAsync());
        Assert.Equal([false, true, true], told.Select(text => text.Contains("重新回执", StringComparison.Ordinal)));
        await bench.PassAsync(same - bench.Now);
        Assert.Single(await bench.OpenAsync("defence-attendance"));
        await bench.AnswerAsync("defence-attendance", "Present");
        await bench.ScoreDefenceAsync(85);
        Assert.Equal(ApplicationStage.Ranking, (await bench.EntryAsync(application)).Stage);
        Assert.Equal(1, await bench.InstancesAsync("defence", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_company_may_answer_its_invitation_until_two_days_before_its_turn_and_is_asked_no_more_when_that_comes_sooner()
    {
        await using var bench = await ProcessBench.OpenAsync();
        await bench.ReachDefenceAsync();
        await bench.PlanDefenceAsync();
        await bench.PassAsync(TimeSpan.FromDays(5));
        var own = await bench.ReadAsync(db => db.Set<DefenceSession>().AsNoTracking().SingleAsync());
        Assert.Equal(ShanghaiTime.EndOf(ShanghaiTime.DayOf(own.StartsAt).AddDays(-2)), Assert.Single(await bench.OpenAsync("defence-receipt")).DueAt);

        await bench.ActAsync((services, ct) => services.GetRequiredService<DefenceTurns>().ChangeSessionAsync(own.Id, bench.Now.AddHours(30), "三号厅", own.Panel, "会场调整", own.Revision, ProcessBench.Staff, ct));

        Assert.Empty(await bench.OpenAsync("defence-receipt"));
        await bench.PassAsync(TimeSpan.FromHours(30));
        Assert.Single(await bench.OpenAsync("defence-attendance"));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task What_instances_keep_of_judging_names_no_judge_and_no_points()
    {
        await using var bench = await ProcessBench.OpenAsync();
        await ReachSiteCheckAsync(bench);
        await bench.PlanSiteCheckAsync();
        await bench.PassAsync(TimeSpan.FromDays(20));
        await bench.AnswerAsync("site-check-report", "Pass", "核查意见", ("findings", "已逐项核实"));
        await bench.PassAsync(TimeSpan.FromDays(1));

        var kept = await bench.KeptByInstancesAsync();
        var settings = await bench.SettingsAsync();
        foreach (var told in (string[])["visitUntil", "passed", "siteCheck"]) Assert.Contains(told, kept, StringComparison.Ordinal); // what the definitions go by
        foreach (var secret in (string[])["评语", "核查意见", "已逐项核实", "\"team\":", .. settings.Review.Rubric.Concat(settings.Defence.Rubric).Where(line => line.Name is not ("depth" or "value")).Select(line => $"\"{line.Name}\":")]) // these are words of the engine too
            Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"expert-\d|专家\d", kept);
        Assert.DoesNotMatch("\"(value|spread|gap)\":\\s*[0-9]", kept);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_site_check_of_a_company_that_withdraws_is_called_off(bool planned)
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await ReachSiteCheckAsync(bench);
        if (planned) await bench.PlanSiteCheckAsync();

        await bench.WithdrawAsync(application);

        Assert.Equal(SiteCheckState.Cancelled, await bench.ReadAsync(db => db.Set<SiteCheck>().Select(check => check.State).SingleAsync()));
        Assert.Equal((ApplicationStage.Concluded, ApplicationOutcome.Withdrawn), ((await bench.EntryAsync(application)).Stage, (await bench.EntryAsync(application)).Outcome));
        Assert.Equal((1, 1), (await bench.InstancesAsync("site-check", WorkflowSubStatus.Finished), await bench.InstancesAsync("application", WorkflowSubStatus.Finished)));
        await bench.PassAsync(TimeSpan.FromDays(10));
        Assert.Empty((await bench.OpenAsync("site-check-plan")).Concat(await bench.OpenAsync("site-check-report")));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_campaign_in_which_nobody_is_to_be_heard_goes_on_without_sessions_and_never_while_somebody_waits()
    {
        await using var bench = await ProcessBench.OpenAsync();
        await bench.ReachDefenceAsync(documentPoints: 80);
        await bench.PassToAsync(DeadlineNames.Recommendations);
        await bench.PassAsync(TimeSpan.FromDays(1));

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => bench.AnswerAsync("defence-plan", "None"));
        Assert.Equal("defence-awaited", Assert.Single(refused.Rules).Name);

        await bench.WithdrawAsync(1);
        await bench.AnswerAsync("defence-plan", "None");
        await bench.PassToAsync(DeadlineNames.Notice);

        Assert.Equal(0, await bench.ReadAsync(db => db.Set<DefenceSession>().CountAsync()));
        Assert.Equal(1, await bench.InstancesAsync("campaign", WorkflowSubStatus.Finished)); // nobody is left to be ranked
        await bench.AssertNoIncidentAsync();
    }

    /// <summary>Scores so far apart that the company is visited.</summary>
    private static async Task<long> ReachSiteCheckAsync(ProcessBench bench)
    {
        var application = await bench.ReachDefenceAsync(documentPoints: 95);
        await bench.HoldDefenceAsync(65);
        return application;
    }

    /// <summary>A company whose turn is drawn, and another session of its area two days later.</summary>
    private static async Task<(long Application, DefenceSession Own, DefenceSession Other)> TwoSessionsAsync(ProcessBench bench)
    {
        var application = await bench.ReachDefenceAsync();
        await bench.PlanDefenceAsync();
        await bench.AnswerAsync("defence-receipt", "Attend", "", ("presenters", "张三"));
        var own = await bench.ReadAsync(db => db.Set<DefenceSession>().AsNoTracking().SingleAsync());
        await bench.ActAsync(async (services, ct) =>
        {
            var db = services.GetRequiredService<DbContext>();
            db.Add(new DefenceSession
            {
                CampaignId = own.CampaignId, Number = 9, AreaId = own.AreaId, StartsAt = own.StartsAt.AddDays(2), Room = "二号厅", Panel = own.Panel, PresentMinutes = own.PresentMinutes, QuestionMinutes = own.QuestionMinutes,
                BufferMinutes = own.BufferMinutes,
            });
            await db.SaveChangesAsync(ct);
            await db.Set<DefenceSession>().Where(session => session.Number == 9).ExecuteUpdateAsync(set => set.SetProperty(session => session.DrawnAt, own.DrawnAt), ct);
        });
        return (application, own, await bench.ReadAsync(db => db.Set<DefenceSession>().AsNoTracking().SingleAsync(session => session.Number == 9)));
    }

    private static Task OrderByHandAsync(ProcessBench bench, long application) =>
        bench.ActAsync((services, ct) => services.GetRequiredService<SiteCheckDesk>().OrderByHandAsync(application, "核实产线数据", ProcessBench.Staff, ct));

    private static async Task CallOffAsync(ProcessBench bench)
    {
        var check = (await bench.ReadAsync(db => db.Set<SiteCheck>().AsNoTracking().ToListAsync())).Single(one => one.IsOpen);
        await bench.ActAsync((services, ct) => services.GetRequiredService<SiteVisits>().CallOffAsync(check.Id, "已有书面证明", check.Revision, ProcessBench.Staff, ct));
    }
}

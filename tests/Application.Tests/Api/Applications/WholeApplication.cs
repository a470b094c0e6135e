using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Eligibility;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api.Applications;

/// <summary>An application that has everything an application can have, made step by step; the words in it are to be found again where they must not be.</summary>
internal sealed class WholeApplication(SeasonServer season)
{
    public const string Opinion = "推荐单位的秘密意见";
    public const string Finding = "清单里的秘密说明";
    public const string Comment = "专家的秘密评语";
    public const string SiteFinding = "现场核查的秘密结论";
    public const decimal Points = 83.5m;
    private const string Staff = "staff";

    public long Id { get; private set; }

    /// <summary>The user names of those who were asked to judge the documents.</summary>
    public IReadOnlyList<string> Judges { get; private set; } = [];

    public async Task SubmitAsync()
    {
        Id = await season.SubmitAsync(1, 1);
        await season.DoAsync((services, ct) => Company.SendAsync(services, season.CampaignId, 1, season.Server.Time.GetUtcNow(), ct));
        await season.DoAsync(async (services, ct) =>
        {
            var areas = await services.GetRequiredService<DbContext>().Set<KeyArea>().OrderBy(area => area.Number).Select(area => area.Id).ToListAsync(ct);
            for (var number = 1; number <= 9; number++)
                await services.GetRequiredService<ExpertPool>().AddAsync(new ExpertEntry($"expert-{number}", $"评审专家{number}", $"研究院{number}", $"expert{number}@experts.example", 20, areas), Staff, ct);
            return true;
        });
        await season.DoAsync<UserTasks>((tasks, ct) => tasks.CreateAsync(new NewUserTask { Title = "出具推荐意见", TaskType = "recommendation", CandidateGroups = ["unit:1"], AboutKind = "application", AboutId = $"{Id}" }, ct));
        await season.DoAsync<Outbox>((outbox, ct) => outbox.QueueAsync(
            new NewMail { DedupeKey = "whole", Subject = "申报回执", Text = "已收到。", Recipients = [new MailRecipient("quality@company1.example", "联系人")], AboutKind = "application", AboutId = $"{Id}" }, ct));
    }

    public async Task RecommendAsync()
    {
        await StageAsync(ApplicationStage.Recommendation);
        await season.DoAsync<RecommendationDesk>((desk, ct) => desk.RecommendAsync(Id, Opinion, "clerk-1", ct));
        await StageAsync(ApplicationStage.Eligibility);
    }

    public async Task CheckAsync()
    {
        var checklist = (await season.DoAsync<CampaignDesk, CampaignSettings>((desk, ct) => desk.SettingsAsync(season.CampaignId, ct))).Eligibility.Checklist;
        var mends = checklist.First(item => item.Correctable).Name;
        await season.DoAsync<EligibilityDesk>(async (desk, ct) =>
        {
            await desk.OpenAsync(Id, Staff, ct);
            await desk.MarkAsync(Id, [.. checklist.Select(item => new EligibilityFinding(item.Name, item.Name != mends, Finding))], Staff, ct);
            await desk.RequestSupplementAsync(Id, "请补正", Staff, ct);
            await desk.HandInSupplementAsync(Id, "company-1", ct);
            await desk.MarkAsync(Id, [.. checklist.Select(item => new EligibilityFinding(item.Name, true, Finding))], Staff, ct);
            await desk.PassAsync(Id, Staff, ct);
        });
        await StageAsync(ApplicationStage.DocumentReview);
    }

    public async Task AssignAsync()
    {
        var sheets = (await season.DoAsync<ExpertAssignment, AssignmentResult>((verbs, ct) => verbs.AssignAsync(Id, null, Staff, ct))).Sheets;
        Judges = [.. sheets.Select(sheet => $"expert-{sheet.ExpertId}")];
    }

    /// <summary>So many of those who were asked hand in.</summary>
    public Task ScoreAsync(int sheets) => season.DoAsync(async (services, ct) =>
    {
        var desk = services.GetRequiredService<ScoreSheetDesk>();
        var rubric = (await services.GetRequiredService<CampaignDesk>().SettingsAsync(season.CampaignId, ct)).Review.Rubric;
        foreach (var sheet in (await desk.OfApplicationAsync(Id, ct)).Where(one => one.IsOpen).Take(sheets))
            await desk.SubmitAsync(sheet.Id, sheet.ExpertId, new SheetEntry(Spread(rubric, Points), Comment) { Remarks = rubric.ToDictionary(line => line.Name, _ => Comment) }, $"expert-{sheet.ExpertId}", ct);
        return true;
    });

    public async Task HearAsync()
    {
        await StageAsync(ApplicationStage.Defence);
        var day = new DateOnly(2022, 8, 15);
        await season.DoAsync<DefenceSchedule>((schedule, ct) => schedule.PlanAsync(season.CampaignId, new(day, ["第一会场"]), Staff, ct));
        await season.DoAsync<DefenceLottery>((lottery, ct) => lottery.CommitSeedAsync(season.CampaignId, "种子", Staff, ct));
        await season.DoAsync<DefenceLottery>((lottery, ct) => lottery.DrawAsync(season.CampaignId, null, Staff, ct));
        await season.DoAsync<DefenceDay>((defence, ct) => defence.ReceiptAsync(Id, true, ["王总"], "company-1", ct));
        season.Server.Time.MoveTo(new DateTimeOffset(day.ToDateTime(new(18, 0)), TimeSpan.FromHours(8)));
        await season.DoAsync<DefenceDay>((defence, ct) => defence.MarkAsync(Id, DefenceAttendance.Present, "准时", Staff, ct));
    }

    /// <summary>So many of the panel score.</summary>
    public Task JudgeAsync(int members) => season.DoAsync(async (services, ct) =>
    {
        var defence = services.GetRequiredService<DefenceDay>();
        var rubric = (await services.GetRequiredService<CampaignDesk>().SettingsAsync(season.CampaignId, ct)).Defence.Rubric;
        var done = await services.GetRequiredService<DbContext>().Set<PanelScore>().Select(score => score.ExpertId).ToListAsync(ct);
        foreach (var judge in (await defence.JudgesAsync(Id, ct)).Except(done).Take(members)) await defence.ScoreAsync(Id, judge, new(Spread(rubric, Points), Comment), $"expert-{judge}", ct);
        return true;
    });

    public async Task VisitAndListAsync()
    {
        var check = await season.DoAsync<SiteCheckDesk, SiteCheck>((desk, ct) => desk.OrderAsync(Id, "核实数据", Staff, ct));
        await StageAsync(ApplicationStage.SiteCheck);
        var team = await season.DoAsync<SiteCheckDesk, IReadOnlyList<long>>((desk, ct) => desk.ProposeTeamAsync(Id, 3, ct));
        await season.DoAsync<SiteCheckDesk>((desk, ct) => desk.PlanAsync(check.Id, new(team, new(2022, 8, 22), new(2022, 8, 23)), null, Staff, ct));
        season.Server.Time.MoveTo(new DateTimeOffset(2022, 8, 23, 17, 0, 0, TimeSpan.FromHours(8)));
        await season.DoAsync<SiteCheckDesk>((desk, ct) => desk.ReportAsync(check.Id, SiteFinding, SiteCheckVerdict.Passed, Staff, ct));
        await StageAsync(ApplicationStage.Ranking);
        season.Server.Time.MoveTo(new DateTimeOffset(2022, 9, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        await season.DoAsync<NoticeBoard>((board, ct) => board.PublishAsync(season.CampaignId, Staff, ct));
    }

    public async Task AllAsync()
    {
        await SubmitAsync();
        await RecommendAsync();
        await CheckAsync();
        await AssignAsync();
        await ScoreAsync(99);
        await HearAsync();
        await JudgeAsync(99);
        await VisitAndListAsync();
        await season.DoAsync<ApplicationProgress>((progress, ct) => progress.ConcludeAsync(Id, ApplicationOutcome.Selected, "公示无异议", Staff, ct));
    }

    private Task StageAsync(ApplicationStage stage) => season.DoAsync<ApplicationProgress>((progress, ct) => progress.SetStageAsync(Id, stage, "转入下一阶段", Staff, ct));

    private static Dictionary<string, decimal> Spread(IReadOnlyList<RubricItem> rubric, decimal total)
    {
        Dictionary<string, decimal> points = [];
        foreach (var line in rubric)
        {
            points[line.Name] = Math.Min(line.MaxPoints, total);
            total -= points[line.Name];
        }

        return points;
    }
}

using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Eligibility;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>What matters of an application only in the stage it is at.</summary>
internal sealed class StageFacts(DbContext db, DefenceDay defence, SiteCheckDesk siteChecks, ExpertPool experts, WorkingCalendar calendar)
{
    private const int ReportWorkingDays = 3;

    public async Task<IEnumerable<(string Name, object? Value)>> OfAsync(long application, ApplicationStage stage, CancellationToken ct) => stage switch
    {
        ApplicationStage.Eligibility => await EligibilityAsync(application, ct),
        ApplicationStage.DocumentReview => await ReviewAsync(application, ct),
        ApplicationStage.Defence => await DefenceAsync(application, ct),
        ApplicationStage.SiteCheck => await SiteCheckAsync(application, ct),
        _ => [],
    };

    private async Task<IEnumerable<(string Name, object? Value)>> EligibilityAsync(long application, CancellationToken ct) =>
        await db.Set<EligibilityCheck>().AsNoTracking().SingleOrDefaultAsync(check => check.ApplicationId == application, ct) is { } check
            ? [("supplementDue", FactText.Of(check.SupplementDueAt)), ("dueAt", FactText.Of(check.SupplementDueAt)), ("supplement", check.SupplementText), ("items", FactText.Lines(check.SupplementText))]
            : [];

    private async Task<IEnumerable<(string Name, object? Value)>> ReviewAsync(long application, CancellationToken ct)
    {
        var due = FactText.Of(await db.Set<ScoreSheet>().Where(s => s.ApplicationId == application && (s.State == ScoreSheetState.Assigned || s.State == ScoreSheetState.Draft))
            .MaxAsync(s => (DateTimeOffset?)s.DueAt, ct));
        return [("reviewDue", due), ("dueAt", due)];
    }

    private async Task<IEnumerable<(string Name, object? Value)>> DefenceAsync(long application, CancellationToken ct)
    {
        if (await defence.SlotAsync(application, ct) is not { StartsAt: { } starts, EndsAt: { } ends } slot) return [];
        var session = await db.Set<DefenceSession>().AsNoTracking().SingleAsync(s => s.Id == slot.SessionId, ct);
        var settings = await db.Set<Campaign>().AsNoTracking().Where(c => c.Id == slot.CampaignId).Select(c => c.Settings).SingleAsync(ct);
        var draw = await db.Set<DefenceDraw>().AsNoTracking().Where(d => d.CampaignId == slot.CampaignId && d.DrawnAt != null).OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);
        return
        [
            ("session", $"第 {session.Number} 场"), ("position", slot.Position), ("total", await db.Set<DefenceSlot>().CountAsync(s => s.SessionId == slot.SessionId, ct)), ("seed", draw?.Seed),
            ("startsAt", FactText.Of(starts)), ("endsAt", FactText.Of(ends)), ("place", session.Room), ("presentMinutes", session.PresentMinutes), ("questionMinutes", session.QuestionMinutes),
            ("replyBy", FactText.Of(DefenceRules.ReceiptUntil(starts, settings.Defence))), ("consequence", settings.Defence.NoShow == DefenceScores.Excluded ? "取消本届评审资格。" : "答辩评审按零分计。"),
        ];
    }

    private async Task<IEnumerable<(string Name, object? Value)>> SiteCheckAsync(long application, CancellationToken ct)
    {
        var check = (await siteChecks.OfApplicationAsync(application, ct)).LastOrDefault(check => check.State != SiteCheckState.Cancelled);
        if (check is not { VisitFrom: { } from, VisitUntil: { } until }) return [];
        var team = (await experts.ListAsync(ct)).Where(expert => check.Team.Contains(expert.Id)).Select(expert => new { name = expert.Name }).ToList();
        var reportDue = FactText.Of(ShanghaiTime.EndOf(calendar.AddWorkingDays(until, ReportWorkingDays, countFirstDay: false).Day));
        return
        [
            ("firstDay", from.ToString("yyyy-MM-dd")), ("lastDay", until.ToString("yyyy-MM-dd")), ("team", team), ("scope", check.Reason), ("findings", check.Findings),
            ("passed", check.Verdict is SiteCheckVerdict.Passed), ("reportDue", reportDue), ("dueAt", reportDue),
        ];
    }
}

using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Eligibility;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>What matters of an application only in the stage it is at.</summary>
internal sealed class StageFacts(DbContext db, SiteCheckDesk siteChecks, ExpertPool experts, WorkingCalendar calendar)
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
        if (await CaseQueries.Hearing.AskAsync(db, application, ct) is not { StartsAt: { } starts, EndsAt: { } ends } hearing) return [];
        var draw = await CaseQueries.Draw.AskAsync(db, hearing.CampaignId, ct);
        var settings = hearing.Settings.Defence;
        return
        [
            ("session", $"第 {hearing.Session} 场"), ("position", hearing.Position), ("total", hearing.Total), ("seed", draw?.Seed),
            ("startsAt", FactText.Of(starts)), ("endsAt", FactText.Of(ends)), ("place", hearing.Room), ("presentMinutes", hearing.PresentMinutes), ("questionMinutes", hearing.QuestionMinutes),
            ("replyBy", FactText.Of(DefenceRules.ReceiptUntil(starts, settings))), ("consequence", settings.NoShow == DefenceScores.Excluded ? "取消本届评审资格。" : "答辩评审按零分计。"),
        ];
    }

    private async Task<IEnumerable<(string Name, object? Value)>> SiteCheckAsync(long application, CancellationToken ct)
    {
        var check = (await siteChecks.OfApplicationAsync(application, ct)).LastOrDefault(check => check.State != SiteCheckState.Cancelled);
        if (check is not { VisitFrom: { } from, VisitUntil: { } until }) return [];
        var names = (await experts.ListAsync(ct)).ToDictionary(expert => expert.Id, expert => expert.Name);
        var team = check.Team.Where(names.ContainsKey).Select((id, place) => new { name = place == 0 ? $"{names[id]}（组长）" : names[id] }).ToList();
        var reportDue = FactText.Of(ShanghaiTime.EndOf(calendar.AddWorkingDays(until, ReportWorkingDays, countFirstDay: false).Day));
        return
        [
            ("firstDay", from.ToString("yyyy-MM-dd")), ("lastDay", until.ToString("yyyy-MM-dd")), ("visitEndsAt", FactText.Of(check.EndsAt)), ("team", team), ("scope", check.Reason), ("findings", check.Findings),
            ("passed", check.Verdict is SiteCheckVerdict.Passed), ("reportDue", reportDue), ("dueAt", reportDue),
        ];
    }
}

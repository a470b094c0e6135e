using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
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

    public async Task<IEnumerable<(string Name, object? Value)>> OfAsync(Application application, CancellationToken ct) => application.Stage switch
    {
        ApplicationStage.Eligibility => await EligibilityAsync(application.Id, ct),
        ApplicationStage.DocumentReview => [("reviewDue", FactText.Of(await db.Set<ScoreSheet>()
            .Where(s => s.ApplicationId == application.Id && (s.State == ScoreSheetState.Assigned || s.State == ScoreSheetState.Draft)).MaxAsync(s => (DateTimeOffset?)s.DueAt, ct)))],
        ApplicationStage.Defence => await DefenceAsync(application.Id, ct),
        ApplicationStage.SiteCheck => await SiteCheckAsync(application.Id, ct),
        _ => [],
    };

    private async Task<IEnumerable<(string Name, object? Value)>> EligibilityAsync(long application, CancellationToken ct) =>
        await db.Set<EligibilityCheck>().AsNoTracking().SingleOrDefaultAsync(check => check.ApplicationId == application, ct) is { } check
            ? [("supplementDue", FactText.Of(check.SupplementDueAt)), ("supplement", check.SupplementText)]
            : [];

    private async Task<IEnumerable<(string Name, object? Value)>> DefenceAsync(long application, CancellationToken ct) => await defence.InvitationAsync(application, ct) is { } slot
        ?
        [
            ("session", $"第 {slot.SessionNumber} 场第 {slot.Position} 位"), ("startsAt", FactText.Of(slot.StartsAt)), ("endsAt", FactText.Of(slot.EndsAt)), ("place", slot.Place),
            ("presentMinutes", slot.PresentMinutes), ("questionMinutes", slot.QuestionMinutes), ("replyBy", FactText.Of(slot.ReceiptUntil)),
        ]
        : [];

    private async Task<IEnumerable<(string Name, object? Value)>> SiteCheckAsync(long application, CancellationToken ct)
    {
        var check = (await siteChecks.OfApplicationAsync(application, ct)).LastOrDefault(check => check.State != SiteCheckState.Cancelled);
        if (check is not { VisitFrom: { } from, VisitUntil: { } until }) return [];
        var team = (await experts.ListAsync(ct)).Where(expert => check.Team.Contains(expert.Id)).Select(expert => new { name = expert.Name }).ToList();
        return
        [
            ("firstDay", from.ToString("yyyy-MM-dd")), ("lastDay", until.ToString("yyyy-MM-dd")), ("team", team), ("scope", check.Reason), ("findings", check.Findings),
            ("passed", check.Verdict is SiteCheckVerdict.Passed), ("reportDue", FactText.Of(ShanghaiTime.EndOf(calendar.AddWorkingDays(until, ReportWorkingDays, countFirstDay: false).Day))),
        ];
    }
}

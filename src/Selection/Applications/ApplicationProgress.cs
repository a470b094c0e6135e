using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Quotas;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>Moves applications from stage to stage and ends them; every step is a line of the timeline.</summary>
public sealed class ApplicationProgress(DbContext db, TimeProvider time, AuditTrail audit, QuotaLedger quotas, CampaignDates dates)
{
    /// <summary>Moves an application on. One that is there already stays, and nothing is written.</summary>
    /// <exception cref="RuleBrokenException"><c>stage-not-allowed</c>.</exception>
    public async Task SetStageAsync(long applicationId, ApplicationStage stage, string note, string actor, CancellationToken ct)
    {
        var application = await db.ApplicationAsync(applicationId, ct);
        if (application.Stage == stage) return;
        var settings = await db.SettingsOfAsync(application.CampaignId, ct);
        RuleBrokenException.ThrowIf(StageRules.MayEnter(application.Stage, stage, settings.Application.Stages));
        var from = application.Stage;
        await EnterAsync(application, stage, note, actor, ct);
        await audit.RecordAsync(actor, "application.stageChanged", "application", applicationId, new { from = from.ToString(), to = stage.ToString(), note }, ct);
    }

    /// <summary>Ends an application. One that is not recommended, not eligible, withdrawn or late gives its quota place back. The same end again changes nothing.</summary>
    /// <exception cref="RuleBrokenException"><c>application-concluded</c>, <c>withdrawal-too-late</c>, <c>outcome-not-allowed</c>.</exception>
    public async Task ConcludeAsync(long applicationId, ApplicationOutcome outcome, string reason, string actor, CancellationToken ct)
    {
        var application = await db.ApplicationAsync(applicationId, ct);
        if (application.Stage == ApplicationStage.Concluded && application.Outcome == outcome) return;
        RuleBrokenException.ThrowIf(StageRules.MayConclude(application.Stage, outcome));
        (application.Outcome, application.ConcludedAt) = (outcome, time.GetUtcNow());
        await EnterAsync(application, ApplicationStage.Concluded, reason, actor, ct);
        if (GivesPlaceBack(outcome)) await quotas.ReleaseAsync(applicationId, reason, actor, ct); // waits for the unit before the audit chain, as the ledger's own verbs do
        await audit.RecordAsync(actor, "application.concluded", "application", applicationId, new { outcome = outcome.ToString(), reason }, ct);
    }

    /// <summary>The company takes its application back, at any stage before the notice.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="TextRules.HasReason"/>; <c>application-concluded</c>; <c>withdrawal-too-late</c>.</exception>
    public Task WithdrawAsync(long applicationId, string reason, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason, "请写明撤回申报的原因。"));
        return ConcludeAsync(applicationId, ApplicationOutcome.Withdrawn, reason, actor, ct);
    }

    /// <summary>After the applications' date: ends every draft and returned application that was not handed in as late. What was written stays.</summary>
    /// <returns>Their ids.</returns>
    /// <exception cref="RuleBrokenException"><c>applications-open</c> before the date.</exception>
    public async Task<IReadOnlyList<long>> CloseDraftsAsync(long campaignId, string actor, CancellationToken ct)
    {
        if (await dates.IsBeforeAsync(campaignId, DeadlineNames.Applications, ct))
            throw new RuleBrokenException(new BrokenRule("applications-open", "申报尚未截止，草稿还可以提交。"));
        var late = await db.Set<Application>().Where(a => a.CampaignId == campaignId && (a.Stage == ApplicationStage.Draft || a.Stage == ApplicationStage.Returned))
            .OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);
        foreach (var id in late) await ConcludeAsync(id, ApplicationOutcome.Late, "截止时未提交", actor, ct);
        return late;
    }

    /// <summary>The application's timeline, oldest first.</summary>
    public async Task<IReadOnlyList<ApplicationStep>> TimelineAsync(long applicationId, CancellationToken ct) =>
        await db.Set<ApplicationStep>().AsNoTracking().Where(step => step.ApplicationId == applicationId).OrderBy(step => step.Id).ToListAsync(ct);

    /// <summary>Writes the step; whether it may be taken was the caller's question.</summary>
    internal async Task EnterAsync(Application application, ApplicationStage stage, string note, string actor, CancellationToken ct)
    {
        db.Add(new ApplicationStep
        {
            ApplicationId = application.Id, At = time.GetUtcNow(), Actor = actor, From = application.Stage, To = stage, Outcome = application.Outcome, Note = note,
        });
        application.Stage = stage;
        application.Revision++;
        await db.SaveChangesAsync(ct);
    }

    private static bool GivesPlaceBack(ApplicationOutcome outcome) =>
        outcome is ApplicationOutcome.NotRecommended or ApplicationOutcome.Ineligible or ApplicationOutcome.Withdrawn or ApplicationOutcome.Late;
}

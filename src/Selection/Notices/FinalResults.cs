using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>Turns the closed notice into the outcome of every application.</summary>
public sealed class FinalResults(DbContext db, NoticeBoard board, ApplicationProgress progress, PledgeBook pledges)
{
    /// <summary>What the closed notice means for an application: <see cref="ApplicationOutcome.Selected"/> when it is on the list, else <see cref="ApplicationOutcome.NotSelected"/>; an outcome it has already stays.</summary>
    /// <exception cref="RuleBrokenException"><c>notice-not-closed</c>.</exception>
    public async Task<ApplicationOutcome> OutcomeAsync(long applicationId, CancellationToken ct)
    {
        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == applicationId, ct);
        if (application.Outcome is not ApplicationOutcome.Open) return application.Outcome;
        return (await ListedAsync(application.CampaignId, ct)).Contains(applicationId) ? ApplicationOutcome.Selected : ApplicationOutcome.NotSelected;
    }

    /// <summary>Gives one application its outcome; a selected company's pledge begins. Again: nothing happens.</summary>
    /// <exception cref="RuleBrokenException"><c>notice-not-closed</c>, <c>outcome-not-allowed</c>.</exception>
    public async Task<ApplicationOutcome> ConcludeAsync(long applicationId, string actor, CancellationToken ct)
    {
        var outcome = await OutcomeAsync(applicationId, ct);
        await ConcludeAsync(applicationId, outcome, actor, ct);
        return outcome;
    }

    /// <summary>Gives every application that came as far as the document review and is still open its outcome.</summary>
    /// <returns>The outcomes given, by application.</returns>
    /// <exception cref="RuleBrokenException"><c>notice-not-closed</c>.</exception>
    public async Task<IReadOnlyDictionary<long, ApplicationOutcome>> ConcludeAllAsync(long campaignId, string actor, CancellationToken ct)
    {
        var listed = await ListedAsync(campaignId, ct);
        var open = await db.Set<Application>().AsNoTracking()
            .Where(a => a.CampaignId == campaignId && a.Outcome == ApplicationOutcome.Open
                && (a.Stage == ApplicationStage.DocumentReview || a.Stage == ApplicationStage.Defence || a.Stage == ApplicationStage.SiteCheck || a.Stage == ApplicationStage.Ranking || a.Stage == ApplicationStage.Notice))
            .OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);
        Dictionary<long, ApplicationOutcome> given = [];
        foreach (var id in open)
        {
            given[id] = listed.Contains(id) ? ApplicationOutcome.Selected : ApplicationOutcome.NotSelected;
            await ConcludeAsync(id, given[id], actor, ct);
            Forget(id);
        }

        return given;
    }

    private async Task ConcludeAsync(long applicationId, ApplicationOutcome outcome, string actor, CancellationToken ct)
    {
        var reason = outcome is ApplicationOutcome.Selected ? "公示无异议或异议已处理，确定入选" : "未列入公示名单";
        if (outcome is ApplicationOutcome.Selected or ApplicationOutcome.NotSelected) await progress.ConcludeAsync(applicationId, outcome, reason, actor, ct);
        if (outcome is ApplicationOutcome.Selected) await pledges.BeginAsync(applicationId, actor, ct);
    }

    private async Task<IReadOnlySet<long>> ListedAsync(long campaignId, CancellationToken ct)
    {
        var notice = await board.CurrentAsync(campaignId, ct);
        return notice is { State: NoticeState.Closed }
            ? NoticeSnapshot.Read(notice.SnapshotJson).Select(e => e.ApplicationId).ToHashSet()
            : throw new RuleBrokenException(new BrokenRule("notice-not-closed", "公示尚未结束，不能确定结果。"));
    }

    /// <summary>Lets go of saved rows, so that thousands of applications do not make every save look through all that went before.</summary>
    private void Forget(long applicationId)
    {
        foreach (var entry in db.ChangeTracker.Entries().ToList())
            if (entry.State is EntityState.Unchanged && (entry.Entity is AuditRecord or ApplicationStep || (entry.Entity is Application a && a.Id == applicationId)))
                entry.State = EntityState.Detached;
    }
}

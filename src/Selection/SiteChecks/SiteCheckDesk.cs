using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.SiteChecks;

/// <summary>Orders, plans and reports site checks.</summary>
public sealed class SiteCheckDesk(DbContext db, TimeProvider time, AuditTrail audit, RecusalDesk recusals, SiteCheckCrew crew)
{
    /// <exception cref="RuleBrokenException"><c>site-check-ordered</c>, <c>reason-missing</c>.</exception>
    public async Task<SiteCheck> OrderAsync(long applicationId, string reason, string actor, CancellationToken ct)
    {
        var campaignId = await db.Set<Application>().Where(a => a.Id == applicationId).Select(a => a.CampaignId).SingleAsync(ct);
        var hasOpen = (await OfApplicationAsync(applicationId, ct)).Any(c => c.IsOpen);
        RuleBrokenException.ThrowIf(SiteCheckRules.MayOrder(reason, hasOpen));
        var check = new SiteCheck { CampaignId = campaignId, ApplicationId = applicationId, Reason = reason.Trim(), OrderedBy = actor, OrderedAt = time.GetUtcNow() };
        db.Add(check);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "siteCheck.ordered", "application", applicationId, new { check = check.Id, reason }, ct);
        return check;
    }

    /// <summary>The secretariat orders one; the application's process takes it up.</summary>
    /// <exception cref="RuleBrokenException"><c>site-check-stage</c>, <c>site-check-ordered</c>, <c>reason-missing</c>.</exception>
    public async Task<SiteCheck> OrderByHandAsync(long applicationId, string reason, string actor, CancellationToken ct)
    {
        var application = await db.Set<Application>().SingleAsync(a => a.Id == applicationId, ct);
        RuleBrokenException.ThrowIf(SiteCheckRules.MayOrderByHand(application.Stage, (await db.SettingsOfAsync(application.CampaignId, ct)).Application.Stages));
        application.Revision++; // two at once: one orders
        return await OrderAsync(applicationId, reason, actor, ct);
    }

    /// <summary>The stages of a campaign's applications from which <see cref="OrderByHandAsync"/> takes one.</summary>
    public async Task<IReadOnlyList<ApplicationStage>> OrderableAsync(long campaignId, CancellationToken ct) => SiteCheckRules.OrderableByHand((await db.SettingsOfAsync(campaignId, ct)).Application.Stages);

    /// <summary>Sets team and dates; again while it is open.</summary>
    /// <param name="seen">The revision that was read; null not to compare.</param>
    /// <exception cref="RuleBrokenException"><c>site-check-changed</c>; see <see cref="SiteCheckRules.MayPlan"/>.</exception>
    public async Task PlanAsync(long checkId, VisitPlan plan, long? seen, string actor, CancellationToken ct)
    {
        await crew.HoldAsync(plan.Team, ct); // two planners send nobody to two places at once, whatever campaign each of them plans for
        var check = await db.Set<SiteCheck>().SingleAsync(c => c.Id == checkId, ct);
        await DemandUnchangedAsync(checkId, seen, ct);
        var size = (await db.SettingsOfAsync(check.CampaignId, ct)).SiteCheck.TeamSize;
        var members = await crew.OfAsync(check, plan.Team, plan.From, plan.Until, ct);
        RuleBrokenException.ThrowIfAny(SiteCheckRules.MayPlan(check, plan, members, size, time.GetUtcNow()));
        var again = check.State is SiteCheckState.Planned;
        (check.Team, check.VisitFrom, check.VisitUntil, check.State) = (plan.Team, plan.From, plan.Until, SiteCheckState.Planned);
        await SaveAsync(check, "siteCheck.planned", new { check = checkId, team = check.Team, from = plan.From, until = plan.Until, again }, actor, ct);
    }

    /// <summary>Refuses who has read an older state of the check than the one it has now.</summary>
    /// <param name="seen">The revision that was read; null not to compare.</param>
    /// <exception cref="RuleBrokenException"><c>site-check-changed</c>, with who changed it.</exception>
    public async Task DemandUnchangedAsync(long checkId, long? seen, CancellationToken ct)
    {
        var check = await db.Set<SiteCheck>().Where(c => c.Id == checkId).Select(c => new { c.Revision, c.ApplicationId }).SingleAsync(ct);
        if (seen is null || seen == check.Revision) return;
        var last = (await audit.LastOfAsync("application", check.ApplicationId, 20, ct)).FirstOrDefault(record => record.Act.StartsWith("siteCheck.", StringComparison.Ordinal));
        throw new RuleBrokenException(new BrokenRule("site-check-changed", $"在您查看之后，该现场核查已被 {last?.Actor ?? "他人"} 修改。请对照最新内容后再操作。"));
    }

    /// <summary>The experts who may go, the first <paramref name="size"/> of them: who is in office today first, then of the area, then by how often they go already in this campaign; nobody recused.</summary>
    public async Task<IReadOnlyList<long>> ProposeTeamAsync(long applicationId, int size, CancellationToken ct)
    {
        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == applicationId, ct);
        var recused = (await recusals.OfApplicationAsync(applicationId, ct)).Select(tie => tie.ExpertId).ToHashSet();
        var today = ShanghaiTime.DayOf(time.GetUtcNow());
        var goes = await crew.VisitsAsync(application.CampaignId, ct);
        var pool = await db.Set<Expert>().AsNoTracking().Where(e => e.IsActive).ToListAsync(ct);
        return
        [
            .. pool.Where(e => !recused.Contains(e.Id))
                .OrderByDescending(e => e.IsAvailable(today)).ThenByDescending(e => application.AreaId is { } area && e.AreaIds.Contains(area)).ThenBy(e => goes.GetValueOrDefault(e.Id)).ThenBy(e => e.Id)
                .Take(size).Select(e => e.Id),
        ];
    }

    /// <summary>Findings and verdict, for good.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="SiteCheckRules.MayReport"/>.</exception>
    public async Task ReportAsync(long checkId, string findings, SiteCheckVerdict verdict, string actor, CancellationToken ct)
    {
        var check = await db.Set<SiteCheck>().SingleAsync(c => c.Id == checkId, ct);
        RuleBrokenException.ThrowIfAny(SiteCheckRules.MayReport(check, findings, verdict, ShanghaiTime.DayOf(time.GetUtcNow())));
        (check.Findings, check.Verdict, check.State) = (findings.Trim(), verdict, SiteCheckState.Reported);
        (check.ReportedBy, check.ReportedAt) = (actor, time.GetUtcNow());
        await SaveAsync(check, "siteCheck.reported", new { check = checkId, verdict = verdict.ToString() }, actor, ct);
    }

    /// <summary>Calls it off, for good; another may be ordered.</summary>
    /// <exception cref="RuleBrokenException"><c>site-check-closed</c>, <c>reason-missing</c>.</exception>
    public async Task CancelAsync(long checkId, string reason, string actor, CancellationToken ct)
    {
        var check = await db.Set<SiteCheck>().SingleAsync(c => c.Id == checkId, ct);
        RuleBrokenException.ThrowIf(SiteCheckRules.MayCancel(check, reason));
        check.State = SiteCheckState.Cancelled;
        await SaveAsync(check, "siteCheck.cancelled", new { check = checkId, reason }, actor, ct);
    }

    /// <summary>An application's checks, oldest first; the last that was not cancelled counts.</summary>
    public async Task<IReadOnlyList<SiteCheck>> OfApplicationAsync(long applicationId, CancellationToken ct) =>
        await db.Set<SiteCheck>().AsNoTracking().Where(c => c.ApplicationId == applicationId).OrderBy(c => c.Id).ToListAsync(ct);

    private async Task SaveAsync(SiteCheck check, string act, object details, string actor, CancellationToken ct)
    {
        check.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, act, "application", check.ApplicationId, details, ct);
    }
}

using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Quotas;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>What a recommending unit decides. That the actor belongs to the unit is the caller's to see to.</summary>
/// <remarks>
/// Every decision moves the application's revision first: of it and a withdrawal at the same time the second looks again. Rows are taken in one order, here as in
/// <see cref="ApplicationProgress.ConcludeAsync"/>: the application, its unit's ledger, the audit chain.
/// </remarks>
public sealed class RecommendationDesk(DbContext db, TimeProvider time, AuditTrail audit, QuotaLedger quotas, CampaignDates dates, ApplicationProgress progress, HandedInReader handedIn)
{
    /// <summary>Recommends: takes a quota place where none is reserved yet and confirms it, in this transaction. The stage stays for the process to move.</summary>
    /// <exception cref="RuleBrokenException"><c>quota-exceeded</c>, and those of <see cref="RecommendationRules.MayDecide"/>.</exception>
    public async Task<Recommendation> RecommendAsync(long applicationId, string opinion, string actor, CancellationToken ct)
    {
        var application = await MayAsync(applicationId, RecommendationDecision.Recommended, opinion, ct);
        await quotas.ReserveAsync(applicationId, actor, ct);
        await quotas.ConfirmAsync(applicationId, actor, ct);
        return await WriteAsync(application, RecommendationDecision.Recommended, opinion, actor, ct);
    }

    /// <summary>Sends the application back for correction; a reserved place is free again. The company may hand in until the applications' date.</summary>
    /// <exception cref="RuleBrokenException">Those of <see cref="RecommendationRules.MayDecide"/>.</exception>
    public async Task<Recommendation> ReturnAsync(long applicationId, string opinion, string actor, CancellationToken ct)
    {
        var application = await MayAsync(applicationId, RecommendationDecision.Returned, opinion, ct);
        await quotas.ReleaseAsync(applicationId, "退回修改", actor, ct);
        await handedIn.KeepAsync(application, ct);
        await progress.EnterAsync(application, ApplicationStage.Returned, opinion, actor, ct);
        return await WriteAsync(application, RecommendationDecision.Returned, opinion, actor, ct);
    }

    /// <summary>Does not recommend: the application ends so.</summary>
    /// <exception cref="RuleBrokenException">Those of <see cref="RecommendationRules.MayDecide"/>.</exception>
    public async Task<Recommendation> DeclineAsync(long applicationId, string opinion, string actor, CancellationToken ct)
    {
        var application = await MayAsync(applicationId, RecommendationDecision.Declined, opinion, ct);
        await quotas.ReleaseAsync(applicationId, opinion, actor, ct);
        var declined = await WriteAsync(application, RecommendationDecision.Declined, opinion, actor, ct);
        await progress.ConcludeAsync(applicationId, ApplicationOutcome.NotRecommended, opinion, actor, ct);
        return declined;
    }

    /// <summary>Takes a recommendation back, so that the unit can recommend another: the place is free, the application ends as not recommended.</summary>
    /// <exception cref="RuleBrokenException">Those of <see cref="RecommendationRules.MayDecide"/>.</exception>
    public async Task<Recommendation> RevokeAsync(long applicationId, string opinion, string actor, CancellationToken ct)
    {
        var application = await MayAsync(applicationId, RecommendationDecision.Revoked, opinion, ct);
        await quotas.ReleaseAsync(applicationId, opinion, actor, ct);
        var revoked = await WriteAsync(application, RecommendationDecision.Revoked, opinion, actor, ct);
        await progress.ConcludeAsync(applicationId, ApplicationOutcome.NotRecommended, opinion, actor, ct);
        return revoked;
    }

    /// <summary>The unit's decisions on an application, oldest first.</summary>
    public async Task<IReadOnlyList<Recommendation>> OfAsync(long applicationId, CancellationToken ct) =>
        await db.Set<Recommendation>().AsNoTracking().Where(r => r.ApplicationId == applicationId).OrderBy(r => r.Id).ToListAsync(ct);

    private async Task<Application> MayAsync(long applicationId, RecommendationDecision decision, string opinion, CancellationToken ct)
    {
        var application = await db.ApplicationAsync(applicationId, ct);
        var applicationsClose = await dates.AtAsync(application.CampaignId, DeadlineNames.Applications, ct);
        var recommendationsClose = await dates.AtAsync(application.CampaignId, DeadlineNames.Recommendations, ct);
        var last = await db.Set<Recommendation>().Where(r => r.ApplicationId == applicationId).OrderByDescending(r => r.Id).Select(r => (RecommendationDecision?)r.Decision).FirstOrDefaultAsync(ct);
        RuleBrokenException.ThrowIfAny(RecommendationRules.MayDecide(decision, application.Stage, last, opinion, time.GetUtcNow(), applicationsClose, recommendationsClose));
        application.Revision++;
        await db.SaveChangesAsync(ct);
        return application;
    }

    private async Task<Recommendation> WriteAsync(Application application, RecommendationDecision decision, string opinion, string actor, CancellationToken ct)
    {
        var recommendation = new Recommendation
        {
            ApplicationId = application.Id, UnitId = application.UnitId!.Value, // what was handed in names its unit
            Decision = decision, Opinion = opinion.Trim(), At = time.GetUtcNow(), By = actor,
        };
        db.Add(recommendation);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, ActOf(decision), "application", application.Id, new { recommendation.UnitId, opinion }, ct);
        return recommendation;
    }

    private static string ActOf(RecommendationDecision decision) => decision switch
    {
        RecommendationDecision.Recommended => "recommendation.recommended",
        RecommendationDecision.Returned => "recommendation.returned",
        RecommendationDecision.Declined => "recommendation.declined",
        RecommendationDecision.Revoked => "recommendation.revoked",
    };
}

using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Units;
using Elsa.Workflows;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>Looks up what is known of a matter, as it is now.</summary>
internal sealed partial class Cases(DbContext db, StageFacts stages, WorkingCalendar calendar)
{
    /// <summary>The case of the activity's matter.</summary>
    /// <exception cref="InvalidOperationException">The instance names no matter, or one that does not exist.</exception>
    public Task<Case> OpenAsync(ActivityExecutionContext context) => OpenAsync(Matter.Of(context), context.CancellationToken);

    /// <summary>Which campaign and application the activity's matter concerns, for a step that needs no facts.</summary>
    /// <exception cref="InvalidOperationException">The instance names no matter, or one that does not exist.</exception>
    public Task<Concern> ConcernAsync(ActivityExecutionContext context) => ConcernAsync(Matter.Of(context), context.CancellationToken);

    /// <exception cref="InvalidOperationException">There is no such matter.</exception>
    public async Task<Concern> ConcernAsync(Matter matter, CancellationToken ct)
    {
        if (matter.Kind != Matter.Application) return await OpenAsync(matter, ct);
        var campaign = await CaseQueries.CampaignOf.AskAsync(db, matter.Id, ct) ?? throw new InvalidOperationException($"没有事项 {matter}。");
        return new Concern(matter, campaign) { ApplicationId = matter.Id };
    }

    /// <exception cref="InvalidOperationException">There is no such matter.</exception>
    public async Task<Case> OpenAsync(Matter matter, CancellationToken ct) => await (matter.Kind switch
    {
        Matter.Campaign => CampaignAsync(matter, ct),
        Matter.Application => ApplicationAsync(matter, matter.Id, ct),
        Matter.Relaxation => RelaxationAsync(matter, ct),
        Matter.Package => PackageAsync(matter, ct),
        Matter.Objection => ObjectionAsync(matter, ct),
        Matter.Event => EventAsync(matter, ct),
        Matter.Visit => VisitAsync(matter, ct),
        Matter.Registration => RegistrationAsync(matter, ct),
        _ => Task.FromResult<Case?>(null),
    }) ?? throw new InvalidOperationException($"没有事项 {matter}。");

    private async Task<Case?> CampaignAsync(Matter matter, CancellationToken ct)
    {
        if (await Campaigns.SingleOrDefaultAsync(c => c.Year == matter.Id, ct) is not { } campaign) return null;
        var notice = await db.Set<PublicNotice>().AsNoTracking().Where(n => n.CampaignId == campaign.Id && n.State != NoticeState.Superseded)
            .Select(n => new { n.Listed, n.Hash, n.OpenedAt, n.ClosesAt }).SingleOrDefaultAsync(ct);
        return Of(matter, campaign, notice is null ? [] :
        [
            ("listed", notice.Listed), ("hash", notice.Hash), ("opensAt", FactText.Of(notice.OpenedAt)), ("closesAt", FactText.Of(notice.ClosesAt)),
            ("workingDays", campaign.Settings.Notice.WorkingDays),
        ]);
    }

    private async Task<Case?> ApplicationAsync(Matter matter, long applicationId, CancellationToken ct)
    {
        if (await CaseQueries.Application.AskAsync(db, applicationId, ct) is not { } row) return null;
        var dates = await CaseQueries.Dates.AskAsync(db, row.CampaignId, ct);
        return Of(matter, row.CampaignId, row.CampaignName, row.Year, dates,
        [
            ("company", row.FullName), ("contact", row.ContactName), ("receipt", row.ReceiptNumber), ("receiptNumber", row.ReceiptNumber), ("reference", row.ReceiptNumber), ("title", row.Title),
            ("unit", row.Unit), ("unitNumber", row.UnitNumber), ("area", row.Area), ("areaNumber", row.AreaNumber),
            ("stage", StageRules.InWords(row.Stage)), ("submittedAt", FactText.Of(row.SubmittedAt)), ("packageAt", FactText.Of(row.PackageAt)),
            ("deadline", FactText.Of(dates.FirstOrDefault(date => date.Name == DeadlineOf(row.Stage))?.At)),
            ("reason", row.Reason), ("reasons", FactText.Lines(row.Reason)), ("opinion", row.Opinion), .. await stages.OfAsync(applicationId, row.Stage, ct),
        ]) with
        {
            ApplicationId = applicationId, UnitId = row.UnitId, Unit = row.UnitNumber, Account = row.Account,
            Reference = row.ReceiptNumber ?? "", Mailbox = new(row.ContactEmail, row.ContactName, row.Account),
        };
    }

    private async Task<Case?> RelaxationAsync(Matter matter, CancellationToken ct)
    {
        var row = await (
            from request in db.Set<QuotaRelaxation>().AsNoTracking()
            where request.Id == matter.Id
            join unit in db.Set<RecommendingUnit>() on request.UnitId equals unit.Id
            join campaign in Campaigns on unit.CampaignId equals campaign.Id
            select new { Request = request, Unit = unit, Campaign = campaign }).SingleOrDefaultAsync(ct);
        return row is null ? null : Of(matter, row.Campaign,
        [
            ("unit", row.Unit.Name), ("unitNumber", row.Unit.Number), ("activity", row.Request.Activity), ("reason", row.Request.Reason),
            ("baseQuota", row.Campaign.Settings.Quota.Base), ("quota", row.Request.Status is RelaxationStatus.Granted ? row.Campaign.Settings.Quota.Extended : row.Campaign.Settings.Quota.Base),
            ("decidedAt", FactText.Of(row.Request.DecidedAt)),
        ]) with { UnitId = row.Unit.Id, Unit = row.Unit.Number };
    }

    /// <summary>The date that matters to a company at a stage; once it has ended, the one that ends most.</summary>
    private static string DeadlineOf(ApplicationStage stage) => stage switch
    {
        ApplicationStage.Draft or ApplicationStage.Returned => DeadlineNames.Applications,
        ApplicationStage.Submitted => DeadlineNames.Packages,
        ApplicationStage.Recommendation or ApplicationStage.Concluded => DeadlineNames.Recommendations,
        ApplicationStage.Eligibility => DeadlineNames.Eligibility,
        ApplicationStage.DocumentReview => DeadlineNames.DocumentReview,
        ApplicationStage.Defence => DeadlineNames.Defence,
        ApplicationStage.SiteCheck => DeadlineNames.SiteCheck,
        ApplicationStage.Ranking or ApplicationStage.Notice => DeadlineNames.Notice,
    };

    private IQueryable<Campaign> Campaigns => db.Set<Campaign>().AsNoTracking().Include(campaign => campaign.Dates);

    /// <summary>Every case knows its campaign and the campaign's dates by name.</summary>
    private static Case Of(Matter matter, Campaign campaign, IReadOnlyList<(string Name, object? Value)> facts) =>
        Of(matter, campaign.Id, campaign.Name, campaign.Year, campaign.Dates, facts);

    private static Case Of(Matter matter, long campaignId, string name, int year, IEnumerable<CampaignDate> dates, IReadOnlyList<(string Name, object? Value)> facts)
    {
        var all = new Dictionary<string, object?> { ["campaign"] = name, ["year"] = year };
        foreach (var date in dates) all[date.Name] = FactText.Of(date.At);
        all["packageDeadline"] = all.GetValueOrDefault(DeadlineNames.Packages);
        foreach (var (fact, value) in facts) all[fact] = value;
        return new Case(matter, campaignId, year) { Facts = all };
    }
}

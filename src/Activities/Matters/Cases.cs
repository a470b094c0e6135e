using BenchmarkWorkflow.Selection.Applicants;
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
        var row = await (
            from a in db.Set<Application>().AsNoTracking()
            where a.Id == applicationId
            join campaign in db.Set<Campaign>() on a.CampaignId equals campaign.Id
            join company in db.Set<Applicant>() on a.ApplicantId equals company.Id
            join area in db.Set<KeyArea>() on a.AreaId equals (long?)area.Id into areas
            from area in areas.DefaultIfEmpty()
            join unit in db.Set<RecommendingUnit>() on a.UnitId equals (long?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            select new
            {
                a.CampaignId, campaign.Year, CampaignName = campaign.Name, a.ReceiptNumber, a.Title, a.Stage, a.SubmittedAt, a.PackageAt,
                company.FullName, company.ContactName, company.ContactEmail, company.Account,
                Area = area!.Name, AreaNumber = (int?)area.Number, a.UnitId, Unit = unit!.Name, UnitNumber = (int?)unit.Number, // left joins: the query answers null
                // Why the application is where it is, as its timeline says.
                Reason = db.Set<ApplicationStep>().Where(step => step.ApplicationId == a.Id).OrderByDescending(step => step.Id).Select(step => step.Note).FirstOrDefault(),
                Opinion = db.Set<Recommendation>().Where(r => r.ApplicationId == a.Id).OrderByDescending(r => r.Id).Select(r => r.Opinion).FirstOrDefault(),
            }).SingleOrDefaultAsync(ct);
        if (row is null) return null;
        var dates = await db.Set<CampaignDate>().AsNoTracking().Where(date => date.CampaignId == row.CampaignId).OrderBy(date => date.Id).ToListAsync(ct);
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
            Reference = row.ReceiptNumber ?? "", Mailbox = new(row.ContactEmail, row.ContactName),
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

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
            join campaign in Campaigns on a.CampaignId equals campaign.Id
            join company in db.Set<Applicant>() on a.ApplicantId equals company.Id
            join area in db.Set<KeyArea>() on a.AreaId equals (long?)area.Id into areas
            from area in areas.DefaultIfEmpty()
            join unit in db.Set<RecommendingUnit>() on a.UnitId equals (long?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            select new { Application = a, Campaign = campaign, Company = company, Area = area, Unit = unit }).SingleOrDefaultAsync(ct);
        if (row is null) return null;
        var application = row.Application;
        var reason = await ReasonAsync(application, ct);
        return Of(matter, row.Campaign,
        [
            ("company", row.Company.FullName), ("contact", row.Company.ContactName), ("receipt", application.ReceiptNumber), ("receiptNumber", application.ReceiptNumber), ("reference", application.ReceiptNumber), ("title", application.Title),
            ("unit", row.Unit?.Name), ("unitNumber", row.Unit?.Number), ("area", row.Area?.Name), ("areaNumber", row.Area?.Number),
            ("stage", StageRules.InWords(application.Stage)), ("submittedAt", FactText.Of(application.SubmittedAt)), ("packageAt", FactText.Of(application.PackageAt)),
            ("deadline", FactText.Of(row.Campaign.Dates.FirstOrDefault(date => date.Name == DeadlineOf(application.Stage))?.At)),
            ("reason", reason), ("reasons", FactText.Lines(reason)), ("opinion", await OpinionAsync(application, ct)), .. await stages.OfAsync(application, ct),
        ]) with
        {
            ApplicationId = application.Id, UnitId = application.UnitId, Unit = row.Unit?.Number, Account = row.Company.Account,
            Reference = application.ReceiptNumber ?? "", Mailbox = new(row.Company.ContactEmail, row.Company.ContactName),
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

    /// <summary>Why the application is where it is, as its timeline says.</summary>
    private async Task<string?> ReasonAsync(Application application, CancellationToken ct) =>
        await db.Set<ApplicationStep>().AsNoTracking().Where(step => step.ApplicationId == application.Id).OrderByDescending(step => step.Id).Select(step => step.Note).FirstOrDefaultAsync(ct);

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

    private async Task<string?> OpinionAsync(Application application, CancellationToken ct) =>
        await db.Set<Recommendation>().AsNoTracking().Where(r => r.ApplicationId == application.Id).OrderByDescending(r => r.Id).Select(r => r.Opinion).FirstOrDefaultAsync(ct);

    private IQueryable<Campaign> Campaigns => db.Set<Campaign>().AsNoTracking().Include(campaign => campaign.Dates);

    /// <summary>Every case knows its campaign and the campaign's dates by name.</summary>
    private static Case Of(Matter matter, Campaign campaign, IReadOnlyList<(string Name, object? Value)> facts)
    {
        var all = new Dictionary<string, object?> { ["campaign"] = campaign.Name, ["year"] = campaign.Year };
        foreach (var date in campaign.Dates) all[date.Name] = FactText.Of(date.At);
        all["packageDeadline"] = all.GetValueOrDefault(DeadlineNames.Packages);
        foreach (var (name, value) in facts) all[name] = value;
        return new Case(matter, campaign.Id, campaign.Year) { Facts = all };
    }
}

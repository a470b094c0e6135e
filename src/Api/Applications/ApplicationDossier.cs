using System.Globalization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Applications;

/// <summary>Puts one application together for one audience. Every part is asked for by name: what is not named here is not shown.</summary>
internal sealed class ApplicationDossier(DbContext db, ApplicationCourse course, ApplicationJudging judging, ApplicationRecords records)
{
    public async Task<ApplicationView> OfAsync(ApplicationSight sight, CancellationToken ct)
    {
        var application = sight.HandedIn.Application;
        var company = await db.Set<Applicant>().AsNoTracking().SingleAsync(a => a.Id == application.ApplicantId, ct);
        var settings = await db.Set<Campaign>().AsNoTracking().Where(c => c.Id == application.CampaignId).Select(c => c.Settings).SingleAsync(ct);
        var view = new ApplicationView(
            Camel.Of(sight.Audience), await HeadAsync(application, sight, ct), CompanyOf(company, sight.Audience),
            sight.HandedIn.Ever ? FormOf(application, settings.Application.Form, sight.Audience) : [], [.. sight.HandedIn.Documents.Select(document => DocumentOf(document, sight.Audience))]);
        return sight.Audience switch
        {
            ApplicationAudience.Secretariat => await ForSecretariatAsync(view, application, settings, ct),
            ApplicationAudience.Unit => await ForUnitAsync(view, application, sight.UnitId, ct),
            ApplicationAudience.Expert => view,
        };
    }

    private async Task<ApplicationView> ForSecretariatAsync(ApplicationView view, Application application, CampaignSettings settings, CancellationToken ct) => view with
    {
        Recommendations = await course.RecommendationsAsync(application.Id, null, ct),
        Quota = await course.QuotaAsync(application, ct),
        Packages = await course.PackagesAsync(application.Id, ct),
        Eligibility = await course.EligibilityAsync(application.Id, settings.Eligibility, ct),
        Review = await judging.ReviewAsync(application.Id, settings.Review, ct),
        Defence = await judging.DefenceAsync(application.Id, ct),
        SiteChecks = await judging.SiteChecksAsync(application.Id, ct),
        Listing = await course.ListingAsync(application, ct),
        Timeline = await course.TimelineAsync(application.Id, ct),
        Tasks = await records.TasksAsync(application.Id, ct),
        Mail = await records.MailAsync(application.Id, ct),
        Instances = await records.InstancesAsync(application.Id, ct),
        Acts = await records.ActsAsync(application.Id, ct),
    };

    private async Task<ApplicationView> ForUnitAsync(ApplicationView view, Application application, long? unitId, CancellationToken ct) => view with
    {
        Recommendations = await course.RecommendationsAsync(application.Id, unitId, ct),
        Quota = await course.QuotaAsync(application, ct),
        Packages = [.. (await course.PackagesAsync(application.Id, ct)).Select(package => new PackageView(package.Outcome, package.FileName, package.Size, package.ReceivedAt))],
        Eligibility = await course.EligibilityAsync(application.Id, null, ct),
        Defence = await judging.DefenceAsync(application.Id, ct) is { } slot ? new(slot.Session, slot.StartsAt, slot.EndsAt, slot.Room, slot.Position, slot.Attendance) : null,
        SiteChecks = [.. (await judging.SiteChecksAsync(application.Id, ct)).Select(check => new SiteCheckView(check.State, check.VisitFrom, check.VisitUntil))],
        Listing = await course.ListingAsync(application, ct),
        Timeline = [.. (await course.TimelineAsync(application.Id, ct)).Select(step => new StepLine(step.At, step.From, step.To) { Outcome = step.Outcome })],
    };

    private async Task<ApplicationHead> HeadAsync(Application application, ApplicationSight sight, CancellationToken ct)
    {
        var area = await db.Set<KeyArea>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == application.AreaId, ct);
        var head = new ApplicationHead(
            application.Id, application.ReceiptNumber, application.Title, area?.Number, area?.Name, application.Stage, application.SubmittedAt);
        if (sight.Audience is ApplicationAudience.Expert) return head; // who recommends, and how it ended, is not for those who judge
        var unit = await db.Set<RecommendingUnit>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == application.UnitId, ct);
        return head with
        {
            UnitNumber = unit?.Number, UnitName = unit?.Name, Outcome = Camel.Of(application.Outcome), CreatedAt = application.CreatedAt, ConcludedAt = application.ConcludedAt,
        };
    }

    private static CompanyFacts CompanyOf(Applicant company, ApplicationAudience audience) => audience switch
    {
        ApplicationAudience.Expert => new(company.FullName),
        ApplicationAudience.Unit => Contacts(company),
        ApplicationAudience.Secretariat => Contacts(company) with { Account = company.Account },
    };

    private static CompanyFacts Contacts(Applicant company) => new(company.FullName)
    {
        CreditCode = company.CreditCode, Address = company.Address, ContactName = company.ContactName, ContactPhone = company.ContactPhone, ContactEmail = company.ContactEmail,
    };

    /// <summary>The answers in the form's order; those who judge do not get the people to call.</summary>
    private static IReadOnlyList<AnswerView> FormOf(Application application, IReadOnlyList<FormField> form, ApplicationAudience audience)
    {
        var given = application.ReadForm();
        return
        [
            .. form.Where(field => audience is not ApplicationAudience.Expert || !IsContact(field))
                .Select(field => new AnswerView(field.Name, field.Label, Camel.Of(field.Kind), given.GetValueOrDefault(field.Name) ?? "")),
        ];
    }

    private static bool IsContact(FormField field) =>
        field.Kind is FormFieldKind.Phone or FormFieldKind.Email || field.Name.StartsWith("contact", StringComparison.Ordinal);

    private static DocumentLine DocumentOf(ApplicationDocument document, ApplicationAudience audience)
    {
        var view = new DocumentLine(document.Id, document.Kind, document.FileName, document.Type, document.Size, document.UploadedAt);
        return audience is ApplicationAudience.Secretariat ? view with { Sha256 = document.Sha256 } : view;
    }

    /// <summary>An application's id where rooms that know no application keep ids as text.</summary>
    internal static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Packages;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Eligibility;

/// <summary>What the system can see for itself of the checklist. Items it does not know are left to people.</summary>
public sealed class EligibilityFacts(DbContext db, CampaignDates dates)
{
    public const string LegalPerson = "legalPerson";
    public const string Recommended = "recommended";
    public const string KeyArea = "keyArea";
    public const string ExperienceComplete = "experienceComplete";
    public const string ProofComplete = "proofComplete";
    public const string FormComplete = "formComplete";
    public const string PackageAccepted = "packageAccepted";

    /// <summary>One finding for each item of the campaign's checklist that can be told from the data, in the checklist's order.</summary>
    public async Task<IReadOnlyList<EligibilityFinding>> OfAsync(long applicationId, CancellationToken ct) =>
        [.. (await EvidenceAsync(applicationId, ct)).Where(one => one.Met is not null).Select(one => new EligibilityFinding(one.Item, one.Met is true, one.WhyNot))];

    /// <summary>What the data say now of each item of the campaign's checklist, in its order.</summary>
    public async Task<IReadOnlyList<ItemEvidence>> EvidenceAsync(long applicationId, CancellationToken ct)
    {
        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == applicationId, ct);
        var settings = await db.SettingsOfAsync(application.CampaignId, ct);
        var held = await db.Set<ApplicationDocument>().AsNoTracking().Where(d => d.ApplicationId == applicationId && d.RemovedAt == null).OrderBy(d => d.Id).ToListAsync(ct);
        List<ItemEvidence> found = [];
        foreach (var item in settings.Eligibility.Checklist)
        {
            found.Add(item.Name switch
            {
                LegalPerson => new(item.Name, null, "", await CompanyAsync(application, ct)),
                Recommended => await RecommendationAsync(application, ct),
                KeyArea => await AreaAsync(application, ct),
                FormComplete => Documents(item.Name, DocumentKind.Form, settings, held, "缺少申报书", [await HandedInAsync(application, ct), .. Answers(application, settings)]),
                ExperienceComplete => Documents(item.Name, DocumentKind.Experience, settings, held, "缺少典型经验材料", []),
                ProofComplete => Documents(item.Name, DocumentKind.Proof, settings, held, "缺少证明材料", []),
                PackageAccepted => await PackageAsync(application, ct),
                var name => new(name, null, "", Promise(name, application, settings)),
            });
        }

        return found;
    }

    private async Task<IReadOnlyList<Evidence>> CompanyAsync(Application application, CancellationToken ct)
    {
        var company = await db.Set<Applicant>().Where(c => c.Id == application.ApplicantId).Select(c => new { c.FullName, c.CreditCode }).SingleAsync(ct);
        return [new(EvidenceKind.CompanyName, true, company.FullName), new(EvidenceKind.CreditCode, CreditCode.Check(company.CreditCode) is null, company.CreditCode)];
    }

    private async Task<ItemEvidence> RecommendationAsync(Application application, CancellationToken ct)
    {
        var last = await db.Set<Recommendation>().Where(r => r.ApplicationId == application.Id)
            .Join(db.Set<RecommendingUnit>(), r => r.UnitId, unit => unit.Id, (r, unit) => new { r.Id, r.Decision, r.At, unit.Name }).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        var met = last?.Decision == RecommendationDecision.Recommended;
        return Judged(Recommended, met, "推荐单位尚未推荐", last is null ? [] : [new(EvidenceKind.Recommendation, met, last.Name) { At = last.At }]);
    }

    private async Task<ItemEvidence> AreaAsync(Application application, CancellationToken ct)
    {
        var name = await db.Set<KeyArea>().Where(area => area.Id == application.AreaId).Select(area => area.Name).SingleOrDefaultAsync(ct);
        return Judged(KeyArea, name is not null, "未选择重点领域", [new(EvidenceKind.Area, name is not null, name ?? "")]);
    }

    private async Task<Evidence> HandedInAsync(Application application, CancellationToken ct)
    {
        var until = await dates.AtAsync(application.CampaignId, DeadlineNames.Applications, ct);
        return new(EvidenceKind.HandedIn, application.SubmittedAt < until, "") { At = application.SubmittedAt, Until = until };
    }

    private async Task<ItemEvidence> PackageAsync(Application application, CancellationToken ct)
    {
        var last = await db.Set<Package>().AsNoTracking().Where(p => p.ApplicationId == application.Id && p.SupersededBy == null)
            .OrderBy(p => p.Outcome == PackageOutcome.Accepted ? 0 : 1).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);
        var met = application.PackageAt is not null;
        var until = await dates.AtAsync(application.CampaignId, DeadlineNames.Packages, ct);
        return Judged(PackageAccepted, met, "未收到合格的申报材料包", last is null ? [] :
        [
            new(met ? EvidenceKind.Package : EvidenceKind.RefusedPackage, met, last.FileName.Length > 0 ? last.FileName : last.Subject) { At = last.ReceivedAt, Until = until },
        ]);
    }

    private static ItemEvidence Documents(string item, DocumentKind kind, CampaignSettings settings, IReadOnlyList<ApplicationDocument> held, string whyNot, IReadOnlyList<Evidence> more)
    {
        var missing = DocumentRules.Missing(settings.Application.Documents, [.. held.Select(document => document.Kind)]).Any(rule => rule.Field == DocumentRules.Field(kind));
        var label = settings.Application.Documents.FirstOrDefault(rule => rule.Kind == kind)?.Label ?? "";
        var wrong = more.Any(one => one is { Kind: EvidenceKind.Answer, Holds: false });
        return Judged(item, !missing && !wrong, missing ? whyNot : "申报书有未填写或填写有误的内容",
        [
            .. missing ? [new Evidence(EvidenceKind.MissingDocument, false, label)] : Array.Empty<Evidence>(),
            .. held.Where(document => document.Kind == kind).Select(document => new Evidence(EvidenceKind.Document, true, document.FileName) { At = document.UploadedAt, DocumentId = document.Id }),
            .. more,
        ]);
    }

    /// <summary>Answers that would be refused today; promises are shown with the item that they are about.</summary>
    private static IEnumerable<Evidence> Answers(Application application, CampaignSettings settings)
    {
        var fields = settings.Application.Form;
        var wrong = FormRules.Problems(fields, application.ReadForm()).Select(rule => rule.Field).ToHashSet();
        return fields.Where(field => field.Kind is not FormFieldKind.Promise && wrong.Contains(field.Name)).Select(field => new Evidence(EvidenceKind.Answer, false, field.Label));
    }

    /// <summary>The form's promise of the same name, such as <c>promiseNoAccident</c> for the item <c>noAccident</c>.</summary>
    private static IReadOnlyList<Evidence> Promise(string item, Application application, CampaignSettings settings) =>
        settings.Application.Form.FirstOrDefault(field => field.Kind is FormFieldKind.Promise && field.Name.Equals("promise" + item, StringComparison.OrdinalIgnoreCase)) is { } field
            ? [new(EvidenceKind.Promise, application.ReadForm().GetValueOrDefault(field.Name) == "true", field.Label)]
            : [];

    private static ItemEvidence Judged(string item, bool met, string whyNot, IReadOnlyList<Evidence> seen) => new(item, met, met ? "" : whyNot, seen);
}

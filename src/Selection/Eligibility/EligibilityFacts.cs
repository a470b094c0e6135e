using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Eligibility;

/// <summary>What the system can see for itself of the checklist. Items it does not know are left to people.</summary>
public sealed class EligibilityFacts(DbContext db)
{
    public const string Recommended = "recommended";
    public const string KeyArea = "keyArea";
    public const string ExperienceComplete = "experienceComplete";
    public const string ProofComplete = "proofComplete";
    public const string FormComplete = "formComplete";
    public const string PackageAccepted = "packageAccepted";

    /// <summary>One finding for each item of the campaign's checklist that can be told from the data, in the checklist's order.</summary>
    public async Task<IReadOnlyList<EligibilityFinding>> OfAsync(long applicationId, CancellationToken ct)
    {
        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == applicationId, ct);
        var settings = await db.SettingsOfAsync(application.CampaignId, ct);
        var last = await db.Set<Recommendation>().Where(r => r.ApplicationId == applicationId).OrderByDescending(r => r.Id).Select(r => (RecommendationDecision?)r.Decision).FirstOrDefaultAsync(ct);
        var held = await db.Set<ApplicationDocument>().Where(d => d.ApplicationId == applicationId && d.RemovedAt == null).Select(d => d.Kind).ToListAsync(ct);
        var missing = DocumentRules.Missing(settings.Application.Documents, held).Select(rule => rule.Field).ToHashSet();
        EligibilityFinding? Fact(string item) => item switch
        {
            Recommended => Finding(item, last == RecommendationDecision.Recommended, "推荐单位尚未推荐"),
            KeyArea => Finding(item, application.AreaId is not null, "未选择重点领域"),
            FormComplete => Finding(item, !missing.Contains(DocumentRules.Field(DocumentKind.Form)), "缺少申报书"),
            ExperienceComplete => Finding(item, !missing.Contains(DocumentRules.Field(DocumentKind.Experience)), "缺少典型经验材料"),
            ProofComplete => Finding(item, !missing.Contains(DocumentRules.Field(DocumentKind.Proof)), "缺少证明材料"),
            PackageAccepted => Finding(item, application.PackageAt is not null, "未收到合格的申报材料包"),
            _ => null,
        };
        return [.. settings.Eligibility.Checklist.Select(item => Fact(item.Name)).OfType<EligibilityFinding>()];
    }

    private static EligibilityFinding Finding(string item, bool met, string whyNot) => new(item, met, met ? "" : whyNot);
}

using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Paper;

/// <summary>What an application's paper says.</summary>
/// <param name="Draft">Why it is not what was handed in, such as 草稿，尚未提交; none where it is.</param>
/// <param name="Answers">By the name of the form's field.</param>
internal sealed record PaperContent(
    int Year, string Campaign, string Company, string CreditCode, string Title, string Area, string Unit, string? ReceiptNumber, DateTimeOffset? SubmittedAt, string? Draft,
    IReadOnlyList<FormField> Form, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<PaperDocument> Documents, DateTimeOffset MadeAt)
{
    public string Answer(string field) => Answers.GetValueOrDefault(field, "").Trim();
}

/// <summary>A document handed in beside the form.</summary>
/// <param name="Kind">As the campaign names it.</param>
internal sealed record PaperDocument(string Kind, string FileName, long Size);

/// <summary>Reads what the paper of an application says.</summary>
internal sealed class PaperReader(DbContext db, TimeProvider time)
{
    /// <param name="application">As whoever asks may read it: what its company is writing, or what was handed in.</param>
    /// <param name="isDraft">Whether its company is writing at it.</param>
    public async Task<PaperContent> OfAsync(Application application, IReadOnlyList<ApplicationDocument> documents, bool isDraft, CancellationToken ct)
    {
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleAsync(one => one.Id == application.CampaignId, ct);
        var company = await db.Set<Applicant>().AsNoTracking().SingleAsync(one => one.Id == application.ApplicantId, ct);
        var area = await db.Set<KeyArea>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == application.AreaId, ct);
        var unit = await db.Set<RecommendingUnit>().Where(one => one.Id == application.UnitId).Select(one => one.Name).SingleOrDefaultAsync(ct);
        var asked = campaign.Settings.Application;
        return new(
            campaign.Year, campaign.Name, company.FullName, company.CreditCode, application.Title, area is null ? "" : $"{area.Number}．{area.Name}", unit ?? "", application.ReceiptNumber, application.SubmittedAt,
            !isDraft ? null : application.ReceiptNumber is null ? "草稿，尚未提交" : "修改稿，尚未重新提交", asked.Form, application.ReadForm(),
            [.. asked.Documents.SelectMany(rule => documents.Where(document => document.Kind == rule.Kind).Select(document => new PaperDocument(rule.Label, document.FileName, document.Size)))],
            time.GetUtcNow());
    }
}

using System.Text.Json;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>What an autosave carries. What is left out (null) stays as it was.</summary>
/// <param name="Revision">The revision the writer saw.</param>
/// <param name="Fields">Form answers by field name; the others stay.</param>
public sealed record DraftChange(
    long ApplicationId, long Revision, string? Title = null, int? AreaNumber = null, int? UnitNumber = null, IReadOnlyDictionary<string, string>? Fields = null);

/// <summary>What a company gets for handing in.</summary>
/// <param name="Again">Whether it had been handed in before and was returned for correction.</param>
public sealed record Receipt(long ApplicationId, string Number, DateTimeOffset SubmittedAt, bool Again);

/// <summary>Drafting and handing in: what a company does with its application before anybody else acts.</summary>
public sealed class ApplicationDesk(DbContext db, TimeProvider time, AuditTrail audit, CampaignDates dates, ApplicationProgress progress, HandedInReader handedIn)
{
    /// <summary>Opens a draft. A company has one application a campaign; asking again answers the one it has.</summary>
    /// <exception cref="RuleBrokenException"><c>applications-closed</c> when there is none yet and the campaign takes no more.</exception>
    public async Task<Application> OpenAsync(long campaignId, long applicantId, string actor, CancellationToken ct)
    {
        if (await db.Set<Application>().SingleOrDefaultAsync(a => a.CampaignId == campaignId && a.ApplicantId == applicantId, ct) is { } existing) return existing;
        RuleBrokenException.ThrowIf(StageRules.MaySubmit(ApplicationStage.Draft, time.GetUtcNow(), await dates.AtAsync(campaignId, DeadlineNames.Applications, ct)));
        var application = new Application { CampaignId = campaignId, ApplicantId = applicantId, CreatedAt = time.GetUtcNow() };
        db.Add(application);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "application.opened", "application", application.Id, new { campaignId, applicantId }, ct);
        return application;
    }

    /// <summary>Saves what was typed, finished or not. Also after the deadline, since a draft is never lost.</summary>
    /// <returns>The new revision; the same when nothing changed.</returns>
    /// <exception cref="RuleBrokenException">
    /// <c>application-not-editable</c>; <c>draft-stale</c> when another window saved since; <c>field-unknown</c>, <c>field-too-long</c>, <c>area-unknown</c>, <c>unit-unknown</c>.
    /// </exception>
    public async Task<long> SaveDraftAsync(DraftChange change, string actor, CancellationToken ct)
    {
        var application = await db.ApplicationAsync(change.ApplicationId, ct);
        RuleBrokenException.ThrowIf(StageRules.MayEdit(application.Stage));
        if (application.Revision != change.Revision) throw new RuleBrokenException(new BrokenRule("draft-stale", "草稿已在另一窗口保存，请刷新后继续填写。"));
        var settings = await db.SettingsOfAsync(application.CampaignId, ct);
        var areaId = change.AreaNumber is { } area ? await AreaIdAsync(application.CampaignId, area, ct) : application.AreaId;
        var unitId = change.UnitNumber is { } unit ? await UnitIdAsync(application.CampaignId, unit, ct) : application.UnitId;
        var form = Values(application);
        foreach (var (name, value) in change.Fields ?? new Dictionary<string, string>()) form[name] = value;
        var (title, text) = (change.Title?.Trim() ?? application.Title, Text(form));
        RuleBrokenException.ThrowIfAny([.. FormRules.MayKeep(settings.Application.Form, form), .. TextRules.TooLong(("title", title, 100))]);
        if ((areaId, unitId, title, text) == (application.AreaId, application.UnitId, application.Title, application.FormJson)) return application.Revision;
        (application.AreaId, application.UnitId, application.Title, application.FormJson) = (areaId, unitId, title, text);
        application.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "application.saved", "application", application.Id, new { application.Revision, fields = change.Fields?.Keys.Order(StringComparer.Ordinal) }, ct);
        return application.Revision;
    }

    /// <summary>What still keeps the application from being handed in, field by field; none when it is complete.</summary>
    public async Task<IReadOnlyList<BrokenRule>> MissingAsync(long applicationId, CancellationToken ct)
    {
        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == applicationId, ct);
        return await MissingAsync(application, ct);
    }

    /// <summary>Hands the application in, by this server's clock. The first time it gets its number; the numbers of a campaign have no gap.</summary>
    /// <exception cref="RuleBrokenException"><c>applications-closed</c>, <c>application-not-editable</c>, or what is missing field by field. The draft stays.</exception>
    public async Task<Receipt> SubmitAsync(long applicationId, string actor, CancellationToken ct)
    {
        var application = await db.ApplicationAsync(applicationId, ct);
        var closes = await dates.AtAsync(application.CampaignId, DeadlineNames.Applications, ct);
        RuleBrokenException.ThrowIf(StageRules.MaySubmit(application.Stage, time.GetUtcNow(), closes));
        RuleBrokenException.ThrowIfAny(await MissingAsync(application, ct));
        var again = application.ReceiptNumber is not null;
        application.ReceiptNumber ??= await NextReceiptAsync(application.CampaignId, ct);
        var now = time.GetUtcNow(); // who waited for a number until the bell is late
        RuleBrokenException.ThrowIf(StageRules.MaySubmit(application.Stage, now, closes));
        application.SubmittedAt = now;
        if (again) await handedIn.ReplaceAsync(application.Id, ct);
        await progress.EnterAsync(application, ApplicationStage.Submitted, again ? "修改后重新提交" : "提交申报", actor, ct);
        await audit.RecordAsync(actor, "application.submitted", "application", application.Id, new { application.ReceiptNumber, again }, ct);
        return new(application.Id, application.ReceiptNumber, now, again);
    }

    private async Task<IReadOnlyList<BrokenRule>> MissingAsync(Application application, CancellationToken ct)
    {
        var settings = (await db.SettingsOfAsync(application.CampaignId, ct)).Application;
        var held = await db.Set<ApplicationDocument>().Where(d => d.ApplicationId == application.Id && d.RemovedAt == null).Select(d => d.Kind).ToListAsync(ct);
        List<BrokenRule> missing = [];
        if (application.Title.Length == 0) missing.Add(new("field-missing", "请填写质量标杆名称，如“实施……管理方法的经验”。", "title"));
        if (application.AreaId is null) missing.Add(new("area-missing", "请选择一个重点领域。", "area"));
        if (application.UnitId is null) missing.Add(new("unit-missing", "请选择推荐单位。", "unit"));
        return [.. missing, .. FormRules.Problems(settings.Form, Values(application)), .. DocumentRules.Missing(settings.Documents, held)];
    }

    /// <summary>The update takes the campaign's row: who hands in next waits, and a rollback gives the number back.</summary>
    private async Task<string> NextReceiptAsync(long campaignId, CancellationToken ct)
    {
        var campaigns = db.Set<Campaign>().Where(c => c.Id == campaignId);
        await campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.LastReceipt, x => x.LastReceipt + 1), ct);
        var (number, settings) = await campaigns.AsNoTracking().Select(c => new ValueTuple<long, CampaignSettings>(c.LastReceipt, c.Settings)).SingleAsync(ct);
        return settings.Application.ReceiptPrefix + number.ToString($"D{settings.Application.ReceiptDigits}", System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<long> AreaIdAsync(long campaignId, int number, CancellationToken ct) =>
        await db.Set<KeyArea>().Where(area => area.CampaignId == campaignId && area.Number == number).Select(area => (long?)area.Id).SingleOrDefaultAsync(ct)
        ?? throw new RuleBrokenException(new BrokenRule("area-unknown", $"本届没有编号为 {number} 的重点领域。", "area"));

    private async Task<long> UnitIdAsync(long campaignId, int number, CancellationToken ct) =>
        await db.Set<RecommendingUnit>().Where(unit => unit.CampaignId == campaignId && unit.Number == number).Select(unit => (long?)unit.Id).SingleOrDefaultAsync(ct)
        ?? throw new RuleBrokenException(new BrokenRule("unit-unknown", $"推荐单位名录中没有编号 {number}。", "unit"));

    private static SortedDictionary<string, string> Values(Application application) => new(application.ReadForm().ToDictionary(), StringComparer.Ordinal);

    private static string Text(SortedDictionary<string, string> form) => JsonSerializer.Serialize(form, CampaignJson.Options);
}

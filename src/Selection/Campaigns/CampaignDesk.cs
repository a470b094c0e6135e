using System.Text.Json;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>Looks campaigns up and changes their settings.</summary>
public sealed class CampaignDesk(DbContext db, AuditTrail audit, QuotaLedger quotas)
{
    /// <summary>The year's campaign with its areas and dates, or none. Not tracked.</summary>
    /// <param name="year">None: the latest.</param>
    public Task<Campaign?> FindAsync(int? year, CancellationToken ct) =>
        OfYear(year).Include(c => c.Areas.OrderBy(area => area.Number)).Include(c => c.Dates.OrderBy(date => date.At)).FirstOrDefaultAsync(ct);

    /// <summary>Which campaign is meant by a year, or by none: the latest; no answer if there is none.</summary>
    public Task<CampaignKey?> KeyAsync(int? year, CancellationToken ct) => OfYear(year).Select(c => new CampaignKey(c.Id, c.Year)).FirstOrDefaultAsync(ct);

    /// <summary>The campaign's settings as they are now.</summary>
    public Task<CampaignSettings> SettingsAsync(long campaignId, CancellationToken ct) => db.SettingsOfAsync(campaignId, ct);

    /// <summary>The recommending units by number.</summary>
    public async Task<IReadOnlyList<RecommendingUnit>> UnitsAsync(long campaignId, CancellationToken ct) =>
        await db.Set<RecommendingUnit>().AsNoTracking().Where(unit => unit.CampaignId == campaignId).OrderBy(unit => unit.Number).ToListAsync(ct);

    /// <summary>Changes single values of the settings, see <see cref="SettingsValues"/>; the others stay as they are now.</summary>
    /// <param name="seen">The campaign's revision that was read; null not to compare.</param>
    /// <exception cref="RuleBrokenException">As <see cref="ChangeSettingsAsync"/>; <c>setting-unknown</c>, <c>campaign-stale</c>.</exception>
    public Task ChangeValuesAsync(long campaignId, IReadOnlyDictionary<string, JsonElement> values, long? seen, string reason, string actor, CancellationToken ct) =>
        ChangeAsync(campaignId, now => SettingsValues.With(now, values), seen, reason, actor, ct);

    /// <summary>Changes settings while the campaign runs; a changed base quota is granted at once. The old ones are in the audit.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="TextRules.HasReason"/>; <c>settings-invalid</c> for each value that makes no sense, its path as field.</exception>
    public Task ChangeSettingsAsync(long campaignId, CampaignSettings settings, string reason, string actor, CancellationToken ct) => ChangeAsync(campaignId, _ => settings, null, reason, actor, ct);

    private async Task ChangeAsync(long campaignId, Func<CampaignSettings, CampaignSettings> change, long? seen, string reason, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason, "请写明修改设置的原因。"));
        var campaign = await db.Set<Campaign>().SingleAsync(c => c.Id == campaignId, ct);
        RuleBrokenException.ThrowIf(CampaignRules.IsUnchanged(campaign, seen));
        var settings = change(campaign.Settings);
        RuleBrokenException.ThrowIfAny([.. SettingsRules.Problems(settings).Select(p => new BrokenRule("settings-invalid", p.InChinese ?? p.Reason, p.Place))]);
        var before = CampaignJson.Write(campaign.Settings);
        if (before == CampaignJson.Write(settings)) return;
        (campaign.Settings, campaign.SettingsChangedBy) = (settings, actor);
        campaign.Revision++;
        await db.SaveChangesAsync(ct);
        await quotas.GrantBaseAsync(campaignId, actor, ct); // the units before the audit chain, as the ledger's own verbs do
        await audit.RecordAsync(actor, "campaign.settingsChanged", "campaign", campaignId, new { reason, before }, ct);
    }

    private IQueryable<Campaign> OfYear(int? year) => db.Set<Campaign>().AsNoTracking().Where(c => year == null || c.Year == year).OrderByDescending(c => c.Year);
}

/// <summary>A campaign, by what others know it.</summary>
public sealed record CampaignKey(long Id, int Year);

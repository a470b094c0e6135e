using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Quotas;

/// <summary>A unit with its balance.</summary>
public sealed record UnitQuota(long UnitId, int Number, string Name, QuotaBalance Balance);

/// <summary>
/// The quota ledger. Every verb that writes first updates the unit's row, so writers for one unit wait for each other until their transaction ends: of
/// two that want the last place exactly one gets it.
/// </summary>
public sealed class QuotaLedger(DbContext db, TimeProvider time, AuditTrail audit)
{
    private static readonly SteadyList<long, QuotaEntry> OfUnit = new((db, unit) => db.Set<QuotaEntry>().AsNoTracking().Where(entry => entry.UnitId == unit).OrderBy(entry => entry.Id));

    /// <summary>The unit's balance now, without waiting for anybody.</summary>
    public async Task<QuotaBalance> BalanceAsync(long unitId, CancellationToken ct) => QuotaRules.Balance(await EntriesAsync(unitId, ct));

    /// <summary>The unit's ledger, oldest line first.</summary>
    public async Task<IReadOnlyList<QuotaEntry>> EntriesAsync(long unitId, CancellationToken ct) =>
        await OfUnit.AskAsync(db, unitId, ct);

    /// <summary>Every unit of a campaign by number, with its balance.</summary>
    public async Task<IReadOnlyList<UnitQuota>> OfCampaignAsync(long campaignId, CancellationToken ct)
    {
        var units = await db.Set<RecommendingUnit>().AsNoTracking().Where(unit => unit.CampaignId == campaignId).OrderBy(unit => unit.Number).ToListAsync(ct);
        var entries = await db.Set<QuotaEntry>().AsNoTracking()
            .Where(entry => db.Set<RecommendingUnit>().Any(unit => unit.Id == entry.UnitId && unit.CampaignId == campaignId)).OrderBy(entry => entry.Id).ToListAsync(ct);
        var byUnit = entries.ToLookup(entry => entry.UnitId);
        return [.. units.Select(unit => new UnitQuota(unit.Id, unit.Number, unit.Name, QuotaRules.Balance(byUnit[unit.Id])))];
    }

    /// <summary>Whether <see cref="ReserveAsync"/> would be refused now, and why. Another may still be faster.</summary>
    public async Task<BrokenRule?> CheckAsync(long applicationId, CancellationToken ct)
    {
        var balance = await BalanceAsync(await UnitOfAsync(applicationId, ct), ct);
        return balance.Holds.Any(hold => hold.ApplicationId == applicationId) ? null : QuotaRules.MayReserve(balance, await HoldersAsync(balance, ct));
    }

    /// <summary>Takes a place of the application's unit. One that holds a place already keeps it, and nothing is written.</summary>
    /// <exception cref="RuleBrokenException"><c>quota-exceeded</c>; <c>unit-missing</c>.</exception>
    public async Task ReserveAsync(long applicationId, string actor, CancellationToken ct)
    {
        var unitId = await UnitOfAsync(applicationId, ct);
        var balance = await LockAsync(unitId, ct);
        if (balance.Holds.Any(hold => hold.ApplicationId == applicationId)) return;
        RuleBrokenException.ThrowIf(QuotaRules.MayReserve(balance, await HoldersAsync(balance, ct)));
        await WriteAsync(unitId, QuotaEntryKind.Reserve, 1, applicationId, "推荐占用名额", actor, ct);
        await audit.RecordAsync(actor, "quota.reserved", "unit", unitId, new { applicationId, left = balance.Left - 1 }, ct);
    }

    /// <summary>The recommendation stands: the place stays with the application. Again changes nothing.</summary>
    /// <exception cref="RuleBrokenException"><c>quota-not-reserved</c>.</exception>
    public async Task ConfirmAsync(long applicationId, string actor, CancellationToken ct)
    {
        var unitId = await UnitOfAsync(applicationId, ct);
        var balance = await LockAsync(unitId, ct);
        RuleBrokenException.ThrowIf(QuotaRules.MayConfirm(balance, applicationId));
        if (balance.Holds.Any(hold => hold.ApplicationId == applicationId && hold.Confirmed)) return;
        await WriteAsync(unitId, QuotaEntryKind.Confirm, 0, applicationId, "推荐成立", actor, ct);
        await audit.RecordAsync(actor, "quota.confirmed", "unit", unitId, new { applicationId }, ct);
    }

    /// <summary>Gives the application's place back by a line of its own. Without a place nothing happens.</summary>
    /// <returns>Whether a place became free.</returns>
    public async Task<bool> ReleaseAsync(long applicationId, string reason, string actor, CancellationToken ct)
    {
        var unitId = await db.Set<Application>().Where(a => a.Id == applicationId).Select(a => a.UnitId).SingleAsync(ct);
        if (unitId is not { } unit) return false;
        var balance = await LockAsync(unit, ct);
        if (balance.Holds.All(hold => hold.ApplicationId != applicationId)) return false;
        await WriteAsync(unit, QuotaEntryKind.Release, -1, applicationId, reason, actor, ct);
        await audit.RecordAsync(actor, "quota.released", "unit", unit, new { applicationId, reason }, ct);
        return true;
    }

    /// <summary>Grants every unit of a campaign what its settings say, by a line for the difference. Nothing to grant, no line.</summary>
    internal async Task GrantBaseAsync(long campaignId, string actor, CancellationToken ct)
    {
        var settings = await db.SettingsOfAsync(campaignId, ct);
        var changed = 0;
        foreach (var unit in await OfCampaignAsync(campaignId, ct))
        {
            var balance = await LockAsync(unit.UnitId, ct); // a relaxation may just be under way: what counts is what stands once we hold the ledger
            var target = QuotaRules.Target(settings.Quota.Base, settings.Quota.Extended, balance.Relaxed);
            if (balance.Granted == target) continue;
            db.Add(Entry(unit.UnitId, QuotaEntryKind.Grant, target - balance.Granted, null, "本届名额", actor));
            changed++;
        }

        if (changed == 0) return;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "quota.granted", "campaign", campaignId, new { units = changed, settings.Quota.Base, settings.Quota.Extended }, ct);
    }

    /// <summary>Raises a unit to the extended quota. A unit that has it keeps it.</summary>
    internal async Task RelaxAsync(long unitId, string reason, string actor, CancellationToken ct)
    {
        var balance = await LockAsync(unitId, ct);
        if (balance.Relaxed) return;
        var settings = await db.Set<RecommendingUnit>().Where(unit => unit.Id == unitId)
            .Join(db.Set<Campaign>(), unit => unit.CampaignId, campaign => campaign.Id, (_, campaign) => campaign.Settings).SingleAsync(ct);
        await WriteAsync(unitId, QuotaEntryKind.Relax, settings.Quota.Extended - balance.Granted, null, reason, actor, ct);
    }

    /// <summary>Waits for whoever else writes to the unit's ledger, then answers its balance, which stays so until this transaction ends.</summary>
    private async Task<QuotaBalance> LockAsync(long unitId, CancellationToken ct)
    {
        var locked = await db.Database.ExecuteSqlAsync($"UPDATE recommending_units SET ledger_turn = ledger_turn + 1 WHERE id = {unitId}", ct);
        if (locked != 1) throw new ArgumentException($"There is no recommending unit {unitId}.", nameof(unitId));
        return await BalanceAsync(unitId, ct);
    }

    private async Task<long> UnitOfAsync(long applicationId, CancellationToken ct) =>
        await db.Set<Application>().Where(a => a.Id == applicationId).Select(a => a.UnitId).SingleAsync(ct)
        ?? throw new RuleBrokenException(new BrokenRule("unit-missing", "该申报尚未选择推荐单位。", "unit"));

    private async Task<IReadOnlyList<string>> HoldersAsync(QuotaBalance balance, CancellationToken ct)
    {
        if (balance.Left > 0) return [];
        var ids = balance.Holds.Select(hold => hold.ApplicationId).ToArray();
        return await db.Set<Application>().Where(a => ids.Contains(a.Id))
            .Join(db.Set<Applicant>(), a => a.ApplicantId, company => company.Id, (a, company) => new { a.Id, company.FullName })
            .OrderBy(row => row.Id).Select(row => row.FullName).ToListAsync(ct);
    }

    private async Task WriteAsync(long unitId, QuotaEntryKind kind, int places, long? applicationId, string reason, string actor, CancellationToken ct)
    {
        db.Add(Entry(unitId, kind, places, applicationId, reason, actor));
        await db.SaveChangesAsync(ct);
    }

    private QuotaEntry Entry(long unitId, QuotaEntryKind kind, int places, long? applicationId, string reason, string actor) =>
        new() { UnitId = unitId, Kind = kind, Places = places, ApplicationId = applicationId, At = time.GetUtcNow(), Actor = actor, Reason = reason };
}

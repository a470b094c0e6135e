using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>What a defence has come to.</summary>
/// <param name="AreAllIn">Every member of the panel who is not recused has scored; or the company did not show up, and nothing will come.</param>
/// <param name="Value">The value that counts; 0 for a no-show where the campaign says so; none while scores are missing, or when the company is excluded.</param>
public sealed record DefenceScore(long ApplicationId, DefenceAttendance Attendance, AggregatedScore Aggregated, bool AreAllIn, decimal? Value, bool IsExcluded);

/// <summary>Reads what the defences have come to, derived from the panel's scores at the moment of reading.</summary>
public sealed class DefenceScores(DbContext db, RecusalDesk recusals)
{
    /// <summary>The setting by which a company that did not show up is out; any other means a score of 0.</summary>
    public const string Excluded = "excluded";

    /// <summary>None when the application has no slot.</summary>
    public async Task<DefenceScore?> OfApplicationAsync(long applicationId, CancellationToken ct)
    {
        var slot = await db.Set<DefenceSlot>().AsNoTracking().SingleOrDefaultAsync(s => s.ApplicationId == applicationId, ct);
        return slot is null ? null : (await OfSlotsAsync(slot.CampaignId, [slot], await recusals.OfApplicationAsync(applicationId, ct), ct))[applicationId];
    }

    /// <summary>All applications of a campaign that have a slot, by id.</summary>
    public async Task<IReadOnlyDictionary<long, DefenceScore>> OfCampaignAsync(long campaignId, CancellationToken ct)
    {
        var slots = await db.Set<DefenceSlot>().AsNoTracking().Where(s => s.CampaignId == campaignId).ToListAsync(ct);
        return await OfSlotsAsync(campaignId, slots, await recusals.OfApplicationsAsync(campaignId, [.. slots.Select(s => s.ApplicationId)], ct), ct);
    }

    private async Task<IReadOnlyDictionary<long, DefenceScore>> OfSlotsAsync(long campaignId, IReadOnlyCollection<DefenceSlot> slots, IReadOnlyCollection<RecusalTie> ties, CancellationToken ct)
    {
        var settings = await db.SettingsOfAsync(campaignId, ct);
        var rule = new AggregationRule(settings.Defence.TrimFrom, settings.Review.SpreadLimit, Math.Min(settings.Defence.PanelSize, settings.Review.MinScores));
        var (one, session) = slots.Count == 1 ? (slots.Single().ApplicationId, slots.Single().SessionId) : ((long?)null, (long?)null);
        var panels = await db.Set<DefenceSession>().AsNoTracking().Where(s => s.CampaignId == campaignId && (session == null || s.Id == session)).ToDictionaryAsync(s => s.Id, s => s.Panel, ct);
        var scores = (await db.Set<PanelScore>().AsNoTracking().Where(p => p.CampaignId == campaignId && p.VoidedBecause == null && (one == null || p.ApplicationId == one))
            .OrderBy(p => p.Id).ToListAsync(ct)).ToLookup(p => p.ApplicationId);
        var recusedFrom = ties.ToLookup(tie => tie.ApplicationId, tie => tie.ExpertId);
        return slots.ToDictionary(s => s.ApplicationId, s =>
        {
            var judges = panels[s.SessionId].Except(recusedFrom[s.ApplicationId]);
            return Of(s, [.. scores[s.ApplicationId]], judges, rule, settings.Defence.NoShow == Excluded);
        });
    }

    internal static DefenceScore Of(DefenceSlot slot, IReadOnlyCollection<PanelScore> scores, IEnumerable<long> judges, AggregationRule rule, bool excludesNoShow)
    {
        var aggregated = Aggregation.Of([.. scores.Select(p => p.Total)], rule);
        if (slot.Attendance is DefenceAttendance.NoShow) return new(slot.ApplicationId, slot.Attendance, aggregated, AreAllIn: true, excludesNoShow ? null : 0, excludesNoShow);
        var areAllIn = slot.Attendance is DefenceAttendance.Present && !judges.Except(scores.Select(p => p.ExpertId)).Any();
        return new(slot.ApplicationId, slot.Attendance, aggregated, areAllIn, areAllIn ? aggregated.Value : null, IsExcluded: false);
    }
}

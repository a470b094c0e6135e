using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>A ranking and what it rests on. Scores are there once all of an application's are in.</summary>
/// <param name="Counted">The document scores that count, by application.</param>
/// <param name="Untrimmed">The same without leaving the highest and the lowest out.</param>
/// <param name="Calibrated">The same with the experts' habits taken out.</param>
public sealed record RankingBoard(
    Ranking Ranking, IReadOnlyDictionary<long, DocumentScore> Counted, IReadOnlyDictionary<long, DocumentScore> Untrimmed, IReadOnlyDictionary<long, decimal?> Calibrated);

/// <summary>Ranks a campaign's applications and shows how firmly the list stands. Derived at the moment of reading, never stored.</summary>
public sealed class RankingDesk(DbContext db, DocumentScores documents, DefenceScores defences)
{
    /// <summary>All applications that came as far as the document review and were not withdrawn or found ineligible.</summary>
    /// <exception cref="RuleBrokenException"><c>ranking-weights</c>.</exception>
    public async Task<Ranking> RankAsync(long campaignId, CancellationToken ct)
    {
        var rule = await RuleAsync(campaignId, ct);
        return Ranking.Of(await EntriesAsync(campaignId, await documents.OfCampaignAsync(campaignId, ct), ct), rule);
    }

    /// <summary>Who would change place with other places, other weights, no trimming, calibrated scores.</summary>
    /// <exception cref="RuleBrokenException"><c>ranking-weights</c>.</exception>
    public async Task<IReadOnlyList<RankingVariation>> SensitivityAsync(long campaignId, CancellationToken ct)
    {
        var rule = await RuleAsync(campaignId, ct);
        var (counted, untrimmed) = await documents.BothAsync(campaignId, ct);
        var entries = await EntriesAsync(campaignId, counted, ct);
        var decided = Ranking.Of(entries, rule);
        var calibrated = await documents.CalibratedValuesAsync(campaignId, ct);
        return
        [
            .. RankingSensitivity.Of(decided, entries),
            RankingSensitivity.Compare(decided, Ranking.Of([.. entries.Select(e => e with { DocumentScore = untrimmed.GetValueOrDefault(e.ApplicationId)?.Value })], rule), "untrimmed", "资料评审不去掉最高分和最低分"),
            RankingSensitivity.Compare(decided, Ranking.Of([.. entries.Select(e => e with { DocumentScore = e.DocumentScore is null ? null : calibrated.GetValueOrDefault(e.ApplicationId) })], rule), "calibrated", "资料评审按专家评分习惯校准"),
        ];
    }

    /// <summary>The ranking with everything it rests on.</summary>
    /// <exception cref="RuleBrokenException"><c>ranking-weights</c>.</exception>
    public async Task<RankingBoard> BoardAsync(long campaignId, CancellationToken ct)
    {
        var rule = await RuleAsync(campaignId, ct);
        var (counted, untrimmed) = await documents.BothAsync(campaignId, ct);
        return new(Ranking.Of(await EntriesAsync(campaignId, counted, ct), rule), counted, untrimmed, await documents.CalibratedValuesAsync(campaignId, ct));
    }

    /// <summary>Who would enter and leave under another rule; nothing is changed.</summary>
    /// <exception cref="RuleBrokenException"><c>ranking-weights</c>, <c>ranking-places</c>, <c>ranking-least-score</c>.</exception>
    public async Task<(RankingVariation Variation, Ranking Other)> WhatIfAsync(long campaignId, RankingSettings other, CancellationToken ct)
    {
        RuleBrokenException.ThrowIfAny([.. RankingRules.CheckCut(other)]);
        var rule = await RuleAsync(campaignId, ct);
        var entries = await EntriesAsync(campaignId, await documents.OfCampaignAsync(campaignId, ct), ct);
        var ranked = Ranking.Of(entries, other);
        return (RankingSensitivity.Compare(Ranking.Of(entries, rule), ranked, "what-if", $"入选名额 {other.MaxSelected} 个，最低入选分 {other.MinScore:0.##}，资料评审权重 {other.DocumentWeight:0.##}"), ranked);
    }

    private async Task<RankingSettings> RuleAsync(long campaignId, CancellationToken ct)
    {
        var rule = (await db.SettingsOfAsync(campaignId, ct)).Ranking;
        RuleBrokenException.ThrowIf(RankingRules.CheckWeights(rule));
        return rule;
    }

    private async Task<IReadOnlyList<RankingEntry>> EntriesAsync(long campaignId, IReadOnlyDictionary<long, DocumentScore> documentScores, CancellationToken ct)
    {
        var applications = await db.Set<Application>().AsNoTracking()
            .Where(a => a.CampaignId == campaignId && a.ReceiptNumber != null
                && (a.Outcome == ApplicationOutcome.Open || a.Outcome == ApplicationOutcome.Selected || a.Outcome == ApplicationOutcome.NotSelected || a.Outcome == ApplicationOutcome.Removed))
            .Where(a => db.Set<ScoreSheet>().Any(s => s.ApplicationId == a.Id))
            .OrderBy(a => a.Id).Select(a => new { a.Id, a.ReceiptNumber }).ToListAsync(ct);
        var heard = await defences.OfCampaignAsync(campaignId, ct);
        var checks = (await db.Set<SiteCheck>().AsNoTracking().Where(c => c.CampaignId == campaignId && c.State != SiteCheckState.Cancelled).OrderBy(c => c.Id).ToListAsync(ct)).ToLookup(c => c.ApplicationId);
        return
        [
            .. applications.Select(a => new RankingEntry(
                a.Id, a.ReceiptNumber!, documentScores.GetValueOrDefault(a.Id)?.Value, heard.GetValueOrDefault(a.Id)?.Value, // the filter stands above
                heard.GetValueOrDefault(a.Id) is { IsExcluded: true } ? RankingBar.NoShow : BarOf(checks[a.Id].LastOrDefault()))),
        ];
    }

    private static RankingBar? BarOf(SiteCheck? last) => last switch
    {
        null => null,
        { IsOpen: true } => RankingBar.SiteCheckOpen,
        { Verdict: SiteCheckVerdict.Failed } => RankingBar.SiteCheckFailed,
        _ => null,
    };
}

using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Reads what the document reviews have come to. Everything is derived from the sheets at the moment of reading.</summary>
public sealed class DocumentScores(DbContext db)
{
    public async Task<DocumentScore> OfApplicationAsync(long applicationId, CancellationToken ct)
    {
        var sheets = await db.Set<ScoreSheet>().AsNoTracking().Where(s => s.ApplicationId == applicationId).ToListAsync(ct);
        if (sheets.Count == 0) return new(applicationId, Aggregation.Of([], new(0, 0, 0)), AreAllIn: false, Extras: 0);
        return Of(applicationId, sheets, RuleOf((await db.SettingsOfAsync(sheets[0].CampaignId, ct)).Review));
    }

    /// <summary>All applications of a campaign that have sheets, by id.</summary>
    public async Task<IReadOnlyDictionary<long, DocumentScore>> OfCampaignAsync(long campaignId, CancellationToken ct) =>
        Of(await SheetsAsync(campaignId, ct), RuleOf((await db.SettingsOfAsync(campaignId, ct)).Review));

    /// <summary>The same as they count, and without the trimming, of one reading.</summary>
    internal async Task<(IReadOnlyDictionary<long, DocumentScore> Counted, IReadOnlyDictionary<long, DocumentScore> Untrimmed)> BothAsync(long campaignId, CancellationToken ct)
    {
        var rule = RuleOf((await db.SettingsOfAsync(campaignId, ct)).Review);
        var sheets = await SheetsAsync(campaignId, ct);
        return (Of(sheets, rule), Of(sheets, rule with { TrimFrom = 0 }));
    }

    /// <summary>
    /// How mild or strict each expert judges, with the scores it was made of. Of applications of which all are in: a habit must not tell what somebody gave before that.
    /// </summary>
    public async Task<(CalibratedScores Habits, IReadOnlyList<GivenScore> Given)> HabitsAsync(long campaignId, CancellationToken ct)
    {
        var given = await GivenAsync(campaignId, ct);
        return (Calibration.Of(given), given);
    }

    private async Task<List<GivenScore>> GivenAsync(long campaignId, CancellationToken ct) =>
        await db.Set<ScoreSheet>().AsNoTracking().Where(s => s.CampaignId == campaignId && s.State == ScoreSheetState.Submitted && s.Total != null
                && !db.Set<ScoreSheet>().Any(other => other.ApplicationId == s.ApplicationId && (other.State == ScoreSheetState.Assigned || other.State == ScoreSheetState.Draft)))
            .Select(s => new GivenScore(s.ExpertId, s.ApplicationId, s.Total!.Value)).ToListAsync(ct); // the filter stands beside it

    /// <summary>Document scores by application with each expert's habit taken out: a view beside those that count.</summary>
    internal async Task<IReadOnlyDictionary<long, decimal?>> CalibratedValuesAsync(long campaignId, CancellationToken ct)
    {
        var rule = RuleOf((await db.SettingsOfAsync(campaignId, ct)).Review);
        return Calibration.Of(await GivenAsync(campaignId, ct)).Calibrated.GroupBy(s => s.ApplicationId).ToDictionary(g => g.Key, g => Aggregation.Of([.. g.Select(s => s.Total)], rule).Value);
    }

    private Task<List<ScoreSheet>> SheetsAsync(long campaignId, CancellationToken ct) => db.Set<ScoreSheet>().AsNoTracking().Where(s => s.CampaignId == campaignId).ToListAsync(ct);

    private static Dictionary<long, DocumentScore> Of(IEnumerable<ScoreSheet> sheets, AggregationRule rule) => sheets.GroupBy(s => s.ApplicationId).ToDictionary(g => g.Key, g => Of(g.Key, [.. g], rule));

    private static DocumentScore Of(long applicationId, IReadOnlyCollection<ScoreSheet> sheets, AggregationRule rule) => new(
        applicationId,
        Aggregation.Of([.. sheets.Where(s => s.State is ScoreSheetState.Submitted).Select(s => s.Total ?? 0)], rule),
        ReviewRules.AreAllIn(sheets),
        sheets.Count(s => s.Origin is ScoreSheetOrigin.Extra));

    private static AggregationRule RuleOf(ReviewSettings settings) => new(settings.TrimFrom, settings.SpreadLimit, settings.MinScores);
}

using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Campaigns;

internal static class SettingsReading
{
    /// <summary>The campaign's settings as they are now; nothing is tracked.</summary>
    internal static Task<CampaignSettings> SettingsOfAsync(this DbContext db, long campaignId, CancellationToken ct) => Settings.AskAsync(db, campaignId, ct);

    private static readonly SteadyQuery<long, CampaignSettings> Settings = new((db, campaign, _) =>
        db.Set<Campaign>().AsNoTracking().Where(c => c.Id == campaign).Select(c => c.Settings).Single());
}

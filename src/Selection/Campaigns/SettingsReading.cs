using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Campaigns;

internal static class SettingsReading
{
    /// <summary>The campaign's settings as they are now; nothing is tracked.</summary>
    internal static Task<CampaignSettings> SettingsOfAsync(this DbContext db, long campaignId, CancellationToken ct) =>
        db.Set<Campaign>().AsNoTracking().Where(c => c.Id == campaignId).Select(c => c.Settings).SingleAsync(ct);
}

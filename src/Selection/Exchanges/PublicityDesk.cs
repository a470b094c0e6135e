using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>A report in the media, as it is recorded.</summary>
public sealed record Publicity(PublicityChannel Channel, string Outlet, string Title, string Link, DateOnly PublishedOn, long? ApplicationId = null);

/// <summary>Records what the media reported.</summary>
public sealed class PublicityDesk(DbContext db, TimeProvider time, AuditTrail audit, PledgeBook pledges)
{
    /// <exception cref="RuleBrokenException">See <see cref="FollowOnRules.Check"/>.</exception>
    public async Task<PublicityItem> RecordAsync(long campaignId, Publicity publicity, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIfAny(FollowOnRules.Check(publicity, ShanghaiTime.DayOf(time.GetUtcNow())));
        var item = new PublicityItem
        {
            CampaignId = campaignId, ApplicationId = publicity.ApplicationId, Channel = publicity.Channel, Outlet = publicity.Outlet.Trim(), Title = publicity.Title.Trim(),
            Link = publicity.Link.Trim(), PublishedOn = publicity.PublishedOn, RecordedBy = actor,
        };
        db.Add(item);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "publicity.recorded", "publicityItem", item.Id, new { channel = item.Channel.ToString(), item.Outlet, item.Title, item.ApplicationId }, ct);
        if (item.ApplicationId is { } application) await pledges.RecordAsync(application, PledgeDeedKind.Publicity, item.Id, actor, ct);
        return item;
    }

    /// <summary>By day, the latest first.</summary>
    public async Task<IReadOnlyList<PublicityItem>> OfCampaignAsync(long campaignId, CancellationToken ct) =>
        await db.Set<PublicityItem>().AsNoTracking().Where(i => i.CampaignId == campaignId).OrderByDescending(i => i.PublishedOn).ThenBy(i => i.Id).ToListAsync(ct);
}

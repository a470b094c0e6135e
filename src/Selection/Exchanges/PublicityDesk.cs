using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>A report in the media, as it is recorded.</summary>
public sealed record Publicity(PublicityChannel Channel, string Outlet, string Title, string Link, DateOnly PublishedOn, long? ApplicationId = null);

/// <summary>Which reports of a campaign; null filters nothing.</summary>
/// <param name="Text">Part of the title, the outlet or the company's name.</param>
public sealed record PublicityQuery(long CampaignId, string? Text = null, PublicityChannel? Channel = null);

/// <summary>A report and the company it is about.</summary>
public sealed record PublicityRow
{
    public required long Id { get; init; }
    public required PublicityItem Item { get; init; }
    public required string? Company { get; init; }
}

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

    /// <summary>One page by day, the latest first.</summary>
    /// <param name="after">Day and id of the last line of the page before; none for the first page.</param>
    public async Task<IReadOnlyList<PublicityRow>> PageAsync(PublicityQuery query, (DateOnly Day, long Id)? after, int take, CancellationToken ct)
    {
        var rows = Matching(query);
        if (after is var (day, id)) rows = Keyset.After(rows, row => row.Item.PublishedOn, row => row.Id, true, day, id);
        return await Keyset.Ordered(rows, row => row.Item.PublishedOn, row => row.Id, true).Take(take).ToListAsync(ct);
    }

    public Task<int> CountAsync(PublicityQuery query, CancellationToken ct) => Matching(query).CountAsync(ct);

    private IQueryable<PublicityRow> Matching(PublicityQuery query)
    {
        var rows =
            from item in db.Set<PublicityItem>().AsNoTracking()
            where item.CampaignId == query.CampaignId && (query.Channel == null || item.Channel == query.Channel)
            join application in db.Set<Application>() on item.ApplicationId equals (long?)application.Id into applications
            from application in applications.DefaultIfEmpty()
            join company in db.Set<Applicants.Applicant>() on application.ApplicantId equals company.Id into companies
            from company in companies.DefaultIfEmpty()
            select new PublicityRow { Id = item.Id, Item = item, Company = company == null ? null : company.FullName };
        return query.Text?.Trim() is { Length: > 0 } wanted ? rows.Where(row => row.Item.Title.Contains(wanted) || row.Item.Outlet.Contains(wanted) || (row.Company != null && row.Company.Contains(wanted))) : rows;
    }
}

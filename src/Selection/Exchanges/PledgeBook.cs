using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>A pledge with the company that made it and what was done for it.</summary>
public sealed record PledgeRow
{
    public required Pledge Pledge { get; init; }
    public required string Company { get; init; }
    public required string Title { get; init; }
    public IReadOnlyList<NamedDeed> Deeds { get; init; } = [];
}

/// <param name="Title">Of the event, the visit or the report.</param>
public sealed record NamedDeed(PledgeDeedKind Kind, string Title, DateTimeOffset DoneAt);

/// <summary>Keeps track of what selected companies promised.</summary>
public sealed class PledgeBook(DbContext db, TimeProvider time, AuditTrail audit)
{
    /// <summary>A company is selected: its pledge begins. Again: nothing happens.</summary>
    public async Task BeginAsync(long applicationId, string actor, CancellationToken ct)
    {
        if (await db.Set<Pledge>().AnyAsync(p => p.ApplicationId == applicationId, ct)) return;
        var campaignId = await db.Set<Application>().Where(a => a.Id == applicationId).Select(a => a.CampaignId).SingleAsync(ct);
        db.Add(new Pledge { CampaignId = campaignId, ApplicationId = applicationId, PledgedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "pledge.begun", "application", applicationId, null, ct);
    }

    /// <summary>Notes a deed; the first that fulfils the pledge ends it. The same deed again, or a company without a pledge: nothing happens.</summary>
    public async Task RecordAsync(long applicationId, PledgeDeedKind kind, long subjectId, string actor, CancellationToken ct)
    {
        var pledge = await db.Set<Pledge>().SingleOrDefaultAsync(p => p.ApplicationId == applicationId, ct);
        if (pledge is null || await db.Set<PledgeDeed>().AnyAsync(d => d.PledgeId == pledge.Id && d.Kind == kind && d.SubjectId == subjectId, ct)) return;
        var now = time.GetUtcNow();
        db.Add(new PledgeDeed { PledgeId = pledge.Id, Kind = kind, SubjectId = subjectId, DoneAt = now });
        if (PledgeRules.Fulfils(kind)) pledge.FulfilledAt ??= now;
        pledge.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "pledge.deed", "application", applicationId, new { kind = kind.ToString(), subjectId, fulfilled = pledge.FulfilledAt is not null }, ct);
    }

    /// <summary>One page of a campaign's pledges in the order they began, with what was done for each.</summary>
    /// <param name="text">Part of the company's name or of the experience's title.</param>
    /// <param name="fulfilled">Only those, or only the others.</param>
    /// <param name="after">Only those after this one; 0: from the first.</param>
    public async Task<IReadOnlyList<PledgeRow>> PageAsync(long campaignId, string? text, bool? fulfilled, long after, int take, CancellationToken ct)
    {
        var rows = await Matching(campaignId, text, fulfilled).Where(row => row.Pledge.Id > after).OrderBy(row => row.Pledge.Id).Take(take).ToListAsync(ct);
        var ids = rows.Select(row => row.Pledge.Id).ToList();
        var deeds = await db.Set<PledgeDeed>().AsNoTracking().Where(deed => ids.Contains(deed.PledgeId)).OrderBy(deed => deed.Id).ToListAsync(ct);
        var (events, visits, items) = (Of(PledgeDeedKind.SpokeAtEvent), Of(PledgeDeedKind.HostedVisit), Of(PledgeDeedKind.Publicity));
        var titles = (await db.Set<ExchangeEvent>().Where(one => events.Contains(one.Id)).Select(one => new { one.Id, one.Title }).ToListAsync(ct)).Select(one => (PledgeDeedKind.SpokeAtEvent, one.Id, one.Title))
            .Concat((await db.Set<LearningVisit>().Where(one => visits.Contains(one.Id)).Select(one => new { one.Id, one.Title }).ToListAsync(ct)).Select(one => (PledgeDeedKind.HostedVisit, one.Id, one.Title)))
            .Concat((await db.Set<PublicityItem>().Where(one => items.Contains(one.Id)).Select(one => new { one.Id, one.Title }).ToListAsync(ct)).Select(one => (PledgeDeedKind.Publicity, one.Id, one.Title)))
            .ToDictionary(one => (one.Item1, one.Id), one => one.Title);
        var byPledge = deeds.ToLookup(deed => deed.PledgeId, deed => new NamedDeed(deed.Kind, titles.GetValueOrDefault((deed.Kind, deed.SubjectId), ""), deed.DoneAt));
        return [.. rows.Select(row => row with { Deeds = [.. byPledge[row.Pledge.Id]] })];

        List<long> Of(PledgeDeedKind kind) => [.. deeds.Where(deed => deed.Kind == kind).Select(deed => deed.SubjectId)];
    }

    public Task<int> CountAsync(long campaignId, string? text, bool? fulfilled, CancellationToken ct) => Matching(campaignId, text, fulfilled).CountAsync(ct);

    private IQueryable<PledgeRow> Matching(long campaignId, string? text, bool? fulfilled)
    {
        var rows =
            from pledge in db.Set<Pledge>().AsNoTracking()
            where pledge.CampaignId == campaignId && (fulfilled == null || pledge.FulfilledAt != null == fulfilled)
            join application in db.Set<Application>() on pledge.ApplicationId equals application.Id
            join company in db.Set<Applicants.Applicant>() on application.ApplicantId equals company.Id
            select new PledgeRow { Pledge = pledge, Company = company.FullName, Title = application.Title };
        return text?.Trim() is { Length: > 0 } wanted ? rows.Where(row => row.Company.Contains(wanted) || row.Title.Contains(wanted)) : rows;
    }
}

using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>A pledge with what was done for it.</summary>
public sealed record PledgeAccount(Pledge Pledge, IReadOnlyList<PledgeDeed> Deeds);

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

    /// <summary>All pledges of a campaign, those still owed first.</summary>
    public async Task<IReadOnlyList<PledgeAccount>> OfCampaignAsync(long campaignId, CancellationToken ct)
    {
        var pledges = await db.Set<Pledge>().AsNoTracking().Where(p => p.CampaignId == campaignId).OrderBy(p => p.Id).ToListAsync(ct);
        var deeds = (await db.Set<PledgeDeed>().AsNoTracking().Where(d => db.Set<Pledge>().Any(p => p.CampaignId == campaignId && p.Id == d.PledgeId)).OrderBy(d => d.Id).ToListAsync(ct)).ToLookup(d => d.PledgeId);
        return [.. pledges.OrderBy(p => p.FulfilledAt is not null).ThenBy(p => p.Id).Select(p => new PledgeAccount(p, [.. deeds[p.Id]]))];
    }
}

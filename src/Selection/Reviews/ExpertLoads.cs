using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Counts how much each expert has been given. Whoever changes a count holds the campaign's turn until the transaction ends.</summary>
public sealed class ExpertLoads(DbContext db)
{
    /// <summary>The loads of a campaign by expert; who is missing has none.</summary>
    public async Task<IReadOnlyDictionary<long, int>> OfCampaignAsync(long campaignId, CancellationToken ct) =>
        await db.Set<ExpertLoad>().AsNoTracking().Where(l => l.CampaignId == campaignId).ToDictionaryAsync(l => l.ExpertId, l => l.Assigned, ct);

    /// <summary>Takes the turn: who comes next waits for this transaction.</summary>
    internal async Task TakeTurnAsync(long campaignId, CancellationToken ct)
    {
        var turn = db.Set<ReviewTurn>().Where(t => t.CampaignId == campaignId);
        if (await turn.ExecuteUpdateAsync(t => t.SetProperty(x => x.Turn, x => x.Turn + 1), ct) > 0) return;
        db.Add(new ReviewTurn { CampaignId = campaignId });
        await db.SaveChangesAsync(ct); // two first ones: the key is taken, and the unit of work repeats the second
    }

    internal async Task GiveAsync(long campaignId, IReadOnlyCollection<AssignedExpert> assigned, CancellationToken ct)
    {
        var given = assigned.GroupBy(a => a.ExpertId).ToDictionary(g => g.Key, g => g.Count());
        var ids = given.Keys.ToList();
        var rows = await db.Set<ExpertLoad>().Where(l => l.CampaignId == campaignId && ids.Contains(l.ExpertId)).ToDictionaryAsync(l => l.ExpertId, ct);
        foreach (var (expert, count) in given.OrderBy(g => g.Key))
            if (rows.TryGetValue(expert, out var row)) row.Assigned += count;
            else db.Add(new ExpertLoad { CampaignId = campaignId, ExpertId = expert, Assigned = count });
    }

    internal async Task RelieveAsync(long campaignId, long expertId, CancellationToken ct)
    {
        await TakeTurnAsync(campaignId, ct);
        if (await db.Set<ExpertLoad>().SingleOrDefaultAsync(l => l.CampaignId == campaignId && l.ExpertId == expertId, ct) is { Assigned: > 0 } row) row.Assigned--;
    }
}

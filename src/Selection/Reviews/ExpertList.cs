using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Whether new work can be given.</summary>
public enum ExpertStanding
{
    Available,
    /// <summary>Out of office on the day asked for.</summary>
    Away,
    /// <summary>Off the pool.</summary>
    Retired,
}

public enum ExpertSort
{
    Name,
    Employer,
}

/// <summary>What the register is asked for; null filters nothing.</summary>
/// <param name="Day">The day that <see cref="ExpertStanding"/> is of.</param>
/// <param name="AreaId">Only those who know this key area.</param>
public sealed record ExpertQuery(DateOnly Day, string? Text = null, long? AreaId = null, int? UnitNumber = null, ExpertStanding? Standing = null, ExpertSort Sort = ExpertSort.Name, bool Descending = false);

/// <summary>A line of the register.</summary>
/// <param name="Assigned">Applications given in the latest campaign.</param>
public sealed record ExpertRow(Expert Expert, int? UnitNumber, string? UnitName, int Assigned);

/// <summary>The register of experts, by pages.</summary>
public sealed class ExpertList(DbContext db, CampaignDesk campaigns)
{
    /// <param name="after">What the last line of the page before is ordered by, and its id; none for the first page.</param>
    public async Task<IReadOnlyList<ExpertRow>> PageAsync(ExpertQuery query, (string Key, long Id)? after, int take, CancellationToken ct)
    {
        var experts = Matching(query);
        experts = query.Sort switch
        {
            ExpertSort.Name => Paged(experts, e => e.Name),
            ExpertSort.Employer => Paged(experts, e => e.Employer),
        };
        var campaign = (await campaigns.KeyAsync(null, ct))?.Id;
        return await RowsAsync(experts.Take(take), campaign, ct);

        IQueryable<Expert> Paged(IQueryable<Expert> rows, System.Linq.Expressions.Expression<Func<Expert, string>> key) => Keyset.Ordered(
            after is var (last, id) ? Keyset.After(rows, key, e => e.Id, query.Descending, last, id) : rows, key, e => e.Id, query.Descending);
    }

    public Task<int> CountAsync(ExpertQuery query, CancellationToken ct) => Matching(query).CountAsync(ct);

    /// <summary>One expert as the register shows them; none: there is no such expert.</summary>
    public async Task<ExpertRow?> FindAsync(long id, CancellationToken ct)
    {
        var campaign = (await campaigns.KeyAsync(null, ct))?.Id;
        return (await RowsAsync(db.Set<Expert>().AsNoTracking().Where(e => e.Id == id), campaign, ct)).SingleOrDefault();
    }

    /// <summary>How many sheets the expert has in the latest campaign, by what became of them.</summary>
    public async Task<IReadOnlyDictionary<ScoreSheetState, int>> SheetsAsync(long id, CancellationToken ct)
    {
        var campaign = (await campaigns.KeyAsync(null, ct))?.Id;
        return await db.Set<ScoreSheet>().Where(s => s.ExpertId == id && s.CampaignId == campaign).GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    private async Task<IReadOnlyList<ExpertRow>> RowsAsync(IQueryable<Expert> experts, long? campaign, CancellationToken ct)
    {
        var found = await experts.ToListAsync(ct);
        var ids = found.Select(e => e.Id).ToList();
        var unitIds = found.Select(e => e.UnitId).OfType<long>().ToList();
        var units = await db.Set<RecommendingUnit>().AsNoTracking().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var loads = await db.Set<ExpertLoad>().AsNoTracking().Where(l => l.CampaignId == campaign && ids.Contains(l.ExpertId)).ToDictionaryAsync(l => l.ExpertId, l => l.Assigned, ct);
        return [.. found.Select(e => new ExpertRow(e, UnitOf(e)?.Number, UnitOf(e)?.Name, loads.GetValueOrDefault(e.Id)))];

        RecommendingUnit? UnitOf(Expert expert) => expert.UnitId is { } unit ? units.GetValueOrDefault(unit) : null;
    }

    private IQueryable<Expert> Matching(ExpertQuery query)
    {
        var experts = db.Set<Expert>().AsNoTracking();
        if (query.Text?.Trim() is { Length: > 0 } text)
        {
            var upper = text.ToUpperInvariant();
            experts = experts.Where(e => e.Name.Contains(text) || e.Employer.Contains(text) || e.Email.ToUpper().Contains(upper) || e.Account.ToUpper().Contains(upper));
        }

        if (query.AreaId is { } area)
        {
            var written = $",{area},"; // a JSON array of numbers, without a space
            experts = experts.Where(e => ("," + e.AreasJson.Replace("[", "").Replace("]", "") + ",").Contains(written));
        }

        if (query.UnitNumber is { } number) experts = experts.Where(e => db.Set<RecommendingUnit>().Any(u => u.Id == e.UnitId && u.Number == number));
        var day = query.Day;
        if (query.Standing is { } standing)
            experts = standing switch
            {
                ExpertStanding.Retired => experts.Where(e => !e.IsActive),
                ExpertStanding.Away => experts.Where(e => e.IsActive && e.OutFrom <= day && (e.OutUntil == null || day <= e.OutUntil)),
                ExpertStanding.Available => experts.Where(e => e.IsActive && !(e.OutFrom != null && e.OutFrom <= day && (e.OutUntil == null || day <= e.OutUntil))),
            };
        return experts;
    }
}

using System.Text.Json;
using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Inbox.Lists;

/// <summary>Saved filters: kept by their owner, usable by one group where shared.</summary>
public sealed class SavedFilters
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 40;

    private readonly DbContext db;
    private readonly TaskLedger ledger;

    internal SavedFilters(DbContext db, TaskLedger ledger) => (this.db, this.ledger) = (db, ledger);

    /// <summary>Keeps the filter under the name; the owner's filter of that name is replaced.</summary>
    /// <param name="sharedWith">A team of the owner's, or null.</param>
    public async Task<long> SaveAsync(string owner, string name, TaskFilter filter, string? sharedWith, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleBrokenException(new BrokenRule("name-required", "请为筛选条件命名。", "name"));
        if (name.Length > MaxName) throw new RuleBrokenException(new BrokenRule("name-too-long", $"名称最多 {MaxName} 字，请精简。", "name"));
        if (sharedWith is not null && !(await ledger.TeamsAsync(owner, ct)).Contains(sharedWith))
            throw new RuleBrokenException(new BrokenRule("not-in-group", "只能与本人所在的组共享。", "sharedWith"));
        var row = await db.Set<SavedFilter>().FirstOrDefaultAsync(f => f.Owner == owner && f.Name == name, ct);
        if (row is null) db.Add(row = new SavedFilter { Owner = owner, Name = name });
        else row.Revision++;
        row.SharedWith = sharedWith;
        row.FilterJson = JsonSerializer.Serialize(filter, InboxJson.Stored.TaskFilter);
        await db.SaveChangesAsync(ct);
        return row.Id;
    }

    /// <summary>The person's own filters and those shared with a group of theirs, by name.</summary>
    public async Task<IReadOnlyList<SavedFilter>> OfAsync(string user, CancellationToken ct)
    {
        var groups = (await ledger.TeamsAsync(user, ct)).ToList();
        return await db.Set<SavedFilter>().AsNoTracking()
            .Where(f => f.Owner == user || (f.SharedWith != null && groups.Contains(f.SharedWith)))
            .OrderBy(f => f.Name).ThenBy(f => f.Id).ToListAsync(ct);
    }

    /// <summary>What a saved filter asks for.</summary>
    public static TaskFilter Read(SavedFilter saved) => JsonSerializer.Deserialize(saved.FilterJson, InboxJson.Stored.TaskFilter) ?? new();

    /// <summary>Removes one of the owner's filters; another's, or none, is refused.</summary>
    public async Task DeleteAsync(string owner, long filterId, CancellationToken ct)
    {
        if (await db.Set<SavedFilter>().Where(f => f.Id == filterId && f.Owner == owner).ExecuteDeleteAsync(ct) == 0)
            throw new RuleBrokenException(new BrokenRule("filter-not-found", "没有这个筛选条件，或它不是您保存的。"));
    }
}

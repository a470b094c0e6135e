using BenchmarkWorkflow.Persistence.Designer;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Designer.Editing;

/// <summary>Who has a definition open: each page gives a sign of life every <see cref="Beat"/>. In the caller's transaction.</summary>
internal sealed class Presences(DbContext db, TimeProvider time)
{
    /// <summary>How often a page says that it is there.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    /// <summary>After this silence nobody counts on it.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(35);

    /// <summary>Notes that the page is there, and answers who else is: first who opened it first.</summary>
    public async Task<IReadOnlyList<EditorPresence>> SeenAsync(string definitionId, string page, string userName, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var presences = db.Set<EditorPresence>();
        if (await presences.Where(one => one.DefinitionId == definitionId && one.Page == page && one.UserName == userName).ExecuteUpdateAsync(one => one.SetProperty(p => p.SeenAt, now), ct) == 0)
        {
            await presences.Where(one => one.SeenAt < now.AddHours(-1) || (one.DefinitionId == definitionId && one.Page == page)).ExecuteDeleteAsync(ct);
            db.Add(new EditorPresence { DefinitionId = definitionId, Page = page, UserName = userName, OpenedAt = now, SeenAt = now });
            await db.SaveChangesAsync(ct);
        }

        return await OthersAsync(definitionId, page, ct);
    }

    /// <summary>The page was closed.</summary>
    public Task GoneAsync(string definitionId, string page, string userName, CancellationToken ct) =>
        db.Set<EditorPresence>().Where(one => one.DefinitionId == definitionId && one.Page == page && one.UserName == userName).ExecuteDeleteAsync(ct);

    private async Task<IReadOnlyList<EditorPresence>> OthersAsync(string definitionId, string page, CancellationToken ct)
    {
        var alive = time.GetUtcNow() - Silence;
        return await db.Set<EditorPresence>().AsNoTracking().Where(one => one.DefinitionId == definitionId && one.Page != page && one.SeenAt >= alive).OrderBy(one => one.OpenedAt).ThenBy(one => one.Id).ToListAsync(ct);
    }
}

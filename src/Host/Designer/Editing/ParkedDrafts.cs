using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Studio.Errors;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Designer.Editing;

/// <summary>Saves that came too late, kept until somebody decides. In the caller's transaction.</summary>
internal sealed class ParkedDrafts(DbContext db, TimeProvider time, Revisions revisions, StandingDrafts standing, DefinitionManager manager)
{
    /// <summary>Keeps a refused content: each editor its own, and one that goes on saving the newest.</summary>
    /// <param name="stale">The refusal.</param>
    /// <param name="model">The content.</param>
    /// <param name="before">What the same editor was told of its content that was refused before; null: this is its first. Another's, or one that was decided on, is left alone.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ParkedDraft> ParkAsync(StaleSaveException stale, string model, long? before, CancellationToken ct)
    {
        var author = revisions.Actor;
        var mine = db.Set<ParkedDraft>().Where(draft => draft.DefinitionId == stale.DefinitionId && draft.Author == author && draft.Resolution == null);
        var parked = before is { } id
            ? await mine.SingleOrDefaultAsync(draft => draft.Id == id, ct)
            : await mine.OrderBy(draft => draft.Id).FirstOrDefaultAsync(draft => draft.BaseRevision == stale.Began && draft.Model == model, ct); // the same call again: its answer was lost
        if (parked is null)
        {
            parked = new ParkedDraft { DefinitionId = stale.DefinitionId, Author = author, BaseRevision = stale.Began };
            db.Add(parked);
        }

        parked.At = time.GetUtcNow();
        parked.Model = model;
        parked.Revision++;
        await db.SaveChangesAsync(ct);
        return parked;
    }

    /// <summary>Those that wait for a decision, newest first.</summary>
    public async Task<IReadOnlyList<ParkedDraft>> WaitingAsync(string definitionId, CancellationToken ct) =>
        await db.Set<ParkedDraft>().AsNoTracking().Where(draft => draft.DefinitionId == definitionId && draft.Resolution == null).OrderByDescending(draft => draft.At).ThenByDescending(draft => draft.Id).ToListAsync(ct);

    /// <summary>How many wait: every open editor asks every few seconds, so no content is read.</summary>
    public Task<int> CountWaitingAsync(string definitionId, CancellationToken ct) => db.Set<ParkedDraft>().CountAsync(draft => draft.DefinitionId == definitionId && draft.Resolution == null, ct);

    /// <summary>Makes the parked content the draft. What stands now stays in its place in the history only if it was published: so it is parked in turn.</summary>
    public async Task<WorkflowDefinition> TakeOverAsync(string definitionId, long id, CancellationToken ct)
    {
        var parked = await FindAsync(definitionId, id, ct);
        var (row, stands) = await standing.FindAsync(definitionId, ct);
        if (stands is { IsPublished: false }) await standing.ParkAsync(row, stands, ct);
        await ResolveAsync(parked, "taken", ct);
        return (await manager.SaveAsync(DefinitionJson.Read(parked.Model) with { DefinitionId = definitionId }, publish: false, ct)).Version;
    }

    /// <summary>Makes a new definition of the parked content.</summary>
    public async Task<WorkflowDefinition> CopyAsync(string definitionId, long id, string name, CancellationToken ct)
    {
        var parked = await FindAsync(definitionId, id, ct);
        await ResolveAsync(parked, "copied", ct);
        return (await manager.SaveAsync(DefinitionJson.Read(parked.Model) with { Id = null, DefinitionId = null, Name = name }, publish: false, ct)).Version;
    }

    /// <summary>Gives it up. The row stays, resolved.</summary>
    public async Task DiscardAsync(string definitionId, long id, CancellationToken ct) => await ResolveAsync(await FindAsync(definitionId, id, ct), "discarded", ct);

    /// <exception cref="Refusal">404: nobody waits for it any more.</exception>
    public async Task<ParkedDraft> FindAsync(string definitionId, long id, CancellationToken ct) =>
        await db.Set<ParkedDraft>().SingleOrDefaultAsync(draft => draft.Id == id && draft.DefinitionId == definitionId && draft.Resolution == null, ct) ?? throw Refusal.NotFound();

    private Task ResolveAsync(ParkedDraft parked, string resolution, CancellationToken ct)
    {
        (parked.Resolution, parked.ResolvedBy, parked.ResolvedAt) = (resolution, revisions.Actor, time.GetUtcNow());
        parked.Revision++;
        return db.SaveChangesAsync(ct);
    }
}

using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Studio.Definitions;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Designer.Editing;

/// <summary>A draft that another content takes the place of is parked as its last editor's: unpublished, it stands nowhere else. In the caller's transaction.</summary>
internal sealed class StandingDrafts(DbContext db, TimeProvider time, Revisions revisions, IWorkflowDefinitionStore store)
{
    /// <summary>
    /// What stands now, and the row of its revision. The row is asked for first: a save in between then fails the caller's change of the revision, and all
    /// of it is repeated.
    /// </summary>
    public async Task<(EditedDefinition Row, WorkflowDefinition? Draft)> FindAsync(string definitionId, CancellationToken ct) =>
        (await revisions.TakeAsync(definitionId, ct), await store.FindAsync(new() { DefinitionId = definitionId, Version = VersionFilter.Latest }, ct));

    /// <summary>Keeps it until somebody decides. Call it before the revision is counted on.</summary>
    public async Task ParkAsync(EditedDefinition row, WorkflowDefinition draft, CancellationToken ct)
    {
        db.Add(new ParkedDraft
        {
            DefinitionId = row.DefinitionId, Author = row.Editor, BaseRevision = row.Revision, At = time.GetUtcNow(),
            Model = DefinitionFile.Of(draft).ToJsonString(), Revision = 1,
        });
        await db.SaveChangesAsync(ct);
    }
}

using System.Text.Json;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Migration;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Studio.Errors;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Migration = BenchmarkWorkflow.Persistence.Designer.Migration;

namespace BenchmarkWorkflow.Host.Designer.Migrations;

/// <summary>Looks at what a migration would do, starts one, and asks for its undoing. In the caller's transaction.</summary>
internal sealed class MigrationDesk(DbContext db, TimeProvider time, IWorkflowDefinitionStore store, IWorkflowGraphFinder graphs, IInstanceQueries instances, InstanceMigration moves)
{
    /// <summary>How many instances a preview looks at.</summary>
    public const int MostPreviewed = 1000;

    private static readonly WorkflowSubStatus[] NotOver = [.. Enum.GetValues<WorkflowSubStatus>().Except([WorkflowSubStatus.Finished, WorkflowSubStatus.Cancelled])];

    public async Task<MapReply> MapAsync(string definitionId, int from, int to, CancellationToken ct)
    {
        var (old, now) = (await GraphAsync(await store.VersionAsync(definitionId, from, ct), ct), await GraphAsync(await store.VersionAsync(definitionId, to, ct), ct));
        return new(MapSuggestions.Between(old, now), MapSuggestions.TargetsIn(now));
    }

    public async Task<PreviewReply> PreviewAsync(string definitionId, MigrationRequest request, CancellationToken ct)
    {
        var (from, to) = await VersionsAsync(definitionId, request, ct);
        var rows = await RowsAsync(from.Id, MostPreviewed + 1, ct);
        List<PreviewedInstance> previewed = [];
        foreach (var row in rows.Take(MostPreviewed))
        {
            var result = await moves.PreviewAsync(row.Id, from.Id, to.Id, request.Activities, request.DropsVariables, ct);
            previewed.Add(new(row.Id, row.Name, row.CorrelationId, row.CreatedAt, result.Done, result.Notes, result.Waits));
        }

        var notes = previewed.SelectMany(instance => instance.Notes.DistinctBy(note => note.Message)).GroupBy(note => note)
            .Select(note => new NoteCount(note.Key.Rule, note.Key.ActivityId, note.Key.Message, note.Key.MessageEn, note.Key.Blocks, note.Count()))
            .OrderByDescending(note => note.Blocks).ThenByDescending(note => note.Instances).ThenBy(note => note.Message, StringComparer.Ordinal);
        var truncated = rows.Count > MostPreviewed;
        var all = truncated ? (int)await instances.CountAsync(NotOverOn(from.Id), ct) : rows.Count;
        return new(request.FromVersion, request.ToVersion, previewed.Count, previewed.Count(instance => instance.Movable), truncated, all, [.. notes], previewed);
    }

    /// <summary>Notes the migration with every instance it is about; <see cref="MigrationRunner"/> carries it out.</summary>
    /// <exception cref="Refusal">Another one of this definition is under way (409), or there is nothing to move (400).</exception>
    public async Task<Migration> StartAsync(string definitionId, MigrationRequest request, string actor, CancellationToken ct)
    {
        var (from, to) = await VersionsAsync(definitionId, request, ct);
        await DemandNoneUnderWayAsync(definitionId, ct);
        var rows = await RowsAsync(from.Id, int.MaxValue, ct);
        if (rows.Count == 0) throw Refusal.Because($"第 {request.FromVersion} 版没有运行中的实例。");
        var migration = new Migration
        {
            DefinitionId = definitionId, FromVersionId = from.Id, FromVersion = from.Version, ToVersionId = to.Id, ToVersion = to.Version,
            Map = JsonSerializer.Serialize(request.Map ?? new Dictionary<string, string?>()), DropsVariables = request.DropsVariables, By = actor, At = time.GetUtcNow(),
        };
        db.Add(migration);
        await db.SaveChangesAsync(ct);
        foreach (var row in rows) db.Add(new MigratedInstance { MigrationId = migration.Id, InstanceId = row.Id });
        await db.SaveChangesAsync(ct);
        return migration;
    }

    /// <summary>Asks for every moved instance to be put back.</summary>
    /// <exception cref="Refusal">It is not over, or was undone already (409).</exception>
    public async Task UndoAsync(string definitionId, long id, string actor, CancellationToken ct)
    {
        var migration = await FindAsync(definitionId, id, ct);
        if (migration.State != MigrationState.Done) throw Refusal.Conflict(migration.State == MigrationState.Undone ? "这次迁移已经撤销过了。" : "这次迁移还没有结束，请等它完成。");
        await DemandNoneUnderWayAsync(definitionId, ct);
        (migration.State, migration.UndoneBy, migration.UndoneAt) = (MigrationState.Undoing, actor, time.GetUtcNow());
        migration.Revision++;
        await db.SaveChangesAsync(ct);
    }

    public async Task<Migration> FindAsync(string definitionId, long id, CancellationToken ct) =>
        await db.Set<Migration>().SingleOrDefaultAsync(one => one.Id == id && one.DefinitionId == definitionId, ct) ?? throw Refusal.NotFound();

    public async Task<IReadOnlyList<Migration>> ListAsync(string definitionId, CancellationToken ct) =>
        await db.Set<Migration>().AsNoTracking().Where(one => one.DefinitionId == definitionId).OrderByDescending(one => one.Id).Take(50).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<MigratedState, int>> CountAsync(long migrationId, CancellationToken ct) =>
        await db.Set<MigratedInstance>().Where(one => one.MigrationId == migrationId).GroupBy(one => one.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);

    /// <summary>What became of the instances; those that were not moved first.</summary>
    public async Task<IReadOnlyList<MigratedInstance>> InstancesAsync(long migrationId, CancellationToken ct) =>
        (await db.Set<MigratedInstance>().AsNoTracking().Where(one => one.MigrationId == migrationId).OrderByDescending(one => one.Reason != null).ThenBy(one => one.Id).Take(MostPreviewed)
            .Select(one => new { one.InstanceId, one.State, one.Reason }).ToListAsync(ct))
        .ConvertAll(one => new MigratedInstance { InstanceId = one.InstanceId, State = one.State, Reason = one.Reason });

    /// <summary>Two at once both find none: an index of the table lets only one of them through, and the other is asked again.</summary>
    private async Task DemandNoneUnderWayAsync(string definitionId, CancellationToken ct)
    {
        if (await db.Set<Migration>().AnyAsync(one => one.DefinitionId == definitionId && (one.State == MigrationState.Running || one.State == MigrationState.Undoing), ct))
            throw Refusal.Conflict("这个流程还有一次迁移没有结束，请等它完成。");
    }

    /// <summary>Whoever is not over, in one statement: what goes on between two pages would be missed.</summary>
    private Task<IReadOnlyList<InstanceRow>> RowsAsync(string versionId, int most, CancellationToken ct) =>
        instances.ListAsync(NotOverOn(versionId), new(Descending: false, Take: most), ct);

    private static InstanceFilter NotOverOn(string versionId) => new() { DefinitionVersionId = versionId, SubStatuses = NotOver };

    private async Task<(WorkflowDefinition From, WorkflowDefinition To)> VersionsAsync(string definitionId, MigrationRequest request, CancellationToken ct)
    {
        if (request.FromVersion == request.ToVersion) throw Refusal.Field("toVersion", "请选择另一个版本。");
        var (from, to) = (await store.VersionAsync(definitionId, request.FromVersion, ct), await store.VersionAsync(definitionId, request.ToVersion, ct));
        if (!to.WasPublished) throw Refusal.Field("toVersion", "这个版本还是草稿，内容随时可能再改。请先发布它，再迁移实例。");
        return (from, to);
    }

    private async Task<WorkflowGraph> GraphAsync(WorkflowDefinition version, CancellationToken ct) =>
        await graphs.FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionVersionId(version.Id), ct) ?? throw Refusal.NotFound();
}

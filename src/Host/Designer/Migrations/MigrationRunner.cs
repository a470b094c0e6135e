using System.Text.Json;
using BenchmarkWorkflow.Engine.Migration;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Host.Designer.Editing;
using BenchmarkWorkflow.Host.Designer.History;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;
using Migration = BenchmarkWorkflow.Persistence.Designer.Migration;

namespace BenchmarkWorkflow.Host.Designer.Migrations;

/// <summary>
/// Carries out migrations and their undoing, one instance a transaction: what it does to the instance and what it notes of it commit together, so a
/// process that dies goes on where it stopped, and two nodes that do the same work do each instance once.
/// </summary>
internal sealed partial class MigrationRunner(IUnitOfWork work, ILogger<MigrationRunner> log) : BackgroundService
{
    private const int AtOnce = 200;

    private readonly SemaphoreSlim wanted = new(1); // at the start: whatever another process left

    /// <summary>There is something to do.</summary>
    public void Wake() => wanted.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await wanted.WaitAsync(stoppingToken);
            try
            {
                while (await NextAsync(stoppingToken) is { } migration) await RunAsync(migration, stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Failed(log, failed);
            }
        }
    }

    public override void Dispose()
    {
        wanted.Dispose();
        base.Dispose();
    }

    private Task<Migration?> NextAsync(CancellationToken ct) => work.ReadAsync(
        (services, token) => services.GetRequiredService<DbContext>().Set<Migration>().AsNoTracking().Where(one => one.State == MigrationState.Running || one.State == MigrationState.Undoing).OrderBy(one => one.Id).FirstOrDefaultAsync(token),
        ct);

    private async Task RunAsync(Migration migration, CancellationToken ct)
    {
        var open = migration.State == MigrationState.Running ? MigratedState.Waiting : MigratedState.Moved;
        while (true)
        {
            var ids = await work.ReadAsync(
                (services, token) => services.GetRequiredService<DbContext>().Set<MigratedInstance>().Where(one => one.MigrationId == migration.Id && one.State == open).OrderBy(one => one.Id).Take(AtOnce).Select(one => one.Id).ToListAsync(token), ct);
            if (ids.Count == 0) break;
            foreach (var id in ids) await OneAsync(migration, id, open, ct);
        }

        await work.RunAsync((services, token) => EndAsync(services, migration.Id, token), ct);
    }

    private async Task OneAsync(Migration migration, long id, MigratedState open, CancellationToken ct)
    {
        try
        {
            await work.RunAsync((services, token) => OneAsync(services, migration, id, open, token), ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Its own transaction was rolled back; the others go on.
            InstanceFailed(log, id, migration.Id, failed);
            await work.RunAsync((services, token) => NoteAsync(services, id, open, Closed(open, done: false), failed.Message, null, token), ct);
        }
    }

    private static async Task<bool> OneAsync(IServiceProvider services, Migration migration, long id, MigratedState open, CancellationToken ct)
    {
        var moves = services.GetRequiredService<InstanceMigration>();
        var one = await services.GetRequiredService<DbContext>().Set<MigratedInstance>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var map = new ActivityMap(JsonSerializer.Deserialize<Dictionary<string, string?>>(migration.Map) ?? []);
        var result = open == MigratedState.Waiting
            ? await moves.MoveAsync(one.InstanceId, migration.FromVersionId, migration.ToVersionId, map, migration.DropsVariables, ct)
            : await moves.UndoAsync(one.InstanceId, one.StateBefore ?? [], one.RevisionAfter, ct);
        var reason = result.Done ? null : string.Join(" ", result.Notes.Where(note => note.Blocks).Select(note => note.Message).Distinct());
        return await NoteAsync(services, id, open, Closed(open, result.Done), reason, result, ct);
    }

    /// <summary>Read only now, with the instance locked: what another node has noted since is not noted again.</summary>
    private static async Task<bool> NoteAsync(IServiceProvider services, long id, MigratedState open, MigratedState now, string? reason, MoveResult? result, CancellationToken ct)
    {
        var db = services.GetRequiredService<DbContext>();
        var one = await db.Set<MigratedInstance>().SingleAsync(row => row.Id == id, ct);
        if (one.State != open) return false;
        (one.State, one.Reason) = (now, reason);
        if (now == MigratedState.Moved && result is not null) (one.StateBefore, one.RevisionAfter) = (result.StateBefore, result.Revision);
        if (now == MigratedState.Undone) one.StateBefore = null;
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static MigratedState Closed(MigratedState open, bool done) => (open, done) switch
    {
        (MigratedState.Waiting, true) => MigratedState.Moved,
        (MigratedState.Waiting, false) => MigratedState.Skipped,
        (_, true) => MigratedState.Undone,
        (_, false) => MigratedState.UndoRefused,
    };

    private static async Task<bool> EndAsync(IServiceProvider services, long id, CancellationToken ct)
    {
        var (db, desk) = (services.GetRequiredService<DbContext>(), services.GetRequiredService<MigrationDesk>());
        var migration = await db.Set<Migration>().SingleAsync(one => one.Id == id, ct);
        if (migration.State is not (MigrationState.Running or MigrationState.Undoing)) return false; // another node was first
        var undone = migration.State == MigrationState.Undoing;
        migration.State = undone ? MigrationState.Undone : MigrationState.Done;
        migration.Revision++;
        await db.SaveChangesAsync(ct);
        var counts = await desk.CountAsync(id, ct);
        var subject = await services.GetRequiredService<Revisions>().TakeAsync(migration.DefinitionId, ct);
        await services.GetRequiredService<AuditTrail>().RecordAsync(
            undone ? migration.UndoneBy ?? migration.By : migration.By, undone ? "definition.migrationUndone" : "definition.migrated", DefinitionChronicle.Subject, subject.Id,
            new
            {
                definitionId = migration.DefinitionId, migration = migration.Id, from = migration.FromVersion, to = migration.ToVersion, map = JsonSerializer.Deserialize<Dictionary<string, string?>>(migration.Map),
                moved = counts.GetValueOrDefault(MigratedState.Moved), skipped = counts.GetValueOrDefault(MigratedState.Skipped), undone = counts.GetValueOrDefault(MigratedState.Undone), undoRefused = counts.GetValueOrDefault(MigratedState.UndoRefused),
            },
            ct);
        return true;
    }

    [LoggerMessage(1301, LogLevel.Error, "Migrations stopped; they go on with the next one or the next start")]
    private static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(1302, LogLevel.Warning, "Instance {Id} of migration {Migration} could not be dealt with")]
    private static partial void InstanceFailed(ILogger logger, long id, long migration, Exception exception);
}

using System.Text.Json;
using BenchmarkWorkflow.Engine.Migration;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Host.Designer.Editing;
using BenchmarkWorkflow.Host.Designer.History;
using BenchmarkWorkflow.Persistence;
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

    /// <summary>How often a move, or its undoing, is tried that fails for a reason nobody foresaw, before its instance is left as it is: one that never ends bars every later migration.</summary>
    private const int Tries = 20;

    private readonly SemaphoreSlim wanted = new(1); // at the start: whatever another process left
    private readonly Dictionary<long, int> failures = []; // of the loop alone

    /// <summary>How long it waits before it looks again, in real time: for what failed, and for what another node left.</summary>
    internal TimeSpan Look { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>There is something to do.</summary>
    public void Wake() => wanted.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await wanted.WaitAsync(Look, stoppingToken);
            try
            {
                foreach (var migration in await OpenAsync(stoppingToken)) await RunAsync(migration, stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
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

    private Task<List<Migration>> OpenAsync(CancellationToken ct) => work.ReadAsync(
        (services, token) => services.GetRequiredService<DbContext>().Set<Migration>().AsNoTracking()
            .Where(one => one.State == MigrationState.Running || one.State == MigrationState.Undoing).OrderBy(one => one.Id).ToListAsync(token),
        ct);

    /// <summary>Every instance that is open once. What could not be dealt with stays open, and so does the migration: the next look tries again.</summary>
    private async Task RunAsync(Migration migration, CancellationToken ct)
    {
        var open = migration.State == MigrationState.Running ? MigratedState.Waiting : MigratedState.Moved;
        var (last, left) = (0L, false);
        while (true)
        {
            var ids = await work.ReadAsync(
                (services, token) => services.GetRequiredService<DbContext>().Set<MigratedInstance>()
                    .Where(one => one.MigrationId == migration.Id && one.State == open && one.Id > last).OrderBy(one => one.Id).Take(AtOnce).Select(one => one.Id).ToListAsync(token),
                ct);
            if (ids.Count == 0) break;
            foreach (var id in ids) left |= !await OneAsync(migration, id, open, ct);
            last = ids[^1];
        }

        if (!left) await work.RunAsync((services, token) => EndAsync(services, migration.Id, token), ct);
    }

    /// <returns>False: it is still open.</returns>
    private async Task<bool> OneAsync(Migration migration, long id, MigratedState open, CancellationToken ct)
    {
        try
        {
            await work.RunAsync((services, token) => OneAsync(services, migration, id, open, token), ct);
            failures.Remove(id);
            return true;
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            // Its own transaction was rolled back; the others go on.
            InstanceFailed(log, id, migration.Id, failed);
            if (failed is NotedElsewhereException || Transient.Is(failed)) return false;
            failures[id] = failures.GetValueOrDefault(id) + 1;
            if (failures[id] < Tries) return false;
            var reason = open == MigratedState.Waiting
                ? "迁移这个实例时多次出错，它留在原来的版本。请联系系统管理员查看日志。"
                : "退回这个实例时多次出错，它留在迁移后的版本。请联系系统管理员查看日志。";
            await work.RunAsync((services, token) => NoteAsync(services, id, open, Closed(open, done: false), reason, null, token), ct);
            failures.Remove(id);
            return true;
        }
    }

    private static async Task<bool> OneAsync(IServiceProvider services, Migration migration, long id, MigratedState open, CancellationToken ct)
    {
        var moves = services.GetRequiredService<InstanceMigration>();
        var one = await services.GetRequiredService<DbContext>().Set<MigratedInstance>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        if (one.State != open) return false;
        var map = new ActivityMap(JsonSerializer.Deserialize<Dictionary<string, string?>>(migration.Map) ?? []);
        var result = open == MigratedState.Waiting
            ? await moves.MoveAsync(one.InstanceId, migration.FromVersionId, migration.ToVersionId, map, migration.DropsVariables, ct)
            : await moves.UndoAsync(one.InstanceId, one.StateBefore ?? [], one.RevisionAfter, ct);
        var reason = result.Done ? null : string.Join(" ", result.Notes.Where(note => note.Blocks).Select(note => note.Message).Distinct());
        if (await NoteAsync(services, id, open, Closed(open, result.Done), reason, result, ct)) return true;
        return result.Done ? throw new NotedElsewhereException() : false; // a move that nobody noted could never be undone
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
                definitionId = migration.DefinitionId, migration = migration.Id, from = migration.FromVersion, to = migration.ToVersion,
                map = JsonSerializer.Deserialize<Dictionary<string, string?>>(migration.Map),
                moved = counts.GetValueOrDefault(MigratedState.Moved), skipped = counts.GetValueOrDefault(MigratedState.Skipped),
                undone = counts.GetValueOrDefault(MigratedState.Undone), undoRefused = counts.GetValueOrDefault(MigratedState.UndoRefused),
            },
            ct);
        return true;
    }

    [LoggerMessage(1303, LogLevel.Error, "Migrations stopped; they go on shortly")]
    private static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(1302, LogLevel.Warning, "Instance {Id} of migration {Migration} could not be dealt with; it stays as it is")]
    private static partial void InstanceFailed(ILogger logger, long id, long migration, Exception exception);

    /// <summary>Another node has dealt with the instance since this one looked: what this one did to it must not stay.</summary>
    private sealed class NotedElsewhereException() : Exception("Another node has noted the instance since.");
}

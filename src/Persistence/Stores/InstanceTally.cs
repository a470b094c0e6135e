using BenchmarkWorkflow.Persistence.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <summary>
/// How many instances there are of each kind, kept by the database itself as instances change. On PostgreSQL a change only adds a row; this folds those rows
/// into the tally while the host runs. A count is exact whether they have been folded or not. On SQLite there is nothing to fold. Singleton.
/// </summary>
internal sealed partial class InstanceTally(UnitOfWork unit, Database database, ILogger<InstanceTally> log) : BackgroundService
{
    private const string Kinds = "definition_id, definition_version_id, version, status, sub_status, is_system, has_incidents";
    private const int Batch = 20_000;

    /// <summary>Below this it is not worth the trouble: the rows are read with each count in less than a millisecond.</summary>
    private const int Few = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private const string Fold = $"""
        with taken as (
          delete from workflow_instance_change where ctid = any(array(select ctid from workflow_instance_change limit $1)) returning *
        ), folded as (
          insert into workflow_instance_tally ({Kinds}, instances) select {Kinds}, sum(instances) from taken group by {Kinds} having sum(instances) <> 0
          on conflict ({Kinds}) do update set instances = workflow_instance_tally.instances + excluded.instances
        )
        select count(*) from taken
        """;

    /// <summary>Where the counts are to be read, as a table in brackets.</summary>
    public static string Source(DatabaseKind kind) => kind == DatabaseKind.Sqlite
        ? "workflow_instance_tally"
        : "(select * from workflow_instance_tally union all select * from workflow_instance_change)";

    /// <summary>Folds all there is, unless another node is at it.</summary>
    public async Task FoldAsync(CancellationToken ct)
    {
        if (database.Kind != DatabaseKind.Postgres) return;
        while (await unit.RunAsync(FoldBatchAsync, ct) == Batch)
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Kind != DatabaseKind.Postgres) return;
        using var ticks = new PeriodicTimer(Pause, TimeProvider.System); // rows wait in real time, also where the product's clock stands still
        try
        {
            while (await ticks.WaitForNextTickAsync(stoppingToken)) await TryFoldAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what is not folded is counted all the same.
        }
    }

    private async Task TryFoldAsync(CancellationToken ct)
    {
        try
        {
            var many = await unit.ReadAsync(
                (services, token) => new SqlCommands(services.GetRequiredService<Session>()).FirstAsync($"select count(*) from (select 1 from workflow_instance_change limit {Few}) c", row => row.Int64(0), token), ct);
            if (many == Few) await FoldAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotFolded(log, e);
        }
    }

    private static async Task<long> FoldBatchAsync(IServiceProvider services, CancellationToken ct)
    {
        var sql = new SqlCommands(services.GetRequiredService<Session>());
        if (!await sql.FirstAsync("select pg_try_advisory_xact_lock(7217023)", row => row.Flag(0), ct)) return 0;
        return await sql.FirstAsync(Fold, row => row.Int64(0), ct, (long)Batch);
    }

    [LoggerMessage(1301, LogLevel.Warning, "The changes of instances could not be folded into the tally; it is tried again")]
    private static partial void NotFolded(ILogger logger, Exception e);
}

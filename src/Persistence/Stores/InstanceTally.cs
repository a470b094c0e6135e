using BenchmarkWorkflow.Persistence.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <summary>
/// On PostgreSQL, lists of instances are read from a table of their own and counted from a tally of kinds; a burst only notes which instance it has changed.
/// This takes those changes over while the host runs, many at once and each instance once however often it changed. What is read is exact whether they have
/// been taken over or not (<see cref="InstanceSource"/>). On SQLite lists are read from the instances themselves, and there is nothing to do. Singleton.
/// </summary>
internal sealed partial class InstanceTally(UnitOfWork unit, Database database, ILogger<InstanceTally> log) : BackgroundService
{
    private const string Kinds = "definition_id, definition_version_id, version, status, sub_status, is_system, has_incidents";
    private const int Batch = 20_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly string[] Columns = [.. InstanceSql.Summary.Split(',', StringSplitOptions.TrimEntries).Select(column => column["i.".Length..])];

    // One statement sees one moment: an instance as it is there, and no change of it that is not yet to be taken over.
    private static readonly string Fold = $"""
        with taken as (
          delete from workflow_instance_change where ctid = any(array(select ctid from workflow_instance_change limit $1)) returning id
        ), ids as (
          select array(select distinct id from taken) all_of_them
        ), was as (
          select l.*, l.incident_count > 0 has_incidents from workflow_instance_listed l where l.id = any((select all_of_them from ids)::text[])
        ), now as (
          select {InstanceSql.Summary}, i.incident_count > 0 has_incidents, workflow_instance_words_of(i) words from workflow_instance i where i.id = any((select all_of_them from ids)::text[])
        ), gone as (
          select array(select id from was except select id from now) all_of_them
        ), off_the_list as (
          delete from workflow_instance_listed where id = any((select all_of_them from gone)::text[])
        ), off_the_words as (
          delete from workflow_instance_words where id = any((select all_of_them from gone)::text[])
        ), listed as (
          insert into workflow_instance_listed ({string.Join(", ", Columns)}) select {string.Join(", ", Columns)} from now
          on conflict (id) do update set {string.Join(", ", Columns.Skip(1).Select(column => $"{column} = excluded.{column}"))}
        ), worded as (
          insert into workflow_instance_words as w (id, is_system, status, words) select id, is_system, status, words from now
          on conflict (id) do update set is_system = excluded.is_system, status = excluded.status, words = excluded.words
            where w.is_system <> excluded.is_system or w.status <> excluded.status or w.words <> excluded.words
        ), paired as (
          insert into workflow_instance_pair_tally as t (pair, is_system, status, instances)
          select pair, is_system, status, sum(difference) from (
            select pair, is_system, status, -1 difference from workflow_instance_words w, unnest(workflow_instance_pairs(words)) pair where w.id = any((select all_of_them from ids)::text[])
            union all select pair, is_system, status, 1 from now, unnest(workflow_instance_pairs(words)) pair
          ) d group by pair, is_system, status having sum(difference) <> 0
          on conflict (pair, is_system, status) do update set instances = t.instances + excluded.instances
        ), counted as (
          insert into workflow_instance_tally as t ({Kinds}, instances)
          select {Kinds}, sum(difference) from (select {Kinds}, -1 difference from was union all select {Kinds}, 1 from now) d group by {Kinds} having sum(difference) <> 0
          on conflict ({Kinds}) do update set instances = t.instances + excluded.instances
        )
        select count(*) from taken
        """;

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
            var any = await unit.ReadAsync(
                (services, token) => new SqlCommands(services.GetRequiredService<Session>()).FirstAsync("select exists (select 1 from workflow_instance_change)", row => row.Flag(0), token), ct);
            if (any) await FoldAsync(ct);
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

    [LoggerMessage(1301, LogLevel.Warning, "The changes of instances could not be taken over into the lists; it is tried again")]
    private static partial void NotFolded(ILogger logger, Exception e);
}

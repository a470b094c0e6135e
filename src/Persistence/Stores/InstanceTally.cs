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
    private const int Batch = 5_000; // what is known of so many is kept in memory

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly string[] Columns = [.. InstanceSql.Summary.Split(',', StringSplitOptions.TrimEntries).Select(column => column["i.".Length..])];

    private static readonly string[] KindColumns = ["definition_id", "definition_version_id", "version", "status", "sub_status", "is_system"];

    private static readonly string Kinds = Each(KindColumns, "{0}") + ", has_incidents";

    // One statement sees one moment: an instance as it is there, and no change of it that is not yet to be taken over.
    private static readonly string Fold = $"""
        with taken as (
          delete from workflow_instance_change where ctid = any(array(select ctid from workflow_instance_change limit $1)) returning id
        ), seen as materialized (
          select changed.id known, i.id is null gone, l.id is null fresh, {InstanceSql.Summary}, workflow_instance_words_of(i) words, {Each(KindColumns, "l.{0} was_{0}")}, l.incident_count was_incident_count, workflow_instance_words_of(l) was_words
          from (select distinct id from taken) changed left join workflow_instance i on i.id = changed.id left join workflow_instance_listed l on l.id = changed.id
        ), off_the_list as (
          delete from workflow_instance_listed l using seen b where l.id = b.known and b.gone
        ), off_the_words as (
          delete from workflow_instance_words w using seen b where w.id = b.known and b.gone
        ), listed_anew as (
          insert into workflow_instance_listed ({Each(Columns, "{0}")}) select {Each(Columns, "{0}")} from seen where fresh and not gone
        ), listed_as_now as (
          update workflow_instance_listed l set {Each(Columns[1..], "{0} = b.{0}")} from seen b where l.id = b.known and not b.fresh and not b.gone
        ), worded_anew as (
          insert into workflow_instance_words (id, is_system, status, words) select id, is_system, status, words from seen where fresh and not gone
        ), worded_as_now as (
          update workflow_instance_words w set is_system = b.is_system, status = b.status, words = b.words from seen b
          where w.id = b.known and not b.fresh and not b.gone and (b.is_system <> b.was_is_system or b.status <> b.was_status or b.words <> b.was_words)
        ), paired as (
          insert into workflow_instance_pair_tally as t (pair, is_system, status, instances)
          select pair, is_system, status, sum(difference) from (
            select {Letters("words")} letters, is_system, status, sum(difference) difference from (
              select was_words words, was_is_system is_system, was_status status, -1 difference from seen where not fresh union all select words, is_system, status, 1 from seen where not gone
            ) d group by 1, 2, 3 having sum(difference) <> 0
          ) d, unnest(workflow_instance_pairs(letters)) pair group by pair, is_system, status having sum(difference) <> 0
          on conflict (pair, is_system, status) do update set instances = t.instances + excluded.instances
        ), counted as (
          insert into workflow_instance_tally as t ({Kinds}, instances)
          select {Kinds}, sum(difference) from (
            select {Each(KindColumns, "was_{0} {0}")}, was_incident_count > 0 has_incidents, -1 difference from seen where not fresh
            union all select {Each(KindColumns, "{0}")}, incident_count > 0, 1 from seen where not gone
          ) d group by {Kinds} having sum(difference) <> 0
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

    /// <summary>Takes over so many at most, in the transaction of a scope; none while another transaction does.</summary>
    /// <remarks>Two at once would both find an instance in the lists as it was before either, and count off twice what was counted once.</remarks>
    internal static async Task<long> FoldBatchAsync(IServiceProvider services, CancellationToken ct)
    {
        var sql = new SqlCommands(services.GetRequiredService<Session>());
        if (!await sql.FirstAsync("select pg_try_advisory_xact_lock(7217023)", row => row.Flag(0), ct)) return 0;
        return await sql.FirstAsync(Fold, row => row.Int64(0), ct, (long)Batch);
    }

    private static string Each(IEnumerable<string> columns, string form) => string.Join(", ", columns.Select(column => form.Replace("{0}", column)));

    /// <summary>What pairs of letters there are depends on this alone, which most instances of a definition have in common.</summary>
    private static string Letters(string words) => $"case when octet_length({words}) > length({words}) then regexp_replace({words}, '[\\x01-\\x7f]+', ' ', 'g') end";

    [LoggerMessage(1301, LogLevel.Warning, "The changes of instances could not be taken over into the lists; it is tried again")]
    private static partial void NotFolded(ILogger logger, Exception e);
}

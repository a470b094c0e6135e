using System.Diagnostics;
using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>
/// <c>store waiting</c>: what start-up (a new process' services, one start and one resume) and a resume cost with 1,000 and with 100,000 instances that
/// wait, each with a bookmark and a timer. Resumed are instances that another process has started: their rows are found and read in the database.
/// </summary>
internal static class WaitingWorkload
{
    private const int Resumes = 300, Runs = 5;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("store     waiting   start-up ms   resume/s   resume p50 ms   CPU ms");
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var bench = await StoreBench.CreateAsync(kind);
            await StoreBench.StartAsync(bench.Instances);
            var there = 0;
            foreach (var waiting in new[] { 1_000, 100_000 })
            {
                await FillAsync(bench, there, waiting);
                await SettleAsync(bench);
                there = waiting;
                await MeasureAsync(bench, waiting);
            }
        }

        return 0;
    }

    private static async Task MeasureAsync(StoreBench bench, int waiting)
    {
        var (startups, resumes) = (new List<double>(), new List<Measure>());
        for (var run = 0; run <= Runs; run++)
        {
            var started = Stopwatch.StartNew();
            await using var process = StoreBench.Provide(bench.ConnectionString);
            await process.GetRequiredService<Dispatcher>().DrainAsync(default);
            await StoreBench.ResumeAsync(process.GetRequiredService<WorkflowInstances>(), await StoreBench.StartAsync(process.GetRequiredService<WorkflowInstances>()));
            var startup = started.Elapsed.TotalMilliseconds;
            var open = new (string, string)[Resumes];
            for (var i = 0; i < Resumes; i++) open[i] = await StoreBench.StartAsync(bench.Instances);
            var measure = await bench.RunAsync(Resumes, 1, i => StoreBench.ResumeAsync(process.GetRequiredService<WorkflowInstances>(), open[i]));
            if (run == 0) continue; // warm-up
            startups.Add(startup);
            resumes.Add(measure);
        }

        var middle = resumes.OrderBy(measure => measure.PerSecond).ElementAt(Runs / 2);
        Console.WriteLine($"{bench.Kind,-9} {waiting,7}   {startups.Order().ElementAt(Runs / 2),11:0.0}   {middle.PerSecond,8:0}   {middle.MedianMilliseconds,13:0.00}   {middle.CpuMilliseconds,6:0.00}");
    }

    /// <summary>What the database does by itself after so many rows came at once is done before measuring.</summary>
    private static async Task SettleAsync(StoreBench bench)
    {
        await using System.Data.Common.DbConnection connection =
            bench.Kind == DatabaseKind.Postgres ? new NpgsqlConnection(bench.ConnectionString + ";Pooling=false") : new SqliteConnection(bench.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var sql in bench.Kind == DatabaseKind.Postgres ? ["vacuum analyze", "checkpoint"] : new[] { "pragma wal_checkpoint(truncate)" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 300;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Copies the first instance's rows under new ids, due in a year.</summary>
    private static Task FillAsync(StoreBench bench, int from, int to) => bench.Services.GetRequiredService<UnitOfWork>().RunAsync(
        async (services, ct) =>
        {
            var session = services.GetRequiredService<Session>();
            var (series, due) = bench.Kind == DatabaseKind.Postgres
                ? ($"generate_series({from + 1}, {to}) n(i)", "now() + interval '1 year'")
                : ($"(with recursive s(i) as (select {from + 1} union all select i + 1 from s where i < {to}) select i from s) n", "900000000000000000");
            const string One = "(select * from workflow_instance where status = 0 order by created_at limit 1) o";
            foreach (var sql in new[]
            {
                $"""
                insert into workflow_instance (id, definition_id, definition_version_id, version, status, sub_status, is_system, incident_count, revision, next_sequence, created_at, updated_at, state)
                select 'w' || n.i, definition_id, definition_version_id, version, status, sub_status, is_system, incident_count, revision, next_sequence, created_at, updated_at, state from {One}, {series}
                """,
                $"""
                insert into bookmark (id, instance_id, name, hash, activity_id, activity_node_id, activity_instance_id, created_at)
                select 'w' || n.i, 'w' || n.i, 'Elsa.Event', 'h' || n.i, 'a', 'r:a', 'w' || n.i || '-1', created_at from {One}, {series}
                """,
                $"insert into timer (id, kind, due_at, instance_id) select 'w' || n.i, 0, {due}, 'w' || n.i from {series}",
            })
            {
                await using var command = session.Connection.CreateCommand();
                command.Transaction = session.Transaction;
                command.CommandText = sql;
                command.CommandTimeout = 300;
                await command.ExecuteNonQueryAsync(ct);
            }
        },
        default);
}

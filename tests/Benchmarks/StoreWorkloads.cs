using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>
/// <c>store</c>: start-and-suspend and resume through the database, against Elsa's figures and against bare commits of the same driver in the same run.
/// <c>start</c> and <c>resume</c> are the caller's own burst, one commit each, as HTTP workflows are served and as Elsa was measured; <c>sent start</c> and
/// <c>sent event</c> go the way of everything else in the product: the request is made durable first, then a worker takes it up, two commits each.
/// <c>store sustained</c>: runs of several seconds at 8 callers, each of which ends when the lists have taken over all that its bursts have changed. Of
/// <c>resume read</c> another process has put the instances to rest, so that each is read in the database first.
/// </summary>
internal static class StoreWorkloads
{
    // Elsa's 200 instances after 400 took seconds. As many of ours would be over in 40 ms, while the runtime still compiles what is measured.
    private const int Warmup = 3000, Instances = 1000, SustainedInstances = 30_000, Runs = 5;

    /// <summary>What the real Elsa 3.8 reached on a machine like this one: the better end of its range.</summary>
    private static readonly Dictionary<(DatabaseKind, int), (double Start, double Resume)> Elsa = new()
    {
        [(DatabaseKind.Sqlite, 1)] = (54, 59), [(DatabaseKind.Sqlite, 8)] = (18, 16), [(DatabaseKind.Postgres, 1)] = (36, 39), [(DatabaseKind.Postgres, 8)] = (60, 90),
    };

    public static async Task<int> RunAsync(string[] names)
    {
        if (names.Contains("waiting")) return await WaitingWorkload.RunAsync();
        Console.WriteLine("store     callers  what            per s   p50 ms  CPU ms  server   kB     x Elsa   of limit  CPU of limit");
        var kinds = Enum.GetValues<DatabaseKind>().Where(kind => names.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase)).ToList();
        foreach (var kind in kinds.Count > 0 ? kinds : [.. Enum.GetValues<DatabaseKind>()])
        {
            await using var bench = await StoreBench.CreateAsync(kind);
            await bench.RunHostedAsync();
            if (names.Contains("sustained")) await MeasureAsync(bench, 8, SustainedInstances, isSent: false);
            else foreach (var callers in new[] { 1, 8 }) await MeasureAsync(bench, callers, Instances, isSent: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(StoreBench bench, int callers, int count, bool isSent)
    {
        var (instances, waiting) = (bench.Instances, new (string, string)[Math.Max(Warmup, count)]);
        await using var limit = await BareCommits.CreateAsync(bench);
        await using var other = StoreBench.Provide(bench.ConnectionString);
        var elsewhere = other.GetRequiredService<WorkflowInstances>();
        (string Name, double? Elsa, Func<int, Task> Work)[] lanes =
        [
            ("start", Elsa[(bench.Kind, callers)].Start, async i => waiting[i] = await StoreBench.StartAsync(instances)),
            ("resume", Elsa[(bench.Kind, callers)].Resume, i => StoreBench.ResumeAsync(instances, waiting[i])),
            .. isSent
                ? ((string, double?, Func<int, Task>)[])
                [
                    ("sent start", Elsa[(bench.Kind, callers)].Start, async i => waiting[i] = await bench.SendStartAsync()),
                    ("sent event", Elsa[(bench.Kind, callers)].Resume, i => bench.SendEventAsync(waiting[i])),
                ]
                :
                [
                    ("start", Elsa[(bench.Kind, callers)].Start, async i => waiting[i] = await StoreBench.StartAsync(elsewhere)),
                    ("resume read", Elsa[(bench.Kind, callers)].Resume, i => StoreBench.ResumeAsync(instances, waiting[i])),
                ],
            ("limit", null, limit.CommitAsync),
        ];
        var finished = await bench.FinishedAsync();
        var measures = lanes.Select(_ => new List<Measure>()).ToArray();
        for (var run = 0; run <= Runs; run++)
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                var measure = await bench.RunAsync(run == 0 ? Warmup : count, callers, lanes[lane].Work, whole: !isSent);
                if (run > 0) measures[lane].Add(measure);
                await bench.DrainAsync();
            }

        if (await bench.FinishedAsync() - finished != 2 * (Warmup + Runs * count)) throw new InvalidOperationException("Not every instance came to its end.");

        for (var lane = 0; lane < lanes.Length; lane++) Print(bench.Kind, callers, lanes[lane].Name, Median(measures[lane]), lanes[lane].Elsa, Median(measures[^1]));
    }

    private static void Print(DatabaseKind kind, int callers, string what, Measure measure, double? elsa, Measure limit) => Console.WriteLine(
        $"{kind,-9} {callers,5}    {what,-14} {measure.PerSecond,6:0}  {measure.MedianMilliseconds,6:0.00}  {measure.CpuMilliseconds,6:0.000}  {measure.ServerMilliseconds,6:0.000}  {measure.Kilobytes,5:0}   {(elsa is { } their ? $"{measure.PerSecond / their,5:0.0}x" : "     "),7}   {measure.PerSecond / limit.PerSecond,5:0.00}   {(measure.CpuMilliseconds + measure.ServerMilliseconds) / (limit.CpuMilliseconds + limit.ServerMilliseconds),5:0.00}");

    private static Measure Median(List<Measure> measures) => measures.OrderBy(measure => measure.PerSecond).ElementAt(measures.Count / 2);
}

/// <summary>The limit: commits of one UPDATE of 2 kB and one INSERT, prepared, through the same driver and pool.</summary>
internal sealed class BareCommits : IAsyncDisposable
{
    private const int Rows = 1000;

    private readonly SemaphoreSlim oneWriter = new(1, 1);
    private NpgsqlDataSource? source;
    private SqliteConnection? connection;

    public static async Task<BareCommits> CreateAsync(StoreBench bench)
    {
        var bare = new BareCommits();
        const string Tables = "create table if not exists bare_row (id integer primary key, body text); create table if not exists bare_log (id integer, body text);";
        var rows = string.Join(';', Enumerable.Range(0, Rows).Select(i => $"insert into bare_row values ({i}, '') on conflict do nothing"));
        if (bench.Kind == DatabaseKind.Sqlite)
        {
            bare.connection = new SqliteConnection(bench.ConnectionString + ";Pooling=false");
            await bare.connection.OpenAsync();
            await using var command = bare.connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; begin;" + Tables + rows + "; commit";
            await command.ExecuteNonQueryAsync();
            return bare;
        }

        bare.source = NpgsqlDataSource.Create(bench.ConnectionString + ";Max Auto Prepare=20;Auto Prepare Min Usages=2;No Reset On Close=true");
        await using var make = bare.source.CreateCommand(Tables + rows);
        await make.ExecuteNonQueryAsync();
        return bare;
    }

    public async Task CommitAsync(int number)
    {
        var i = number % Rows; // callers are never so far apart that two meet in one row
        var body = new string((char)('a' + (i % 26)), 2000);
        if (source is not null)
        {
            await using var open = await source.OpenConnectionAsync();
            await using var batch = new NpgsqlBatch(open) { BatchCommands = { Update(i, body), Insert(i) } };
            await batch.ExecuteNonQueryAsync();
            return;
        }

        await oneWriter.WaitAsync();
        try
        {
            await using var transaction = connection!.BeginTransaction(); // SQLite, then
            await using var command = connection.CreateCommand();
            command.CommandText = "update bare_row set body = $1 where id = $2; insert into bare_log values ($2, 'done')";
            command.Parameters.AddWithValue("$1", body);
            command.Parameters.AddWithValue("$2", i);
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        finally
        {
            oneWriter.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (source is not null) await source.DisposeAsync();
        if (connection is not null) await connection.DisposeAsync();
        oneWriter.Dispose();
    }

    private static NpgsqlBatchCommand Update(int i, string body) =>
        new("update bare_row set body = $1 where id = $2") { Parameters = { new NpgsqlParameter<string> { TypedValue = body }, new NpgsqlParameter<int> { TypedValue = i } } };

    private static NpgsqlBatchCommand Insert(int i) => new("insert into bare_log values ($1, 'done')") { Parameters = { new NpgsqlParameter<int> { TypedValue = i } } };
}

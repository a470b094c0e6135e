using System.Diagnostics;
using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Persistence.Stores;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>A database as shipped (fsync, synchronous commit, SQLite synchronous=FULL) with the engine on it, and the workload of one instance that waits once.</summary>
internal sealed class StoreBench : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Func<Task> drop;

    private StoreBench(string connectionString, Func<Task> drop)
    {
        this.drop = drop;
        ConnectionString = connectionString;
        Kind = Database.KindOf(connectionString);
        services = Provide(connectionString);
    }

    public string ConnectionString { get; }

    public DatabaseKind Kind { get; }

    public IServiceProvider Services => services;

    private ServerCpu? Server { get; set; }

    public WorkflowInstances Instances => services.GetRequiredService<WorkflowInstances>();

    public static async Task<StoreBench> CreateAsync(DatabaseKind kind)
    {
        var bench = kind == DatabaseKind.Sqlite ? Sqlite() : await PostgresAsync();
        await bench.services.GetRequiredService<DatabaseSchema>().ApplyAsync(default);
        if (kind == DatabaseKind.Postgres) bench.Server = ServerCpu.Of(bench.ConnectionString);
        return bench;
    }

    /// <summary>Has at work what the product has beside its bursts, such as taking changed instances over into the lists.</summary>
    public async Task RunHostedAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>()) await hosted.StartAsync(default);
    }

    /// <summary>The services of one process on a database.</summary>
    public static ServiceProvider Provide(string connectionString)
    {
        var collection = new ServiceCollection();
        collection.AddPersistence(connectionString);
        Workflow().Register(collection);
        collection.AddSingleton<IIdentityGenerator, FreshIds>();
        return collection.BuildServiceProvider();
    }

    /// <summary>Starts one instance, which runs until it waits; answers it and its bookmark.</summary>
    public static async Task<(string Instance, string Bookmark)> StartAsync(WorkflowInstances instances)
    {
        var run = await instances.StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionVersionId("bench-1") }, default);
        return (run.State!.Id, run.State.Bookmarks.First().Id); // every start is allowed
    }

    /// <summary>Resumes one instance, which runs to its end.</summary>
    public static async Task ResumeAsync(WorkflowInstances instances, (string Instance, string Bookmark) waiting)
    {
        var run = await instances.ResumeAsync(waiting.Instance, waiting.Bookmark, null, default);
        if (run?.State?.SubStatus != WorkflowSubStatus.Finished) throw new InvalidOperationException("The instance did not finish.");
    }

    /// <summary>As the product starts an instance: a durable request, committed, then the burst of whichever worker takes it up.</summary>
    public async Task<(string Instance, string Bookmark)> SendStartAsync()
    {
        var instance = new FreshIds().GenerateId();
        await AskAsync(services => services.GetRequiredService<IWorkflowDispatcher>().DispatchAsync(new DispatchWorkflowDefinitionRequest("bench-1") { InstanceId = instance }, null));
        return (instance, "");
    }

    /// <summary>As the product resumes one: a durable event, committed, then the burst of whichever worker takes it up.</summary>
    public Task SendEventAsync((string Instance, string Bookmark) waiting) =>
        AskAsync(services => services.GetRequiredService<IEventPublisher>().PublishAsync("Go", workflowInstanceId: waiting.Instance));

    /// <summary>Works off what is left over, where callers took each other's.</summary>
    public Task<int> DrainAsync() => services.GetRequiredService<Dispatcher>().DrainAsync(default);

    /// <summary>How many instances have come to their end.</summary>
    public Task<long> FinishedAsync() => services.GetRequiredService<UnitOfWork>().ReadAsync(
        (scope, ct) => scope.GetRequiredService<IInstanceQueries>().CountAsync(new InstanceFilter { Status = WorkflowStatus.Finished }, ct), default);

    /// <summary>Runs <paramref name="work"/> for every number below <paramref name="count"/>, by so many callers at once.</summary>
    /// <param name="count">How many.</param>
    /// <param name="callers">By how many.</param>
    /// <param name="work">What each does.</param>
    /// <param name="whole">Also what is put off is done before the clock is stopped: nothing of it is left to whatever is measured next.</param>
    public async Task<Measure> RunAsync(int count, int callers, Func<int, Task> work, bool whole = false)
    {
        var (next, times) = (-1, new double[count]);
        var (cpu, server) = (Process.GetCurrentProcess().TotalProcessorTime, Server?.Milliseconds ?? 0);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;)
            {
                var begun = Stopwatch.GetTimestamp();
                await work(i);
                times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        })));
        if (whole) await TakeOverAsync();
        var took = clock.Elapsed.TotalSeconds;
        Array.Sort(times);
        return new Measure(
            count / took, times[count / 2], (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / count,
            ((Server?.Milliseconds ?? 0) - server) / count, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1024.0 / count);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>()) await hosted.StopAsync(default);
        await services.DisposeAsync();
        await drop();
    }

    /// <summary>Takes over into the lists what is left, or waits while that is under way.</summary>
    private async Task TakeOverAsync()
    {
        while (Kind == DatabaseKind.Postgres)
        {
            await services.GetRequiredService<InstanceTally>().FoldAsync(default);
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            await using var left = new NpgsqlCommand("select exists (select 1 from workflow_instance_change)", connection);
            if (await left.ExecuteScalarAsync() is false) return;
            await Task.Delay(5);
        }
    }

    private async Task AskAsync(Func<IServiceProvider, Task> ask)
    {
        await services.GetRequiredService<UnitOfWork>().RunAsync((scope, _) => ask(scope), default);
        await services.GetRequiredService<Dispatcher>().StepAsync(default); // a worker is woken for each; this caller plays it
    }

    private static CodeWorkflows Workflow() => new CodeWorkflows().Add(
        "bench",
        new Sequence { Activities = { new Inline(() => { }), Set(1), new Event("Go"), Set(2), new Inline(() => { }) } },
        workflow => workflow.Variables.Add(Counter));

    private static Variable<int> Counter { get; } = new("Counter", 0) { Id = "counter", StorageDriverType = typeof(WorkflowInstanceStorageDriver) };

    private static SetVariable<int> Set(int value) => new(Counter, new Input<int>(value));

    private static StoreBench Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-workflow-bench-").FullName;
        return new StoreBench($"Data Source={Path.Combine(folder, "bench.db")}", () =>
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<StoreBench> PostgresAsync()
    {
        var server = await PostgresServer.StartAsync(durable: true);
        var name = "bench_" + Environment.ProcessId;
        await server.ExecuteAsync($"create database {name}");
        return new StoreBench(server.ConnectionString(name), () => server.ExecuteAsync($"drop database {name} with (force)"));
    }
}

/// <summary>One run: how many a second, the median time of one, and what one cost the process and the server of the database.</summary>
internal sealed record Measure(double PerSecond, double MedianMilliseconds, double CpuMilliseconds, double ServerMilliseconds, double Kilobytes);

using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests.CommitPoints;

/// <summary>A database on PostgreSQL, and a node whose only way to it is a wire that breaks.</summary>
internal sealed record WireBed(TestDatabase Database, FaultyWire Wire, ServiceProvider Node, Scenario Scenario) : IAsyncDisposable
{
    /// <param name="workflows">What both know.</param>
    /// <param name="name">By which PostgreSQL knows the node.</param>
    public static async Task<WireBed> CreateAsync(CodeWorkflows workflows, string name = "node")
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres, workflows.Register);
        await database.RunAsync((services, _) => TwoNotes.MakeTablesAsync(services.GetRequiredService<Session>()));
        var wire = new FaultyWire(database.ConnectionString);
        var node = database.AnotherNode(services =>
        {
            workflows.Register(services);
            services.AddSingleton<IIdentityGenerator, OtherIds>(); // the ids of the other node are taken
        }, $"{wire.ConnectionString};Application Name={name}");
        return new WireBed(database, wire, node, new Scenario(database, node));
    }

    /// <summary>Has bursts of this kind done, each once, with the wire broken at one place after the other.</summary>
    /// <returns>How many places there were.</returns>
    public async Task<int> BreakEverywhereAsync(string name, WireBreak where)
    {
        for (var armed = 1; ; armed++)
        {
            var burst = await Scenario.PrepareAsync(name, "i" + armed);
            Wire.Arm(where, armed, null);
            await burst(CancellationToken.None);
            var broke = Wire.Broke;
            Wire.Mend();
            await Scenario.FinishAsync(name, "i" + armed);
            if (!broke) return armed - 1;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Wire.DisposeAsync();
        await Database.DisposeAsync();
    }

    private sealed class OtherIds : IIdentityGenerator
    {
        private int last;

        public string GenerateId() => "other" + Interlocked.Increment(ref last);
    }
}

using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

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
        var wire = new FaultyWire(new NpgsqlConnectionStringBuilder(database.ConnectionString).Port);
        var through = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = wire.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable, ApplicationName = name };
        var node = database.AnotherNode(services =>
        {
            workflows.Register(services);
            services.AddSingleton<IIdentityGenerator, OtherIds>(); // the ids of the other node are taken
        }, through.ConnectionString);
        return new WireBed(database, wire, node, new Scenario(database, node));
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

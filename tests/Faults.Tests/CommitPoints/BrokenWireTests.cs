using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BenchmarkWorkflow.Faults.Tests.CommitPoints;

/// <summary>
/// The connection to PostgreSQL breaks before each statement of every kind of burst, and before each answer, that of the commit too: on the path that ships,
/// where the statements of a commit go out together.
/// </summary>
public sealed class BrokenWireTests
{
    public static TheoryData<string, Break> Scenarios()
    {
        var all = new TheoryData<string, Break>();
        foreach (var name in Scenario.Names)
            foreach (var where in Enum.GetValues<Break>()) all.Add(name, where);
        return all;
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_node_that_dies_at_any_point_leaves_all_of_its_burst_or_nothing(string name, Break where)
    {
        await using var bed = await BedAsync();
        var (places, done) = (0, 0);
        for (var armed = 1; ; armed++)
        {
            var burst = await bed.Scenario.PrepareAsync(name, "i" + armed);
            var before = await Contents.OfAsync(bed.Database);
            using var life = new CancellationTokenSource();
            bed.Wire.Arm(where, armed, life);
            var died = await DiesAsync(() => burst(life.Token), bed.Wire);
            bed.Wire.Mend();
            if (!died) break;

            places++;
            var nothing = await Contents.OfAsync(bed.Database) == before;
            if (nothing) await burst(CancellationToken.None);
            else done++;
            await bed.Scenario.FinishAsync(name, "i" + armed); // all of it, once
        }

        Assert.True(places >= 2, $"only {places} places");
        Assert.Equal(where == Break.BeforeAnswer ? 1 : 0, done); // only where the answer to the commit is lost has it happened
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_burst_whose_connection_breaks_anywhere_happens_once(string name, Break where)
    {
        await using var bed = await BedAsync();
        for (var armed = 1; ; armed++)
        {
            var burst = await bed.Scenario.PrepareAsync(name, "i" + armed);
            bed.Wire.Arm(where, armed, null);
            await burst(CancellationToken.None);
            var broke = bed.Wire.Broke;
            bed.Wire.Mend();
            await bed.Scenario.FinishAsync(name, "i" + armed);
            if (!broke) break;
        }
    }

    private static async Task<bool> DiesAsync(Func<Task> burst, FaultyWire wire)
    {
        try
        {
            await burst();
        }
        catch (Exception) when (wire.Broke)
        {
            return true;
        }

        return wire.Broke;
    }

    private static async Task<Bed> BedAsync()
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres, TwoNotes.Workflows().Register);
        await database.RunAsync((services, _) => TwoNotes.MakeTablesAsync(services.GetRequiredService<Session>()));
        var direct = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var wire = new FaultyWire(direct.Port);
        var through = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = wire.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };
        var node = database.AnotherNode(services =>
        {
            TwoNotes.Workflows().Register(services);
            services.AddSingleton<IIdentityGenerator, OtherIds>(); // the ids of the other node are taken
        }, through.ConnectionString);
        return new Bed(database, wire, node, new Scenario(database, node));
    }

    private sealed class OtherIds : IIdentityGenerator
    {
        private int last;

        public string GenerateId() => "other" + Interlocked.Increment(ref last);
    }

    private sealed record Bed(TestDatabase Database, FaultyWire Wire, ServiceProvider Node, Scenario Scenario) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Node.DisposeAsync();
            await Wire.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}

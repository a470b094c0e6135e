using BenchmarkWorkflow.TestKit;
using BenchmarkWorkflow.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests.CommitPoints;

/// <summary>
/// The connection to PostgreSQL breaks before each statement of every kind of burst, and before each answer, that of the commit too: on the path that ships,
/// where the statements of a commit go out together.
/// </summary>
public sealed class BrokenWireTests
{
    public static TheoryData<string, WireBreak> Scenarios() => Of(Enum.GetValues<WireBreak>());

    public static TheoryData<string, WireBreak> AtOnce() => Of(WireBreak.BeforeStatement, WireBreak.BeforeAnswer);

    [Theory]
    [MemberData(nameof(AtOnce))]
    public async Task A_node_that_dies_at_any_point_leaves_all_of_its_burst_or_nothing(string name, WireBreak where)
    {
        await using var bed = await BedAsync();
        var (places, done) = (0, 0);
        for (var armed = 1; ; armed++)
        {
            var burst = await bed.Scenario.PrepareAsync(name, "i" + armed);
            var before = await Contents.OfAsync(bed.Database);
            await Contents.OfAsync(bed.Node.GetRequiredService<UnitOfWork>()); // it has a connection: making one is no place of the burst
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
        Assert.Equal(where == WireBreak.BeforeAnswer ? 1 : 0, done); // only where the answer to the commit is lost has it happened
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_burst_whose_connection_breaks_anywhere_happens_once(string name, WireBreak where)
    {
        await using var bed = await BedAsync();
        Assert.True(await bed.BreakEverywhereAsync(name, where) >= 2);
    }

    private static TheoryData<string, WireBreak> Of(params WireBreak[] breaks)
    {
        var all = new TheoryData<string, WireBreak>();
        foreach (var name in Scenario.Names)
            foreach (var where in breaks) all.Add(name, where);
        return all;
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

    private static Task<WireBed> BedAsync() => WireBed.CreateAsync(TwoNotes.Workflows());
}

using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests.CommitPoints;

/// <summary>Every commit point of every kind of burst fails once on SQLite, as if the process had died there: the database then holds all of the burst or nothing.</summary>
public sealed class CommitPointTests
{
    public static TheoryData<string> Scenarios() => [.. Scenario.Names];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_burst_that_fails_at_any_point_leaves_all_of_it_or_nothing(string name)
    {
        var trap = new Trap();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, services =>
        {
            TwoNotes.Workflows().Register(services);
            services.AddSingleton<ICommitPoints>(trap);
        });
        await database.RunAsync((services, _) => TwoNotes.MakeTablesAsync(services.GetRequiredService<Session>()));
        var (scenario, points) = (new Scenario(database, database.Services), new List<string>());
        for (var armed = 1; ; armed++)
        {
            var burst = await scenario.PrepareAsync(name, "i" + armed);
            var before = await Contents.OfAsync(database);
            using var life = new CancellationTokenSource();
            trap.Arm(armed, life);
            var died = await trap.DiesAsync(() => burst(life.Token));
            trap.Disarm();
            if (!died) break;

            points.Add(trap.Point);
            var after = await Contents.OfAsync(database);
            if (trap.Point == "after the commit") Assert.NotEqual(before, after);
            else Assert.Equal(before, after);
            if (trap.Point != "after the commit") await burst(CancellationToken.None);
            await scenario.FinishAsync(name, "i" + armed);
        }

        Assert.Equal(["after the commit", "before the commit"], points.TakeLast(2).Order());
        Assert.True(points.Count >= 5, string.Join('\n', points));
    }
}

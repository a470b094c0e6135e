using System.Diagnostics;
using BenchmarkWorkflow.Faults.Worker;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests;

/// <summary>A process that works through many instances is killed (SIGKILL) at random moments, again and again, before it may end its work.</summary>
public sealed class KillTests
{
    private const int Instances = 1000, MostKills = 12;

    [Theory, EachDatabase]
    public async Task A_process_that_is_killed_again_and_again_loses_nothing_and_does_nothing_twice(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, services => TwoNotes.Workflows().Register(services));
        await database.RunAsync((services, _) => TwoNotes.MakeTablesAsync(services.GetRequiredService<Session>()));
        await database.RunAsync(async (services, ct) =>
        {
            var dispatcher = services.GetRequiredService<IWorkflowDispatcher>();
            for (var i = 0; i < Instances; i++) await dispatcher.DispatchAsync(new DispatchWorkflowDefinitionRequest("parent-1") { InstanceId = "i" + i }, null, ct);
        });

        var (random, kills) = (new Random(7), 0);
        while (!await WorkAsync(database.ConnectionString, kills < MostKills ? TimeSpan.FromMilliseconds(random.Next(50, 1200)) : Timeout.InfiniteTimeSpan)) kills++;

        Assert.True(kills >= 2, $"only {kills} kills: the work was done too soon to prove anything");
        await database.Unit.ReadAsync(
            async (services, ct) =>
            {
                var session = services.GetRequiredService<Session>();
                Assert.Equal([$"1 3 {2 * Instances}"], await Contents.ReadAsync(session, "select status, sub_status, count(*) from workflow_instance group by status, sub_status", ct));
                foreach (var table in new[] { "note", "outbox" })
                {
                    Assert.Equal([$"child {Instances}", $"first {Instances}", $"last {Instances}"], await Contents.ReadAsync(session, $"select step, count(*) from {table} group by step order by 1", ct));
                    Assert.Equal(["0"], await Contents.ReadAsync(session, $"select count(*) from (select 1 from {table} group by instance, step having count(*) > 1) d", ct));
                }

                Assert.Equal(["0 0 0"], await Contents.ReadAsync(session, "select (select count(*) from stimulus), (select count(*) from timer), (select count(*) from bookmark)", ct));
                Assert.Equal(
                    ["0"],
                    await Contents.ReadAsync(session, "select count(*) from workflow_instance i where i.revision <> (select count(*) from workflow_history h where h.instance_id = i.id)", ct));
                return true;
            },
            default);
    }

    /// <returns>True when the worker had nothing left to do; false if it was killed before.</returns>
    private static async Task<bool> WorkAsync(string connectionString, TimeSpan life)
    {
        var binary = typeof(TwoNotes).Assembly.Location.Replace("Faults.Tests" + Path.DirectorySeparatorChar, "Faults.Worker" + Path.DirectorySeparatorChar);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(binary);
        start.ArgumentList.Add(connectionString);
        using var worker = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var errors = worker.StandardError.ReadToEndAsync();
        if (await worker.StandardOutput.ReadLineAsync() != "working") throw new InvalidOperationException("The worker did not begin: " + await errors);
        using var patience = new CancellationTokenSource(life);
        try
        {
            await worker.WaitForExitAsync(patience.Token);
            Assert.True(worker.ExitCode == 0, await errors);
            return true;
        }
        catch (OperationCanceledException)
        {
            worker.Kill();
            await worker.WaitForExitAsync();
            return false;
        }
    }
}

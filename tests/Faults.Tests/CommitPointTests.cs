using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Faults.Worker;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests;

/// <summary>Every commit point of every kind of burst fails once, as if the process had died there: the database then holds all of the burst or nothing.</summary>
public sealed class CommitPointTests
{
    public static TheoryData<DatabaseKind, string> Scenarios()
    {
        var all = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
            foreach (var scenario in new[] { "start", "resume", "event", "timer", "child", "parent goes on", "cancel" })
                all.Add(kind, scenario);
        return all;
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_burst_that_fails_at_any_point_leaves_all_of_it_or_nothing(DatabaseKind kind, string scenario)
    {
        var trap = new Trap();
        await using var database = await TestDatabase.CreateAsync(kind, services =>
        {
            TwoNotes.Workflows().Register(services);
            services.AddSingleton<ICommitPoints>(trap);
        });
        await database.RunAsync((services, _) => TwoNotes.MakeTablesAsync(services.GetRequiredService<Session>()));
        var points = new List<string>();
        for (var armed = 1; ; armed++)
        {
            var burst = await PrepareAsync(database, scenario, "i" + armed);
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
            await FinishAsync(database, scenario, "i" + armed);
        }

        Assert.Equal(["after the commit", "before the commit"], points.TakeLast(2).Order());
        Assert.True(points.Count >= 5, string.Join('\n', points));
    }

    /// <summary>Brings an instance to where the burst in question is next, and answers that burst.</summary>
    private static async Task<Func<CancellationToken, Task>> PrepareAsync(TestDatabase database, string scenario, string id)
    {
        var (instances, dispatcher) = (database.Services.GetRequiredService<WorkflowInstances>(), database.Services.GetRequiredService<Dispatcher>());
        switch (scenario)
        {
            case "start":
                return ct => StartAsync(instances, "waiting", id, ct);
            case "resume":
                var bookmark = (await StartAsync(instances, "waiting", id, default)).Bookmarks.Single().Id;
                return ct => instances.ResumeAsync(id, bookmark, null, ct);
            case "event":
                await StartAsync(instances, "waiting", id, default);
                await database.RunAsync((services, ct) => services.GetRequiredService<IEventPublisher>().PublishAsync("Go", workflowInstanceId: id, cancellationToken: ct));
                return ct => dispatcher.StepAsync(ct);
            case "timer":
                await StartAsync(instances, "delayed", id, default);
                database.Time.Advance(TimeSpan.FromMinutes(1));
                return ct => dispatcher.StepAsync(ct);
            case "child":
                await StartAsync(instances, "parent", id, default);
                database.Time.Advance(TimeSpan.FromMinutes(1));
                await dispatcher.StepAsync(default);
                return ct => dispatcher.StepAsync(ct);
            case "parent goes on":
                await StartAsync(instances, "parent", id, default);
                database.Time.Advance(TimeSpan.FromMinutes(1));
                await dispatcher.StepAsync(default);
                await dispatcher.StepAsync(default);
                return ct => dispatcher.StepAsync(ct);
            case "cancel":
                await StartAsync(instances, "parent of waiting", id, default);
                await dispatcher.DrainAsync(default);
                return ct => instances.CancelAsync(id, ct);
            default: throw new ArgumentOutOfRangeException(nameof(scenario));
        }
    }

    /// <summary>Lets the instance go on to its end, which must have left each of its rows exactly once.</summary>
    private static async Task FinishAsync(TestDatabase database, string scenario, string id)
    {
        var dispatcher = database.Services.GetRequiredService<Dispatcher>();
        if (scenario == "start") await database.RunAsync((services, ct) => services.GetRequiredService<IEventPublisher>().PublishAsync("Go", workflowInstanceId: id, cancellationToken: ct));
        for (var i = 0; i < 4; i++)
        {
            await dispatcher.DrainAsync(default);
            database.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var row = await database.Unit.ReadAsync((services, ct) => services.GetRequiredService<IInstanceQueries>().FindAsync(id, ct), default);
        Assert.Equal(scenario == "cancel" ? WorkflowSubStatus.Cancelled : WorkflowSubStatus.Finished, row!.SubStatus);
        var notes = await Contents.NotesAsync(database, id);
        Assert.Equal(scenario == "cancel" ? "note first 1, outbox first 1" : "note first 1, note last 1, outbox first 1, outbox last 1", notes);
    }

    private static async Task<Elsa.Workflows.State.WorkflowState> StartAsync(WorkflowInstances instances, string workflow, string id, CancellationToken ct) =>
        (await instances.StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId(workflow), InstanceId = id }, ct)).State!; // every start is allowed
}

using System.Diagnostics;
using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests.CommitPoints;

/// <summary>A kind of burst: how an instance is brought to it, and what the instance has left when it has gone on to its end.</summary>
/// <param name="database">Where all is prepared and looked at.</param>
/// <param name="node">The services of the node whose burst it is; it may be reached by another way than <paramref name="database"/>.</param>
internal sealed class Scenario(TestDatabase database, IServiceProvider node)
{
    public static readonly string[] Names = ["start", "resume", "edit", "event", "timer", "child", "parent goes on", "cancel"];

    private readonly WorkflowInstances instances = database.Services.GetRequiredService<WorkflowInstances>();
    private readonly Dispatcher dispatcher = database.Services.GetRequiredService<Dispatcher>();
    private readonly WorkflowInstances itsInstances = node.GetRequiredService<WorkflowInstances>();
    private readonly Dispatcher itsDispatcher = node.GetRequiredService<Dispatcher>();

    /// <summary>Brings instance <paramref name="id"/> to where the burst in question is next, and answers that burst.</summary>
    public async Task<Func<CancellationToken, Task>> PrepareAsync(string name, string id)
    {
        switch (name)
        {
            case "start":
                return ct => StartAsync(itsInstances, "waiting", id, ct);
            case "resume":
                var bookmark = (await StartAsync(instances, "waiting", id, default)).Bookmarks.Single().Id;
                return async ct => Assert.NotNull(await itsInstances.ResumeAsync(id, bookmark, null, ct));
            case "edit":
                await StartAsync(instances, "waiting", id, default);
                return async ct => Assert.True(await itsInstances.EditAsync(id, state => state.Name += "!", ct));
            case "event":
                await StartAsync(instances, "waiting", id, default);
                await GoAsync(id);
                return ct => itsDispatcher.StepAsync(ct);
            case "timer":
                await StartAsync(instances, "delayed", id, default);
                database.Time.Advance(TimeSpan.FromMinutes(1));
                return ct => itsDispatcher.StepAsync(ct);
            case "child":
                await StartAsync(instances, "parent", id, default);
                database.Time.Advance(TimeSpan.FromMinutes(1));
                await dispatcher.StepAsync(default);
                return ct => itsDispatcher.StepAsync(ct);
            case "parent goes on":
                await StartAsync(instances, "parent", id, default);
                database.Time.Advance(TimeSpan.FromMinutes(1));
                await dispatcher.StepAsync(default);
                await dispatcher.StepAsync(default);
                return ct => itsDispatcher.StepAsync(ct);
            case "cancel":
                await StartAsync(instances, "parent of waiting", id, default);
                await dispatcher.DrainAsync(default);
                return async ct => Assert.True(await itsInstances.CancelAsync(id, ct));
            default: throw new ArgumentOutOfRangeException(nameof(name));
        }
    }

    /// <summary>Lets the instance go on to its end, which must have left each of its rows exactly once.</summary>
    public async Task FinishAsync(string name, string id)
    {
        if (name is "start" or "edit") await GoAsync(id);
        var end = name == "cancel" ? WorkflowSubStatus.Cancelled : WorkflowSubStatus.Finished;
        var row = await GoOnAsync(id);
        // What a lost connection had locked is passed over by whoever looks for work until the server has noticed.
        for (var patience = Stopwatch.StartNew(); row!.SubStatus != end && patience.Elapsed < TimeSpan.FromSeconds(30); row = await GoOnAsync(id)) await Task.Delay(20);
        Assert.Equal(end, row.SubStatus);
        Assert.Equal(name == "edit" ? "!" : null, row.Name);
        var notes = await Contents.NotesAsync(database, id);
        Assert.Equal(name == "cancel" ? "note first 1, outbox first 1" : "note first 1, note last 1, outbox first 1, outbox last 1", notes);
    }

    private async Task<InstanceRow?> GoOnAsync(string id)
    {
        for (var i = 0; i < 4; i++)
        {
            await dispatcher.DrainAsync(default);
            database.Time.Advance(TimeSpan.FromMinutes(1));
        }

        return await database.Unit.ReadAsync((services, ct) => services.GetRequiredService<IInstanceQueries>().FindAsync(id, ct), default);
    }

    private Task GoAsync(string id) =>
        database.RunAsync((services, ct) => services.GetRequiredService<IEventPublisher>().PublishAsync("Go", workflowInstanceId: id, cancellationToken: ct));

    private static async Task<WorkflowState> StartAsync(WorkflowInstances instances, string workflow, string id, CancellationToken ct) =>
        (await instances.StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId(workflow), InstanceId = id }, ct)).State!; // every start is allowed
}

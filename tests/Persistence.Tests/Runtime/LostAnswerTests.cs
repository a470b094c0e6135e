using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Requests;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

/// <summary>The commit happened and the connection broke before its answer came: the verb is neither repeated nor reported as failed.</summary>
public sealed class LostAnswerTests
{
    private static CodeWorkflows Workflows() => new CodeWorkflows()
        .Add("waiting", new Sequence { Activities = { new Event("Go"), new Event("Again") } })
        .Add("parent", new Sequence { Activities = { new DispatchWorkflow { WorkflowDefinitionId = new Input<string>("waiting"), WaitForCompletion = new Input<bool>(true) } } })
        .Add("faulty", new Sequence { Activities = { new Fault { Message = new Input<string?>("no") }, new Event("Go") } });

    [Theory, EachDatabase]
    public async Task A_verb_whose_commit_was_not_answered_happens_once_and_answers_what_it_did(DatabaseKind kind)
    {
        var cut = new Cut();
        await using var bed = await EngineBed.CreateAsync(kind, Workflows(), services => services.AddSingleton<ICommitPoints>(cut));
        var (instances, faulty) = (bed.Instances, (await bed.StartAsync("faulty")).Id);

        cut.Next = true;
        var started = await bed.StartAsync("waiting");
        Assert.Equal("faulty Faulted, waiting Suspended", await bed.AllAsync());

        cut.Next = true;
        var resumed = await instances.ResumeAsync(started.Id, started.Bookmarks.Single().Id, null, default);
        Assert.Equal(WorkflowSubStatus.Suspended, resumed!.State!.SubStatus);

        cut.Next = true;
        var retried = await instances.SkipAsync(faulty, (await bed.StateAsync(faulty)).Incidents.Single().ActivityInstanceId!, [], null, "ann", default);
        Assert.Equal(WorkflowSubStatus.Suspended, retried!.State!.SubStatus);

        cut.Next = true;
        Assert.True(await instances.EditAsync(started.Id, state => state.Name += "!", default));
        Assert.Equal("!", (await bed.StateAsync(started.Id)).Name);

        cut.Next = true;
        Assert.True(await instances.CancelAsync(started.Id, default));
        Assert.Equal(WorkflowSubStatus.Cancelled, await bed.StatusAsync(started.Id));

        await bed.PublishAsync("Go");
        cut.Next = true;
        Assert.Equal(1, await bed.DrainAsync());
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(faulty));
        Assert.Equal(6, cut.Made);
        Assert.Equal(0, await bed.LettersAsync(StimulusState.Waiting));
    }

    [Fact]
    public async Task A_start_and_a_resume_over_a_connection_that_breaks_after_the_commit_happen_once()
    {
        await using var bed = await EngineBed.CreateAsync(DatabaseKind.Postgres, Workflows());
        await using var wire = new FaultyWire(bed.Database.ConnectionString);
        await using var node = Node(wire, bed.Time);
        var instances = node.GetRequiredService<WorkflowInstances>();

        wire.Arm(WireBreak.BeforeAnswer, 1, null, "insert into workflow_history");
        var started = (await instances.StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId("waiting") }, default)).State!;
        Assert.True(wire.Broke);
        Assert.Equal("waiting Suspended", await bed.AllAsync());

        wire.Arm(WireBreak.BeforeAnswer, 1, null, "insert into workflow_history");
        var resumed = await instances.ResumeAsync(started.Id, started.Bookmarks.Single().Id, null, default);
        Assert.True(wire.Broke);
        Assert.Equal("Again", resumed!.State!.Bookmarks.Select(bookmark => ((Elsa.Workflows.Runtime.Stimuli.EventStimulus)bookmark.Payload!).EventName).Single());
    }

    [Fact]
    public async Task Starts_that_share_a_commit_whose_answer_is_lost_happen_once_each_and_are_answered()
    {
        await using var bed = await EngineBed.CreateAsync(DatabaseKind.Postgres, Workflows());
        await using var wire = new FaultyWire(bed.Database.ConnectionString);
        await using var node = Node(wire, bed.Time);
        var (instances, commits) = (node.GetRequiredService<WorkflowInstances>(), node.GetRequiredService<SharedCommits>());
        for (var at = 0; at < 1 << (Database.CommitsAtOnce - 1); at++) _ = Record.ExceptionAsync(() => commits.CommitAsync([new("select pg_sleep(1)")])); // meanwhile the others gather
        await Task.Delay(300);
        wire.Arm(WireBreak.BeforeAnswer, 1, null, "insert into workflow_history");

        var starts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => instances.StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId("waiting") }, default)));

        Assert.True(wire.Broke);
        Assert.Equal(6, starts.Select(start => start.State!.Id).Distinct().Count());
        Assert.Equal(string.Join(", ", Enumerable.Repeat("waiting Suspended", 6)), await bed.AllAsync());
        foreach (var start in starts) Assert.Equal(WorkflowSubStatus.Suspended, (await instances.ResumeAsync(start.State!.Id, start.State.Bookmarks.Single().Id, null, default))?.State!.SubStatus);
    }

    [Fact]
    public async Task Dispatching_publishing_and_reporting_over_a_connection_that_breaks_after_the_commit_leave_one_stimulus_each()
    {
        await using var bed = await EngineBed.CreateAsync(DatabaseKind.Postgres, Workflows());
        await using var wire = new FaultyWire(bed.Database.ConnectionString);
        await using var node = Node(wire, bed.Time);
        var unit = node.GetRequiredService<UnitOfWork>();
        Func<IServiceProvider, CancellationToken, Task>[] verbs =
        [
            (services, ct) => services.GetRequiredService<IWorkflowDispatcher>().DispatchAsync(new DispatchWorkflowDefinitionRequest("waiting-1"), null, ct),
            (services, ct) => services.GetRequiredService<IEventPublisher>().PublishAsync("Go", cancellationToken: ct),
            (services, ct) => services.GetRequiredService<ITaskReporter>().ReportCompletionAsync("task", null, ct),
        ];

        var woken = 0;
        foreach (var verb in verbs)
        {
            wire.Arm(WireBreak.BeforeAnswer, 1, null, "commit\0"); // not the "read committed" of the begin
            await unit.RunAsync((services, ct) =>
            {
                services.GetRequiredService<Session>().AfterCommit(() => woken++);
                return verb(services, ct);
            }, default);
            Assert.True(wire.Broke);
        }

        Assert.Equal(3, woken);
        Assert.Equal(3, await node.GetRequiredService<Dispatcher>().DrainAsync(default));
        Assert.Equal("waiting Suspended", await bed.AllAsync());
    }

    [Fact]
    public async Task Deleting_and_replaying_over_a_connection_that_breaks_after_the_commit_are_answered_as_done()
    {
        await using var bed = await EngineBed.CreateAsync(DatabaseKind.Postgres, Workflows());
        await using var wire = new FaultyWire(bed.Database.ConnectionString);
        await using var node = Node(wire, bed.Time);
        var instances = node.GetRequiredService<WorkflowInstances>();
        var started = await bed.StartAsync("waiting");
        await bed.HearAsync("Nobody");
        var letter = Assert.Single(await bed.AskAsync((queries, ct) => queries.LettersAsync(StimulusState.Waiting, 0, 10, ct)));

        wire.Arm(WireBreak.BeforeAnswer, 1, null, "commit\0");
        Assert.Equal(1, await instances.DeleteAsync([started.Id], default));
        Assert.True(wire.Broke);
        Assert.Equal("", await bed.AllAsync());

        wire.Arm(WireBreak.BeforeAnswer, 1, null, "commit\0");
        Assert.True(await instances.ReplayAsync(letter.Sequence, default));
        Assert.True(wire.Broke);
        Assert.Equal(1, await bed.LettersAsync(StimulusState.Ready));
    }

    private static ServiceProvider Node(FaultyWire wire, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddPersistence(wire.ConnectionString);
        Workflows().Register(services);
        return services.BuildServiceProvider();
    }

    private sealed class Cut : ICommitPoints
    {
        public bool Next { get; set; }

        public int Made { get; private set; }

        public ValueTask ReachedAsync(string point, CancellationToken ct)
        {
            if (point != "after the commit" || !Next) return ValueTask.CompletedTask;
            Next = false;
            Made++;
            throw new NpgsqlException("The connection was lost.", new IOException());
        }
    }
}

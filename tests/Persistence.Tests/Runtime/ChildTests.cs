using BenchmarkWorkflow.Engine.Incidents;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

public sealed class ChildTests
{
    private static CodeWorkflows Workflows() => new CodeWorkflows()
        .Add("quick", new Sequence { Activities = { new WriteLine("child") } })
        .Add("waits", new Sequence { Activities = { new Event("Go") } })
        .Add("faults", new Sequence { Activities = { new Inline(_ => throw new InvalidOperationException("broken child")) } })
        .Add("dispatch quick", Dispatching("quick"))
        .Add("dispatch waits", Dispatching("waits"))
        .Add("dispatch faults", Dispatching("faults"))
        .Add("execute quick", Executing("quick"))
        .Add("execute waits", Executing("waits"))
        .Add("deep", Dispatching("dispatch waits"))
        .Add("bulk", new Sequence
        {
            Activities =
            {
                new BulkDispatchWorkflows { WorkflowDefinitionId = new Input<string>("quick"), Items = new Input<object>(_ => new object[] { "a", "b", "c" }), WaitForCompletion = new Input<bool>(true) },
                new WriteLine("done"),
            },
        });

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "dispatch quick", "dispatch quick Finished, quick Finished")]
    [InlineData(DatabaseKind.Postgres, "dispatch quick", "dispatch quick Finished, quick Finished")]
    [InlineData(DatabaseKind.Sqlite, "dispatch faults", "dispatch faults Finished, faults Faulted")]
    [InlineData(DatabaseKind.Postgres, "dispatch faults", "dispatch faults Finished, faults Faulted")]
    [InlineData(DatabaseKind.Sqlite, "execute quick", "execute quick Finished, quick Finished")]
    [InlineData(DatabaseKind.Postgres, "execute quick", "execute quick Finished, quick Finished")]
    [InlineData(DatabaseKind.Sqlite, "bulk", "bulk Finished, quick Finished, quick Finished, quick Finished")]
    [InlineData(DatabaseKind.Postgres, "bulk", "bulk Finished, quick Finished, quick Finished, quick Finished")]
    public async Task A_parent_that_waits_goes_on_when_its_children_have_ended(DatabaseKind kind, string parent, string ending)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        await bed.StartAsync(parent);
        await bed.DrainAsync();
        Assert.Equal(ending, await bed.AllAsync());
    }

    [Theory, EachDatabase]
    public async Task A_child_that_is_executed_and_waits_resumes_its_parent_later(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        await bed.StartAsync("execute waits");
        await bed.DrainAsync();
        Assert.Equal("execute waits Suspended, waits Suspended", await bed.AllAsync());

        await bed.HearAsync("Go");

        Assert.Equal("execute waits Finished, waits Finished", await bed.AllAsync());
    }

    [Theory, EachDatabase]
    public async Task A_cancelled_parent_takes_its_children_along_at_every_depth_in_one_commit(DatabaseKind kind)
    {
        var commits = new Commits();
        await using var bed = await EngineBed.CreateAsync(kind, Workflows(), services => services.AddSingleton<ICommitPoints>(commits));
        var parent = await bed.StartAsync("deep");
        await bed.DrainAsync();
        Assert.Equal("deep Suspended, dispatch waits Suspended, waits Suspended", await bed.AllAsync());
        commits.Made = 0;

        await bed.Instances.CancelAsync(parent.Id, default);

        Assert.Equal(1, commits.Made);
        Assert.Equal("deep Cancelled, dispatch waits Cancelled, waits Cancelled", await bed.AllAsync());
        Assert.Empty(await bed.AskAsync((queries, ct) => queries.BookmarksAsync(new BookmarkMatch(), 0, 10, ct)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "dispatch waits", "cancel", "Suspended")] // as in Elsa
    [InlineData(DatabaseKind.Postgres, "dispatch waits", "cancel", "Suspended")]
    [InlineData(DatabaseKind.Sqlite, "execute waits", "cancel", "Finished")]
    [InlineData(DatabaseKind.Postgres, "execute waits", "cancel", "Finished")]
    [InlineData(DatabaseKind.Sqlite, "execute waits", "delete", "Finished")]
    [InlineData(DatabaseKind.Postgres, "execute waits", "delete", "Finished")]
    public async Task A_child_that_is_cancelled_or_deleted_wakes_who_executes_it_and_not_who_dispatched_it(DatabaseKind kind, string parent, string how, string becomes)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        await bed.StartAsync(parent);
        await bed.DrainAsync();
        var child = Assert.Single(await bed.AskAsync((queries, ct) => queries.ListAsync(new InstanceFilter { DefinitionId = "waits" }, new InstancePage(), ct)));

        if (how == "cancel") await bed.Instances.CancelAsync(child.Id, default);
        else await bed.Instances.DeleteAsync([child.Id], default);
        await bed.DrainAsync();

        Assert.Equal(how == "cancel" ? $"{parent} {becomes}, waits Cancelled" : $"{parent} {becomes}", await bed.AllAsync());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "cancel")]
    [InlineData(DatabaseKind.Postgres, "cancel")]
    [InlineData(DatabaseKind.Sqlite, "delete")]
    [InlineData(DatabaseKind.Postgres, "delete")]
    public async Task Of_several_children_one_that_is_cancelled_or_deleted_counts_once_and_its_parent_goes_on_after_the_others(DatabaseKind kind, string how)
    {
        var (runs, completed, faulted) = (0, 0, 0);
        var workflows = new CodeWorkflows()
            .Add("child", new Sequence { Activities = { new Inline(() => { if (++runs == 1) throw new InvalidOperationException("the first one"); }), new Event("Go") } })
            .Add("all", new Sequence
            {
                Activities =
                {
                    new BulkDispatchWorkflows
                    {
                        WorkflowDefinitionId = new Input<string>("child"), Items = new Input<object>(_ => new object[] { "a", "b", "c" }), WaitForCompletion = new Input<bool>(true),
                        ChildCompleted = new Inline(() => { completed++; }), ChildFaulted = new Inline(() => { faulted++; }),
                    },
                    new WriteLine("after"),
                },
            });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        var parent = await bed.StartAsync("all");
        await bed.DrainAsync();

        await GoneAsync(WorkflowSubStatus.Faulted); // was counted when it failed
        await GoneAsync(WorkflowSubStatus.Suspended);
        Assert.Equal(WorkflowSubStatus.Suspended, await bed.StatusAsync(parent.Id));
        await bed.HearAsync("Go");

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(parent.Id));
        Assert.Equal((1, 1), (completed, faulted));
        Assert.Equal((0, 0), (await bed.LettersAsync(StimulusState.Waiting), await bed.LettersAsync(StimulusState.Dead)));

        async Task GoneAsync(WorkflowSubStatus standing)
        {
            var child = (await bed.AskAsync((queries, ct) => queries.ListAsync(new InstanceFilter { DefinitionId = "child", SubStatuses = [standing] }, new InstancePage(), ct)))[0].Id;
            Assert.True(how == "cancel" ? await bed.Instances.CancelAsync(child, default) : await bed.Instances.DeleteAsync([child], default) > 0);
            await bed.DrainAsync();
        }
    }

    [Theory, EachDatabase]
    public async Task A_deleted_parent_takes_its_running_children_along(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var parent = await bed.StartAsync("dispatch waits");
        await bed.DrainAsync();

        Assert.Equal(2, await bed.Instances.DeleteAsync([parent.Id], default));

        Assert.Equal("", await bed.AllAsync());
    }

    [Theory, EachDatabase]
    public async Task A_child_that_faulted_when_repaired_to_its_end_wakes_its_parent_and_is_counted_once(DatabaseKind kind)
    {
        var (runs, completed, faulted) = (0, 0, 0);
        var workflows = new CodeWorkflows()
            .Add("child", new Sequence
            {
                Activities = { new Inline(() => { if (++runs == 1) throw new InvalidOperationException("the first one, once"); }), new If(() => runs == 2) { Then = new Event("Go") } },
            })
            .Add("all", new Sequence
            {
                Activities =
                {
                    new BulkDispatchWorkflows
                    {
                        WorkflowDefinitionId = new Input<string>("child"), Items = new Input<object>(_ => new object[] { "a", "b" }), WaitForCompletion = new Input<bool>(true),
                        ChildCompleted = new Inline(() => { completed++; }), ChildFaulted = new Inline(() => { faulted++; }),
                    },
                },
            });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        await bed.StartAsync("all");
        await bed.DrainAsync();
        Assert.Equal((0, 1), (completed, faulted));
        var broken = Assert.Single(await bed.AskAsync((queries, ct) => queries.IncidentsAsync(null, open: true, 0, 10, ct))).InstanceId;

        await bed.Instances.RetryAsync(broken, null, "ada", default);
        await bed.DrainAsync();
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(broken));
        Assert.Equal((1, 1), (completed, faulted));
        Assert.StartsWith("all Suspended", await bed.AllAsync());

        await bed.HearAsync("Go");
        Assert.Equal("all Finished, child Finished, child Finished", await bed.AllAsync());
    }

    [Theory, EachDatabase]
    public async Task A_child_that_ends_while_its_parent_is_faulted_wakes_it_when_it_is_repaired(DatabaseKind kind)
    {
        var works = false;
        var workflows = Workflows().Add("both", new Elsa.Workflows.Activities.Parallel
        {
            Activities = { Dispatching("waits"), new Inline(() => { if (!works) throw new InvalidOperationException("not yet"); }) },
        });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        var parent = await bed.StartAsync("both");
        await bed.DrainAsync();
        await bed.HearAsync("Go");
        Assert.Equal("both Faulted, waits Finished", await bed.AllAsync());
        Assert.Equal(1, await bed.LettersAsync(StimulusState.Waiting));

        await bed.Instances.RetryAsync(parent.Id, null, "ada", default); // in vain
        await bed.DrainAsync();
        Assert.Equal(1, await bed.LettersAsync(StimulusState.Waiting));
        works = true;
        await bed.Instances.RetryAsync(parent.Id, null, "ada", default);
        await bed.DrainAsync();

        Assert.Equal("both Finished, waits Finished", await bed.AllAsync());
        Assert.Equal(0, await bed.LettersAsync(StimulusState.Waiting));
    }

    [Theory, EachDatabase]
    public async Task A_repaired_child_wakes_once_whoever_of_its_parent_waits_for_it_since_also_when_the_repair_was_in_vain(DatabaseKind kind)
    {
        var (works, heard) = (false, 0);
        var workflows = new CodeWorkflows()
            .Add("child", new Sequence { Activities = { new Inline(() => { if (!works) throw new InvalidOperationException("not yet"); }) } })
            .Add("parent", new Sequence { Activities = { new Mending("child", () => heard++), new WriteLine("after") } });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        var parent = await bed.StartAsync("parent");
        var child = Assert.Single(await bed.AskAsync((queries, ct) => queries.ListAsync(new InstanceFilter { DefinitionId = "child" }, new InstancePage(), ct))).Id;
        await bed.DrainAsync();
        Assert.Equal("child Faulted, parent Suspended", await bed.AllAsync());
        Assert.Equal(1, heard); // of its first failure

        await bed.Instances.RetryAsync(child, null, "ada", default);
        await bed.DrainAsync();
        Assert.Equal(2, heard);
        works = true;
        await bed.ScopedAsync<RepairRequests>((repairs, _) => { repairs.Retry(child, "ada"); return Task.CompletedTask; });
        await bed.DrainAsync();

        Assert.Equal("child Finished, parent Finished", await bed.AllAsync());
        Assert.Equal(3, heard);
        Assert.Equal((0, 0), (await bed.LettersAsync(StimulusState.Waiting), await bed.LettersAsync(StimulusState.Dead)));
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(parent.Id));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "cancel")]
    [InlineData(DatabaseKind.Postgres, "cancel")]
    [InlineData(DatabaseKind.Sqlite, "delete")]
    [InlineData(DatabaseKind.Postgres, "delete")]
    public async Task Who_waits_for_a_repaired_child_since_hears_when_it_is_cancelled_or_deleted_and_not_when_its_parent_is(DatabaseKind kind, string how)
    {
        var (child, works, heard) = ("", false, new List<string?>());
        var workflows = new CodeWorkflows()
            .Add("child", new Sequence
            {
                Activities = { new Inline(context => { child = context.WorkflowExecutionContext.Id; if (!works) throw new InvalidOperationException("not yet"); }), new Event("Go") },
            })
            .Add("parent", new Sequence { Activities = { Executing("child"), new Awaiting(() => child, heard.Add), new WriteLine("after") } });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        await bed.StartAsync("parent");
        await bed.DrainAsync();
        works = true;
        await bed.Instances.RetryAsync(child, null, "ada", default);
        await bed.DrainAsync();
        Assert.Equal("child Suspended, parent Suspended", await bed.AllAsync());

        await GoneAsync(child);
        await bed.DrainAsync();

        Assert.Equal(["Cancelled"], heard);
        Assert.Equal(how == "cancel" ? "child Cancelled, parent Finished" : "parent Finished", await bed.AllAsync());

        works = false;
        var parent = await bed.StartAsync("parent");
        await bed.DrainAsync();
        await GoneAsync(parent.Id); // takes its faulted child along
        await bed.ScopedAsync<IEngineStore>(async (store, ct) => Assert.Null(await store.NextStimulusAsync(bed.Database.Time.GetUtcNow(), ct)));

        async Task GoneAsync(string id) => Assert.True(how == "cancel" ? await bed.Instances.CancelAsync(id, default) : await bed.Instances.DeleteAsync([id], default) > 0);
    }

    [Theory, EachDatabase]
    public async Task A_childs_end_that_its_faulted_parent_kept_goes_when_the_parent_is_cancelled(DatabaseKind kind)
    {
        var workflows = Workflows().Add("both", new Elsa.Workflows.Activities.Parallel { Activities = { Dispatching("waits"), new Inline(() => throw new InvalidOperationException("never")) } });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        var parent = await bed.StartAsync("both");
        await bed.DrainAsync();
        await bed.HearAsync("Go");
        Assert.Equal(1, await bed.LettersAsync(StimulusState.Waiting));

        await bed.Instances.CancelAsync(parent.Id, default);
        await bed.DrainAsync();

        Assert.Equal("both Cancelled, waits Finished", await bed.AllAsync());
        Assert.Equal((0, 0), (await bed.LettersAsync(StimulusState.Waiting), await bed.LettersAsync(StimulusState.Dead)));
        Assert.Equal("cancelled", Assert.Single(await bed.AskAsync((queries, ct) => queries.IncidentsAsync(parent.Id, open: false, 0, 10, ct))).Resolution);
    }

    private sealed class Commits : ICommitPoints
    {
        public int Made { get; set; }

        public ValueTask ReachedAsync(string point, CancellationToken ct)
        {
            if (point == "after the commit") Made++;
            return default;
        }
    }

    private static Sequence Dispatching(string child) => new()
    {
        Activities = { new DispatchWorkflow { WorkflowDefinitionId = new Input<string>(child), WaitForCompletion = new Input<bool>(true) }, new WriteLine("after") },
    };

    private static Sequence Executing(string child) => new()
    {
        Activities = { new ExecuteWorkflow { WorkflowDefinitionId = new Input<string>(child), WaitForCompletion = new Input<bool>(true) }, new WriteLine("after") },
    };
}

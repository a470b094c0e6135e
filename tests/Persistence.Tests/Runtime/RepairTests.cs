using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.IncidentStrategies;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.ActivationValidators;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

public sealed class RepairTests
{
    [Theory, EachDatabase]
    public async Task A_failed_activity_is_an_incident_that_a_retry_resolves(DatabaseKind kind)
    {
        var works = false;
        var workflows = new CodeWorkflows().Add("w", new Sequence { Activities = { new Inline(() => { if (!works) throw new InvalidOperationException("not yet"); }) { Id = "x" }, new Event("Go") } });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        var instance = await bed.StartAsync("w");
        Assert.Equal(WorkflowSubStatus.Faulted, instance.SubStatus);
        var incident = Assert.Single(await bed.AskAsync((queries, ct) => queries.IncidentsAsync(null, open: true, 0, 10, ct)));
        Assert.Equal(("x", "not yet"), (incident.ActivityId, incident.Message));

        await bed.Instances.RetryAsync(instance.Id, null, "ada", default);
        Assert.Single(await bed.AskAsync((queries, ct) => queries.IncidentsAsync(instance.Id, open: true, 0, 10, ct))); // the new one
        works = true;
        await bed.Instances.RetryAsync(instance.Id, null, "ada", default);

        Assert.Equal(WorkflowSubStatus.Suspended, await bed.StatusAsync(instance.Id));
        Assert.Empty(await bed.AskAsync((queries, ct) => queries.IncidentsAsync(instance.Id, open: true, 0, 10, ct)));
        Assert.All(await bed.AskAsync((queries, ct) => queries.IncidentsAsync(instance.Id, open: false, 0, 10, ct)), row => Assert.Equal(("retried", "ada"), (row.Resolution, row.ResolvedBy)));
        await bed.HearAsync("Go");
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));
    }

    [Theory, EachDatabase]
    public async Task A_failed_activity_when_skipped_counts_as_done(DatabaseKind kind)
    {
        var workflows = new CodeWorkflows().Add("w", new Sequence { Activities = { new Inline(() => throw new InvalidOperationException("never")) { Id = "x" }, new WriteLine("on") } });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        var instance = await bed.StartAsync("w");

        await bed.Instances.SkipAsync(instance.Id, Assert.Single(instance.Incidents).ActivityInstanceId!, [], null, "ada", default);

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));
        Assert.Equal("skipped", Assert.Single(await bed.AskAsync((queries, ct) => queries.IncidentsAsync(instance.Id, open: false, 0, 10, ct))).Resolution);
    }

    [Theory, EachDatabase]
    public async Task A_faulted_instance_when_repaired_waits_again_where_it_waited(DatabaseKind kind)
    {
        var workflows = new CodeWorkflows().Add("w", new Elsa.Workflows.Activities.Parallel { Activities = { new Event("Go") { Id = "e" }, new Inline(() => throw new InvalidOperationException("no")) { Id = "x" } } });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        var instance = await bed.StartAsync("w");
        Assert.Equal(WorkflowSubStatus.Faulted, instance.SubStatus);
        Assert.Single(instance.Bookmarks);
        Assert.Empty(await bed.AskAsync((queries, ct) => queries.BookmarksAsync(new BookmarkMatch(), 0, 10, ct)));

        await bed.PublishAsync("Go"); // nobody can take it now; it is kept
        await bed.DrainAsync();
        await bed.Instances.SkipAsync(instance.Id, Assert.Single(instance.Incidents).ActivityInstanceId!, [], null, "ada", default);
        await bed.DrainAsync();

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));
    }

    [Theory, EachDatabase]
    public async Task A_failing_activitys_rows_and_events_are_undone_and_those_before_it_stay(DatabaseKind kind)
    {
        static Inline Writes(int number, bool fails) => new(async context =>
        {
            await context.GetRequiredService<DbContext>().Database.ExecuteSqlAsync($"insert into note values ({number})");
            await context.GetRequiredService<Elsa.Workflows.Runtime.IEventPublisher>().PublishAsync("Note " + number);
            if (fails) throw new InvalidOperationException("after writing");
        });

        var workflows = new CodeWorkflows().Add("w", new Sequence { Activities = { Writes(1, false), Writes(2, true) } }).Add(
            "both",
            new Elsa.Workflows.Activities.Parallel { Activities = { Writes(3, false), Writes(4, true), Writes(5, false) } },
            workflow => workflow.Options.IncidentStrategyType = typeof(ContinueWithIncidentsStrategy));
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        await bed.Database.RunAsync((services, ct) => Context(services).Database.ExecuteSqlRawAsync("create table note (id integer primary key)", ct));

        await bed.StartAsync("w");
        await bed.StartAsync("both");
        await bed.DrainAsync();

        Assert.Equal([1, 3, 5], await bed.Database.RunAsync((services, ct) => Context(services).Database.SqlQueryRaw<int>("select id as \"Value\" from note order by id").ToListAsync(ct)));
        Assert.Equal(3, await bed.LettersAsync(StimulusState.Waiting));
    }

    [Theory, EachDatabase]
    public async Task A_singleton_when_many_start_at_once_runs_once(DatabaseKind kind)
    {
        var workflows = new CodeWorkflows().Add("one", new Sequence { Activities = { new Event("Go") } }, workflow => workflow.Options.ActivationStrategyType = typeof(SingletonStrategy));
        await using var bed = await EngineBed.CreateAsync(kind, workflows);

        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            bed.Instances.StartAsync(new Engine.Runtime.StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId("one") }, default))));

        Assert.Single(runs, run => !run.CannotStart);
        await bed.HearAsync("Go");
        Assert.Equal(WorkflowSubStatus.Suspended, (await bed.StartAsync("one")).SubStatus);
    }

    private static DbContext Context(IServiceProvider services) => (DbContext)services.GetService(typeof(DbContext))!; // registered by AddPersistence
}

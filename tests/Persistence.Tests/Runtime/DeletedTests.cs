using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Runtime.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

/// <summary>What a process remembers of an instance can not bring it back, nor outlives what another verb has made of it.</summary>
public sealed class DeletedTests
{
    private static CodeWorkflows Workflows(Action? goes = null) =>
        new CodeWorkflows().Add("waits", new Sequence { Activities = { new Event("Go"), new Inline(() => goes?.Invoke()), new Event("Again") } });

    [Theory, EachDatabase]
    public async Task An_instance_that_was_edited_and_deleted_elsewhere_is_gone_for_who_remembers_it(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        await using var node = bed.Database.AnotherNode(services => Workflows().Register(services));
        var other = node.GetRequiredService<WorkflowInstances>();
        var resting = await bed.StartAsync("waits");
        Assert.True(await other.EditAsync(resting.Id, state => state.Name = "edited", default));
        Assert.Equal(1, await other.DeleteAsync([resting.Id], default));

        var run = await bed.Instances.ResumeAsync(resting.Id, resting.Bookmarks.Single().Id, null, default);

        Assert.Null(run);
        Assert.Equal("", await bed.AllAsync());
        Assert.Empty(await bed.AskAsync((queries, ct) => queries.BookmarksAsync(new BookmarkMatch(), 0, 10, ct)));
    }

    [Theory, EachDatabase]
    public async Task An_instance_that_was_edited_or_deleted_here_is_not_run_from_memory(DatabaseKind kind)
    {
        var runs = 0;
        await using var bed = await EngineBed.CreateAsync(kind, Workflows(() => runs++));
        var (edited, deleted) = (await bed.StartAsync("waits"), await bed.StartAsync("waits"));
        await bed.Instances.EditAsync(edited.Id, state => state.Name = "edited", default);
        await bed.Instances.DeleteAsync([deleted.Id], default);

        Assert.Equal("edited", (await bed.Instances.ResumeAsync(edited.Id, edited.Bookmarks.Single().Id, null, default))!.State!.Name);
        Assert.Null(await bed.Instances.ResumeAsync(deleted.Id, deleted.Bookmarks.Single().Id, null, default));
        Assert.Equal(1, runs); // no burst that is then thrown away
    }

    [Theory, EachDatabase]
    public async Task A_wait_that_came_about_on_another_node_is_resumed_by_who_remembers_the_one_before(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        await using var node = bed.Database.AnotherNode(services =>
        {
            Workflows().Register(services);
            services.AddSingleton<IIdentityGenerator, FreshIds>();
        });
        var first = await bed.StartAsync("waits");
        var second = (await node.GetRequiredService<WorkflowInstances>().ResumeAsync(first.Id, first.Bookmarks.Single().Id, null, default))!.State!;

        var run = await bed.Instances.ResumeAsync(first.Id, second.Bookmarks.Single().Id, null, default);

        Assert.Equal(WorkflowSubStatus.Finished, run?.State?.SubStatus);
    }

    [Theory, EachDatabase]
    public async Task A_burst_that_began_before_the_deletion_leaves_nothing_behind(DatabaseKind kind)
    {
        var (running, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var workflows = new CodeWorkflows().Add("waits", new Sequence { Activities = { new Event("Go"), new Inline(async () => { running.TrySetResult(); await goOn.Task; }), new Event("Again") } });
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        var resting = await bed.StartAsync("waits");
        var resumes = bed.Instances.ResumeAsync(resting.Id, resting.Bookmarks.Single().Id, null, default); // from memory: it holds no lock
        await running.Task;

        Assert.Equal(1, await bed.Instances.DeleteAsync([resting.Id], default));
        goOn.SetResult();

        Assert.Null(await resumes);
        Assert.Equal((0, 0, 0), await LeftAsync(bed));
    }

    [Fact]
    public async Task A_deletion_waits_for_the_burst_that_holds_the_instance_and_takes_what_that_made()
    {
        var (running, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var workflows = new CodeWorkflows().Add("waits", new Sequence { Activities = { new Event("Go"), new Inline(async () => { running.TrySetResult(); await goOn.Task; }), new Event("Again") } });
        await using var bed = await EngineBed.CreateAsync(DatabaseKind.Postgres, workflows);
        var resting = await bed.StartAsync("waits");
        await bed.PublishAsync("Go");
        var burst = bed.DrainAsync();
        await running.Task;

        var deletes = bed.Instances.DeleteAsync([resting.Id], default);
        goOn.SetResult();

        Assert.Equal(1, await deletes);
        await burst;
        Assert.Equal((0, 0, 0), await LeftAsync(bed));
    }

    /// <summary>How many instances, bookmarks and rows of history there are.</summary>
    private static Task<(long, long, long)> LeftAsync(EngineBed bed) => bed.Database.Unit.ReadAsync(async (services, ct) =>
    {
        var sql = new SqlCommands(services.GetRequiredService<Session>());
        return (await CountAsync("workflow_instance"), await CountAsync("bookmark"), await CountAsync("workflow_history"));

        Task<long> CountAsync(string table) => sql.FirstAsync($"select count(*) from {table}", row => row.Int64(0), ct);
    }, default);
}

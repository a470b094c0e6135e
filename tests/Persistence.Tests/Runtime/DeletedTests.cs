using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
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
}

using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.Persistence.Tests.Runtime;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Runtime.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests;

/// <summary>Instances that no process remembers: they are read without being held, those asked for at once together.</summary>
public sealed class SharedReadTests
{
    [Theory, EachDatabase]
    public async Task Whoever_asks_gets_the_instance_asked_for_however_many_ask_at_once(DatabaseKind kind)
    {
        await using var bed = await BedAsync(kind);
        var waiting = await StartAsync(bed, 10);
        var reads = bed.Database.Services.GetRequiredService<SharedReads>();

        var found = await Task.WhenAll(Enumerable.Range(0, 90).Select(i => Task.Run(() => reads.FindAsync(i % 3 == 2 ? "nobody " + i : waiting[i % 10].Instance, default))));

        for (var i = 0; i < found.Length; i++) Assert.Equal(i % 3 == 2 ? null : waiting[i % 10].Instance, found[i]?.Id);
        Assert.All(found.OfType<InstanceRow>(), row => Assert.Equal(WorkflowSubStatus.Suspended, row.SubStatus));
    }

    [Fact]
    public async Task A_reading_that_fails_is_told_to_all_who_are_in_it_and_to_nobody_after()
    {
        await using var bed = await BedAsync(DatabaseKind.Postgres);
        var waiting = await StartAsync(bed, 4);
        var reads = bed.Database.Services.GetRequiredService<SharedReads>();
        await using var scope = bed.Database.Services.CreateAsyncScope();
        var holder = scope.ServiceProvider.GetRequiredService<Session>();
        await new SqlCommands(holder).ExecuteAsync("lock table workflow_instance", default); // nobody reads it, and a reading does not wait long

        var failed = waiting.ConvertAll(one => reads.FindAsync(one.Instance, default));
        await Task.WhenAny(Task.WhenAll(failed)).WaitAsync(TimeSpan.FromSeconds(20));
        await holder.RollbackAsync();

        Assert.All(failed, one => Assert.True(Transient.Is(one.Exception!.InnerException!)));
        Assert.Equal(waiting[0].Instance, (await reads.FindAsync(waiting[0].Instance, default))?.Id);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_that_resume_what_neither_remembers_finish_each_instance_once(DatabaseKind kind)
    {
        await using var bed = await BedAsync(kind);
        var waiting = await StartAsync(bed, 40);
        await using var one = bed.Database.AnotherNode(services => Workflows().Register(services));
        await using var other = bed.Database.AnotherNode(services => Workflows().Register(services));

        var runs = await Task.WhenAll(waiting.SelectMany(wait => new[] { one, other }.Select(node => Task.Run(() => node.GetRequiredService<WorkflowInstances>().ResumeAsync(wait.Instance, wait.Bookmark, null, default)))));

        Assert.Equal((40, 40), (runs.Count(run => run is { State.SubStatus: WorkflowSubStatus.Finished }), runs.Count(run => run is null)));
        foreach (var (instance, _) in waiting) Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance));
    }

    private static CodeWorkflows Workflows() => new CodeWorkflows().Add("waiting", new Sequence { Activities = { new Event("Go"), new Inline(() => { }) } });

    private static Task<EngineBed> BedAsync(DatabaseKind kind) => EngineBed.CreateAsync(kind, Workflows());

    private static async Task<List<(string Instance, string Bookmark)>> StartAsync(EngineBed bed, int count)
    {
        var waiting = new List<(string, string)>();
        for (var i = 0; i < count; i++)
        {
            var state = await bed.StartAsync("waiting");
            waiting.Add((state.Id, state.Bookmarks.Single().Id));
        }

        return waiting;
    }
}

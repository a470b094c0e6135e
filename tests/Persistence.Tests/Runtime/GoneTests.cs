using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

/// <summary>Whoever keeps something for a waiting activity hears of an instance that is gone, in the same transaction.</summary>
public sealed class GoneTests
{
    private static CodeWorkflows Workflows() => new CodeWorkflows()
        .Add("waits", new Sequence { Activities = { new Event("Go") } })
        .Add("faults", new Sequence { Activities = { new Inline(_ => throw new InvalidOperationException("broken")) } })
        .Add("ends", new Elsa.Workflows.Activities.Parallel { Activities = { new Event("Never"), new Finish() } })
        .Add("over", new Elsa.Workflows.Activities.Parallel
        {
            Activities =
            {
                new ExecuteWorkflow { WorkflowDefinitionId = new Input<string>("waits"), WaitForCompletion = new Input<bool>(true) },
                new Sequence { Activities = { new ExecuteWorkflow { WorkflowDefinitionId = new Input<string>("faults") }, new Event("Go on") } },
            },
        });

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "cancel", "Cancelled: over; Cancelled: faults; Cancelled: waits")]
    [InlineData(DatabaseKind.Postgres, "cancel", "Cancelled: over; Cancelled: faults; Cancelled: waits")]
    [InlineData(DatabaseKind.Sqlite, "delete", "Deleted: faults, over, waits")]
    [InlineData(DatabaseKind.Postgres, "delete", "Deleted: faults, over, waits")]
    public async Task An_instance_that_goes_takes_along_what_under_it_is_not_over(DatabaseKind kind, string how, string heard)
    {
        var observer = new Observer();
        await using var bed = await EngineBed.CreateAsync(kind, Workflows(), services => services.AddSingleton<IInstanceObserver>(observer));
        var parent = await bed.StartAsync("over");
        await bed.DrainAsync();
        Assert.Equal("faults Faulted, over Suspended, waits Suspended", await bed.AllAsync());
        var names = (await bed.AskAsync((queries, ct) => queries.ListAsync(new InstanceFilter(), new InstancePage(), ct))).ToDictionary(row => row.Id, row => row.DefinitionId);

        if (how == "cancel") await bed.Instances.CancelAsync(parent.Id, default);
        else await bed.Instances.DeleteAsync([parent.Id], default);

        Assert.Equal(heard.Split("; ").Order(), observer.Heard.Select(word => $"{word.How}: {string.Join(", ", word.Ids.Select(id => names[id]).Order())}").Order());
        Assert.Equal(how == "cancel" ? "faults Cancelled, over Cancelled, waits Cancelled" : "", await bed.AllAsync());
    }

    [Theory, EachDatabase]
    public async Task An_instance_that_ends_in_order_is_no_news_but_one_that_a_finish_cuts_short_is(DatabaseKind kind)
    {
        var observer = new Observer();
        await using var bed = await EngineBed.CreateAsync(kind, Workflows(), services => services.AddSingleton<IInstanceObserver>(observer));
        await bed.StartAsync("waits");
        await bed.HearAsync("Go");
        Assert.Empty(observer.Heard);

        var cut = await bed.StartAsync("ends");

        Assert.Equal(InstanceGone.Finished, Assert.Single(observer.Heard, word => word.Ids.Contains(cut.Id)).How);
    }

    [Theory, EachDatabase]
    public async Task An_instance_whose_observer_fails_is_not_gone(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows(), services => services.AddSingleton<IInstanceObserver>(new Observer { Fails = true }));
        var instance = await bed.StartAsync("waits");

        await Assert.ThrowsAsync<InvalidOperationException>(() => bed.Instances.DeleteAsync([instance.Id], default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bed.Instances.CancelAsync(instance.Id, default));

        Assert.Equal("waits Suspended", await bed.AllAsync());
    }

    private sealed class Observer : IInstanceObserver
    {
        public List<(IReadOnlyCollection<string> Ids, InstanceGone How)> Heard { get; } = [];

        public bool Fails { get; init; }

        public Task GoneAsync(IReadOnlyCollection<string> instanceIds, InstanceGone how, CancellationToken ct)
        {
            if (Fails) throw new InvalidOperationException("no");
            Heard.Add((instanceIds, how));
            return Task.CompletedTask;
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.TestKit;
using Elsa.Extensions;
using Elsa.Scheduling.Activities;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

/// <summary>The workers themselves. The clock of these tests stands still, so nothing here is done by polling.</summary>
public sealed class DispatcherHostTests
{
    private static CodeWorkflows Workflows() => new CodeWorkflows()
        .Add("go", new Sequence { Activities = { new Event("Go") } })
        .Add("delay", new Sequence { Activities = { new Delay(TimeSpan.FromHours(1)) } });

    [Theory, EachDatabase]
    public async Task A_worker_is_woken_by_a_commit_and_by_the_clock(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows(), services => services.AddDispatcherHost());
        await using var running = await Running.StartAsync(bed.Database.Services);
        var (waits, delayed) = (await bed.StartAsync("go"), await bed.StartAsync("delay"));

        await bed.PublishAsync("Go");
        await EventuallyAsync(bed, waits.Id);
        Assert.Equal(WorkflowSubStatus.Suspended, await bed.StatusAsync(delayed.Id));
        await Task.Delay(100); // until the workers rest again
        bed.Time.Advance(TimeSpan.FromHours(1));
        await EventuallyAsync(bed, delayed.Id);
    }

    [Fact]
    public async Task A_worker_is_woken_by_the_commit_of_another_node()
    {
        var workflows = Workflows();
        await using var bed = await EngineBed.CreateAsync(DatabaseKind.Postgres, workflows);
        await using var other = bed.Database.AnotherNode(services =>
        {
            workflows.Register(services);
            services.AddDispatcherHost();
        });
        await using var running = await Running.StartAsync(other);
        for (var i = 0; i < 3; i++)
        {
            var instance = await bed.StartAsync("go");
            await Task.Delay(100); // until the workers rest
            await bed.PublishAsync("Go");
            await EventuallyAsync(bed, instance.Id);
        }
    }

    [Theory, EachDatabase]
    public async Task Stimuli_of_one_instance_are_done_in_order_however_many_workers_there_are(DatabaseKind kind)
    {
        var seen = new ConcurrentQueue<(string Instance, int Number)>();
        Inline See() => new(context => seen.Enqueue((context.WorkflowExecutionContext.Id, (int)context.GetEventInput()!)));
        var workflows = new CodeWorkflows().Add("five", new Sequence { Activities = { new Event("N"), See(), new Event("N"), See(), new Event("N"), See(), new Event("N"), See(), new Event("N"), See() } });
        await using var bed = await EngineBed.CreateAsync(kind, workflows, services =>
        {
            services.AddDispatcherHost();
            services.Configure<DispatchOptions>(options => options.Workers = 6);
        });
        var instances = new List<string>();
        for (var i = 0; i < 10; i++) instances.Add((await bed.StartAsync("five")).Id);
        await bed.ScopedAsync<IEventPublisher>(async (publisher, ct) =>
        {
            for (var number = 1; number <= 5; number++)
                foreach (var id in instances) await publisher.PublishAsync("N", workflowInstanceId: id, payload: number, cancellationToken: ct);
        });

        await using var running = await Running.StartAsync(bed.Database.Services);
        foreach (var id in instances) await EventuallyAsync(bed, id);

        Assert.All(seen.GroupBy(one => one.Instance), group => Assert.Equal([1, 2, 3, 4, 5], group.Select(one => one.Number)));
        Assert.Equal(50, seen.Count);
    }

    private static async Task EventuallyAsync(EngineBed bed, string instance)
    {
        for (var patience = Stopwatch.StartNew(); await bed.StatusAsync(instance) != WorkflowSubStatus.Finished; await Task.Delay(20))
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "The instance did not finish.");
    }

    private sealed class Running(List<IHostedService> hosted) : IAsyncDisposable
    {
        public static async Task<Running> StartAsync(IServiceProvider services)
        {
            var hosted = services.GetServices<IHostedService>().ToList();
            foreach (var service in hosted) await service.StartAsync(default);
            return new Running(hosted);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var service in hosted) await service.StopAsync(default);
        }
    }
}

using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Host.Instances;

/// <summary>The tasks of an instance that is gone leave the inbox with it, in the same transaction.</summary>
internal sealed class AbandonedTasks(OpenTasks open, IServiceProvider services) : IInstanceObserver
{
    public async Task GoneAsync(IReadOnlyCollection<string> instanceIds, InstanceGone how, CancellationToken ct)
    {
        var reason = how switch
        {
            InstanceGone.Cancelled => "流程实例已取消",
            InstanceGone.Finished => "流程实例已结束",
            InstanceGone.Deleted => "流程实例已删除",
        };

        // The verbs are asked for only where there is something to do: they come with everything a task can lead to.
        foreach (var task in await open.OfInstancesAsync(instanceIds, ct)) await services.GetRequiredService<UserTasks>().CancelAsync(task, reason, ct);
    }
}

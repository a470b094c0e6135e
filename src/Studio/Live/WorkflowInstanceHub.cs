using BenchmarkWorkflow.Studio.Executions;
using Microsoft.AspNetCore.SignalR;

namespace BenchmarkWorkflow.Studio.Live;

/// <summary>What the server calls on a viewer.</summary>
public interface IInstanceViewer
{
    /// <summary>The journal has new entries; the viewer reads them.</summary>
    Task WorkflowExecutionLogUpdatedAsync(JournalChanged message);

    /// <summary>The badges of these nodes changed.</summary>
    Task ActivityExecutionLogUpdatedAsync(ReportReply message);

    /// <summary>The instance changed; the viewer reads it.</summary>
    Task WorkflowInstanceUpdatedAsync(InstanceChanged message);
}

public sealed record JournalChanged;

public sealed record InstanceChanged(string WorkflowInstanceId);

/// <summary>The live connection of an instance's viewer.</summary>
internal sealed class WorkflowInstanceHub(ObservedInstances observed) : Hub<IInstanceViewer>
{
    /// <summary>From now on the caller is told when the instance changes.</summary>
    public Task ObserveInstanceAsync(string instanceId)
    {
        observed.Add(Context.ConnectionId, instanceId);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        observed.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}

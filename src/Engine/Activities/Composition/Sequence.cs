using System.ComponentModel;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Signals;

namespace Elsa.Workflows.Activities;

/// <summary>Runs its activities one after another.</summary>
[Browsable(false)]
[Activity("Elsa", "Workflows", "Execute a set of activities in sequence.")]
public sealed class Sequence : Container
{
    private readonly ActivityCompletionCallback next;

    public Sequence()
    {
        next = OnChildCompleted;
        OnSignalReceived<BreakSignal>((_, signal) => signal.ReceiverActivityExecutionContext.SetIsBreaking());
    }

    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        var children = context.ActivityNode.ChildNodes;
        if (context.Cursor >= children.Length) return context.CompleteActivityAsync();
        context.WorkflowExecutionContext.Schedule(children[context.Cursor++], context, next);
        return default;
    }

    private ValueTask OnChildCompleted(ActivityCompletedContext context)
    {
        var sequence = context.TargetContext;
        if (context.ChildContext.Activity is ITerminalNode || sequence.GetIsBreaking()) return sequence.CompleteActivityAsync();
        return ScheduleChildrenAsync(sequence);
    }
}

using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>Where branches meet. The flowchart decides when it runs (see <see cref="Flowchart"/>); when it does, what still waits before it is cancelled.</summary>
[Activity("Elsa", "Branching", "Explicitly merge multiple branches into a single branch of execution.", DisplayName = "Join")]
public sealed class FlowJoin : Activity
{
    [Input(
        Description = "The join mode determines whether this activity should continue as soon as one inbound path comes in (WaitAny), or once all inbound paths have executed (WaitAll). To wait for all activated inbound paths, set the mode to WaitAllActive.",
        DefaultValue = FlowJoinMode.WaitAny,
        UIHint = InputUIHints.DropDown)]
    public Input<FlowJoinMode> Mode { get; set; } = new(FlowJoinMode.WaitAny);

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.ParentActivityExecutionContext is { Activity: Flowchart, UnfinishedChildren: > 1 } flowchart ? CancelWhatWaitsAsync(context, flowchart) : context.CompleteActivityAsync();

    private static async ValueTask CancelWhatWaitsAsync(ActivityExecutionContext context, ActivityExecutionContext flowchart)
    {
        await Flowchart.CancelBeforeAsync(flowchart, context.ActivityNode).ConfigureAwait(false);
        await context.CompleteActivityAsync().ConfigureAwait(false);
    }
}

using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Stimuli;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>Starts another workflow after the commit, and waits for its end if asked to.</summary>
[Activity("Elsa", "Composition", "Create a new workflow instance of the specified workflow and dispatch it for execution.")]
public sealed class DispatchWorkflow : Activity<object>
{
    [Input(DisplayName = "Workflow Definition", Description = "The definition ID of the workflow to dispatch.", UIHint = InputUIHints.WorkflowDefinitionPicker)]
    public Input<string> WorkflowDefinitionId { get; set; } = null!; // without it the activity faults, as it must

    [Input(DisplayName = "Correlation ID", Description = "The correlation ID to associate the workflow with.")]
    public Input<string?> CorrelationId { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "The input to send to the workflow.")]
    public Input<IDictionary<string, object>?> Input { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "Wait for the child workflow to complete before completing this activity.")]
    public Input<bool> WaitForCompletion { get; set; } = null!; // a definition may leave it out: no

    [Input(Description = "Start a new trace context when using Open Telemetry.", Category = "Open Telemetry")]
    public Input<bool> StartNewTrace { get; set; } = null!; // a definition may leave it out: no

    [Input(DisplayName = "Channel", Description = "The channel to dispatch the workflow to.", UIHint = InputUIHints.DropDown, UIHandler = typeof(ChannelOptions))]
    public Input<string?> ChannelName { get; set; } = null!; // a definition may leave it out: the default one

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var waits = WaitForCompletion.GetOrDefault(context);
        var child = await ChildWorkflows.FindAsync(context, WorkflowDefinitionId.Get(context)).ConfigureAwait(false);
        var instanceId = await ChildWorkflows.DispatchAsync(
            context,
            child,
            ChildWorkflows.InputFor(context, Input.GetOrDefault(context)),
            ChildWorkflows.PropertiesFor(context, waits, StartNewTrace.GetOrDefault(context)),
            CorrelationId.GetOrDefault(context),
            ChannelName.GetOrDefault(context)).ConfigureAwait(false);
        if (waits) context.CreateBookmark(new DispatchWorkflowStimulus(instanceId), OnChildWorkflowCompletedAsync, includeActivityInstanceId: false);
        else await context.CompleteActivityAsync().ConfigureAwait(false);
    }

    private ValueTask OnChildWorkflowCompletedAsync(ActivityExecutionContext context)
    {
        context.Set(Result, context.WorkflowInput);
        return context.CompleteActivityAsync();
    }
}

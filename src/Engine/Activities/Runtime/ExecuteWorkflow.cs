using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Runtime.Stimuli;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>Runs another workflow here and now, in the same transaction, until it ends or waits; then waits for its end if asked to.</summary>
[Activity("Elsa", "Composition", "Create a new workflow instance of the specified workflow and execute it.", Kind = ActivityKind.Task)]
public sealed class ExecuteWorkflow : Activity<ExecuteWorkflowResult>
{
    [Input(DisplayName = "Workflow Definition", Description = "The definition ID of the workflow to execute.", UIHint = InputUIHints.WorkflowDefinitionPicker)]
    public Input<string> WorkflowDefinitionId { get; set; } = null!; // without it the activity faults, as it must

    [Input(DisplayName = "Correlation ID", Description = "The correlation ID to associate the workflow with.")]
    public Input<string?> CorrelationId { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "The input to send to the workflow.")]
    public Input<IDictionary<string, object>?> Input { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "Wait for the child workflow to complete before completing this activity.")]
    public Input<bool> WaitForCompletion { get; set; } = null!; // a definition may leave it out: no

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var waits = WaitForCompletion.GetOrDefault(context);
        var child = await ChildWorkflows.FindAsync(context, WorkflowDefinitionId.Get(context)).ConfigureAwait(false);
        var options = new RunWorkflowOptions
        {
            WorkflowInstanceId = context.WorkflowExecutionContext.IdentityGenerator.GenerateId(),
            ParentWorkflowInstanceId = context.WorkflowExecutionContext.Id,
            Input = ChildWorkflows.InputFor(context, Input.GetOrDefault(context)),
            Properties = ChildWorkflows.PropertiesFor(context, waits),
            CorrelationId = CorrelationId.GetOrDefault(context),
            SchedulingActivityExecutionId = context.Id,
            SchedulingWorkflowInstanceId = context.WorkflowExecutionContext.Id,
            SchedulingCallStackDepth = context.CallStackDepth,
        };
        var run = await context.GetRequiredService<IWorkflowInvoker>().InvokeAsync(child, options, context.CancellationToken).ConfigureAwait(false);
        if (waits && run.WorkflowState.Status == WorkflowStatus.Running)
        {
            context.CreateBookmark(new ExecuteWorkflowStimulus(run.WorkflowState.Id), OnChildWorkflowCompletedAsync, includeActivityInstanceId: false);
            return;
        }

        context.Set(Result, new ExecuteWorkflowResult
        {
            WorkflowDefinitionVersionId = run.WorkflowState.DefinitionVersionId,
            WorkflowInstanceId = run.WorkflowState.Id,
            CorrelationId = run.WorkflowState.CorrelationId,
            Status = run.WorkflowState.Status,
            SubStatus = run.WorkflowState.SubStatus,
            Output = run.WorkflowState.Output,
        });
        await context.CompleteActivityAsync().ConfigureAwait(false);
    }

    private ValueTask OnChildWorkflowCompletedAsync(ActivityExecutionContext context)
    {
        context.Set((Output?)Result, context.WorkflowInput, nameof(Result));
        return context.CompleteActivityAsync();
    }
}

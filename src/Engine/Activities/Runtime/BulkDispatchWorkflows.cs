using System.Collections;
using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Runtime.Stimuli;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>Starts one workflow for each item after the commit, and waits for the end of all if asked to. A child that is cancelled or deleted has ended.</summary>
[Activity("Elsa", "Composition", "Create new workflow instances for each item in the data source and dispatch them for execution.", Kind = ActivityKind.Task)]
[FlowNode("Completed", "Canceled", "Done")]
public sealed class BulkDispatchWorkflows : Activity
{
    private const string DispatchedInstances = "DispatchedInstancesCountKey";
    private const string CompletedInstances = "CompletedInstancesCountKey";
    private const string FaultedInstances = "FaultedInstancesKey";

    [Input(DisplayName = "Workflow Definition", Description = "The definition ID of the workflows to dispatch.", UIHint = InputUIHints.WorkflowDefinitionPicker)]
    public Input<string> WorkflowDefinitionId { get; set; } = null!; // without it the activity faults, as it must

    [Input(Description = "The data source to use for dispatching the workflows.")]
    public Input<object> Items { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "The default key to use for the input name when sending the current item to the dispatched workflow. Will not be used if the Items field contain a list of dictionaries", DefaultValue = "Item")]
    public Input<string> DefaultItemInputKey { get; set; } = new("Item");

    [Input(DisplayName = "Correlation ID Function", Description = "A function to compute the correlation ID to associate a dispatched workflow with.", AutoEvaluate = false)]
    public Input<string?>? CorrelationIdFunction { get; set; }

    [Input(Description = "Additional input to send to the workflows being dispatched.")]
    public Input<IDictionary<string, object>?> Input { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "Wait for the dispatched workflows to complete before completing this activity.", DefaultValue = true)]
    public Input<bool> WaitForCompletion { get; set; } = new(true);

    [Input(Description = "Start a new trace context when using Open Telemetry.", Category = "Open Telemetry")]
    public Input<bool> StartNewTrace { get; set; } = new(false);

    [Input(DisplayName = "Channel", Description = "The channel to dispatch the workflow to.", UIHint = InputUIHints.DropDown, UIHandler = typeof(ChannelOptions))]
    public Input<string?> ChannelName { get; set; } = null!; // a definition may leave it out: the default one

    [Port]
    public IActivity? ChildCompleted { get; set; }

    [Port]
    public IActivity? ChildFaulted { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var waits = WaitForCompletion.GetOrDefault(context);
        var items = context.Get(Items) is IEnumerable some and not string ? some.Cast<object>().ToList() : [];
        foreach (var item in items) await DispatchAsync(context, item, waits).ConfigureAwait(false);
        context.SetProperty(DispatchedInstances, items.Count);
        if (waits && items.Count > 0)
            context.CreateBookmark(new CreateBookmarkArgs
            {
                Callback = OnChildWorkflowCompletedAsync,
                Stimulus = new BulkDispatchWorkflowsStimulus(context.WorkflowExecutionContext.Id) { ScheduledInstanceIdsCount = items.Count },
                IncludeActivityInstanceId = false,
                AutoBurn = false,
            });
        else
            await context.CompleteActivityWithOutcomesAsync("Done").ConfigureAwait(false);
    }

    private async ValueTask DispatchAsync(ActivityExecutionContext context, object item, bool waits)
    {
        var named = new Dictionary<string, object> { [DefaultItemInputKey.GetOrDefault(context) ?? "Item"] = item };
        var input = ChildWorkflows.InputFor(context, Input.GetOrDefault(context));
        foreach (var (name, value) in item as IDictionary<string, object> ?? named) input[name] = value;
        var correlationId = CorrelationIdFunction?.Expression is not { } function
            ? null
            : await context.WorkflowExecutionContext.Evaluator.EvaluateAsync<string>(function, context.ExpressionExecutionContext, new ExpressionEvaluatorOptions { Arguments = named }).ConfigureAwait(false);
        var child = await ChildWorkflows.FindAsync(context, WorkflowDefinitionId.Get(context)).ConfigureAwait(false);
        var properties = ChildWorkflows.PropertiesFor(context, waits, StartNewTrace.GetOrDefault(context));
        await ChildWorkflows.DispatchAsync(context, child, input, properties, correlationId, ChannelName.GetOrDefault(context)).ConfigureAwait(false);
    }

    private async ValueTask OnChildWorkflowCompletedAsync(ActivityExecutionContext context)
    {
        var input = context.WorkflowInput;
        if (IsFirstEnd(context, input["WorkflowInstanceId"].ConvertTo<string>()!, input["WorkflowSubStatus"].ConvertTo<WorkflowSubStatus>()))
            context.UpdateProperty<int>(CompletedInstances, count => count + 1);
        var port = input["WorkflowSubStatus"].ConvertTo<WorkflowSubStatus>() switch
        {
            WorkflowSubStatus.Faulted => ChildFaulted,
            WorkflowSubStatus.Finished => ChildCompleted,
            _ => null,
        };
        if (port is null)
        {
            await CompleteWhenAllAreAsync(context).ConfigureAwait(false);
            return;
        }

        var childId = new Variable<string>("ChildInstanceId", input["WorkflowInstanceId"].ConvertTo<string>()!) { StorageDriverType = typeof(WorkflowInstanceStorageDriver) };
        await context.ScheduleActivityAsync(port, new ScheduleWorkOptions { Input = input, Variables = [childId], CompletionCallback = OnChildFinishedCompletedAsync }).ConfigureAwait(false);
    }

    /// <summary>A child that faulted was counted then; when it is repaired and ends once more, or is given up, it does not count for another.</summary>
    private static bool IsFirstEnd(ActivityExecutionContext context, string child, WorkflowSubStatus end)
    {
        var faulted = context.GetProperty<string>(FaultedInstances)?.Split('\n') ?? [];
        if (faulted.Contains(child)) return false;
        if (end == WorkflowSubStatus.Faulted) context.SetProperty(FaultedInstances, string.Join('\n', [.. faulted, child]));
        return true;
    }

    private ValueTask OnChildFinishedCompletedAsync(ActivityCompletedContext context) => CompleteWhenAllAreAsync(context.TargetContext);

    private static ValueTask CompleteWhenAllAreAsync(ActivityExecutionContext context) =>
        context.GetProperty<int>(CompletedInstances) >= context.GetProperty<int>(DispatchedInstances) ? context.CompleteActivityWithOutcomesAsync("Completed", "Done") : default;
}

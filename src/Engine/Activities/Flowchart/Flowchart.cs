using System.Collections.Concurrent;
using System.ComponentModel;
using Elsa.Expressions.Helpers;
using Elsa.Extensions;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Signals;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>
/// Activities joined by connections. An activity with several ways in waits until each was visited, and runs if at least one was followed; an outcome
/// nobody took counts as visited, so dead paths do not block; one that leads out of a loop counts when the loop is over. A <see cref="FlowJoin"/> says otherwise by its mode.
/// Ways back start a new round.
/// </summary>
[Browsable(false)]
[Activity("Elsa", "Flow", "A flowchart is a collection of activities and connections between them.")]
public sealed partial class Flowchart : Container
{
    private const string ByWayBack = "BackwardConnection";
    private readonly ConcurrentDictionary<(ActivityNode Node, ActivityNode Start), FlowPlan> plans = new();
    private readonly ActivityCompletionCallback childCompleted;

    public Flowchart()
    {
        childCompleted = OnChildCompletedAsync;
        OnSignalReceived<ScheduleChildActivity>(OnScheduleChildActivityAsync);
        OnSignalReceived<CancelSignal>(OnActivityCanceledAsync);
    }

    [Port]
    [Browsable(false)]
    public IActivity? Start { get; set; }

    public ICollection<Connection> Connections { get; set; } = new List<Connection>();

    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        if (StartOf(context) is not { } start) return context.CompleteActivityAsync();
        context.WorkflowExecutionContext.Schedule(start, context, childCompleted);
        return default;
    }

    /// <summary>Cancels what is unfinished on the ways to an activity.</summary>
    internal static async ValueTask CancelBeforeAsync(ActivityExecutionContext flowchart, ActivityNode node)
    {
        var plan = ((Flowchart)flowchart.Activity).ScopeOf(flowchart).Plan;
        var before = plan.Before(plan.IndexOf(node));
        foreach (var child in flowchart.ChildContexts().Reverse().ToList())
            if (!child.IsCompleted && before.Contains(plan.IndexOf(child.ActivityNode))) await child.CancelAsync(childrenFirst: true).ConfigureAwait(false);
    }

    private ValueTask OnChildCompletedAsync(ActivityCompletedContext context)
    {
        var (flowchart, child) = (context.TargetContext, context.ChildContext);
        if (child.Status != ActivityStatus.Completed) return default;
        if (child.Activity is ITerminalNode) return flowchart.CompleteActivityAsync();
        var scope = ScopeOf(flowchart);
        var node = scope.Plan.IndexOf(child.ActivityNode);
        var byWayBack = child.ExtrasOrNull?.ActivityInput?.ContainsKey(ByWayBack) == true;
        var moved = Leave(flowchart, scope, node, context.Result as Outcomes ?? Outcomes.Default, byWayBack);
        if (!moved.IsCompletedSuccessfully || scope.HasPassedOver) return RestAfterAsync(flowchart, scope, moved);
        return moved.Result ? default : RestAsync(flowchart);
    }

    private async ValueTask OnScheduleChildActivityAsync(ScheduleChildActivity signal, SignalContext context)
    {
        var options = new ScheduleWorkOptions { ExistingActivityExecutionContext = signal.ActivityExecutionContext, CompletionCallback = childCompleted, Input = signal.Input };
        await context.ReceiverActivityExecutionContext.ScheduleActivityAsync(signal.Activity, options).ConfigureAwait(false);
    }

    private async ValueTask OnActivityCanceledAsync(CancelSignal signal, SignalContext context)
    {
        var (flowchart, child) = (context.ReceiverActivityExecutionContext, context.SenderActivityExecutionContext);
        if (child.ParentActivityExecutionContext != flowchart) return;
        await RestAsync(flowchart).ConfigureAwait(false);
        var scope = ScopeOf(flowchart);
        var node = scope.Plan.IndexOf(child.ActivityNode);
        if (scope.Plan.IsDangling(node)) return;
        await Leave(flowchart, scope, node, Outcomes.Empty, byWayBack: false).ConfigureAwait(false);
        await LeaveLoopsAsync(flowchart, scope).ConfigureAwait(false);
    }

    private async ValueTask RestAfterAsync(ActivityExecutionContext flowchart, FlowScope scope, ValueTask<bool> moved)
    {
        var goesOn = await moved.ConfigureAwait(false);
        if (scope.HasPassedOver) goesOn |= await LeaveLoopsAsync(flowchart, scope).ConfigureAwait(false);
        if (!goesOn) await RestAsync(flowchart).ConfigureAwait(false);
    }

    // Nothing followed: the flowchart is done, unless something else is under way or has failed.
    private static ValueTask RestAsync(ActivityExecutionContext flowchart)
    {
        if (flowchart.UnfinishedChildren > 0)
            foreach (var child in flowchart.ChildContexts())
                if (child.Status is ActivityStatus.Running or ActivityStatus.Faulted) return default;
        return flowchart.WorkflowExecutionContext.Work.HoldsWorkOf(flowchart) ? default : flowchart.CompleteActivityAsync();
    }

    /// <summary>The plan that an instance at rest goes on by.</summary>
    internal FlowPlan PlanAtRest(ActivityNode node) =>
        plans.GetOrAdd((node, node.FlowStart ??= ChooseStart(node.ChildNodes)), static (key, connections) => new FlowPlan(key.Node, key.Start, connections), Connections);

    private FlowScope ScopeOf(ActivityExecutionContext flowchart)
    {
        if (flowchart.Work is FlowScope scope) return scope;
        var start = StartOf(flowchart)!; // it has run an activity, so it has one
        var plan = plans.GetOrAdd((flowchart.ActivityNode, start), static (key, connections) => new FlowPlan(key.Node, key.Start, connections), Connections);
        scope = flowchart.GetProperty<object>(FlowScope.Property) is { } kept
            ? FlowScope.Restore(plan, kept.ConvertTo<IDictionary<string, object>>()!)
            : new FlowScope(plan);
        flowchart.Work = scope;
        return scope;
    }

    private ActivityNode? StartOf(ActivityExecutionContext context)
    {
        var children = context.ActivityNode.ChildNodes;
        if (children.Length == 0) return null;
        if (context.WorkflowExecutionContext.TriggerActivityId is { } trigger && Array.Find(children, node => node.Activity.Id == trigger) is { } triggered) return triggered;
        return context.ActivityNode.FlowStart ??= ChooseStart(children);
    }

    private ActivityNode ChooseStart(ActivityNode[] children) =>
        Array.Find(children, node => node.Activity == Start)
        ?? Array.Find(children, node => node.Activity is Start)
        ?? Array.Find(children, node => node.Activity.GetCanStartWorkflow())
        ?? Array.Find(children, node => Connections.All(connection => connection.Target?.Activity != node.Activity))
        ?? children[0];
}

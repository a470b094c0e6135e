using System.Runtime.CompilerServices;
using Elsa.Expressions.Helpers;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Options;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>How a flowchart goes on from an activity: along each connection, followed or not.</summary>
public sealed partial class Flowchart
{
    /// <returns>True: something was scheduled.</returns>
    /// <exception cref="InvalidOperationException">The activity cannot be reached from the start, or a way back leads to a place that not every path has passed.</exception>
    private async ValueTask<bool> LeaveSlowlyAsync(ActivityExecutionContext flowchart, FlowScope scope, int node, Outcomes outcomes, bool byWayBack)
    {
        if (scope.Plan.IsDangling(node)) throw new InvalidOperationException($"Activity {scope.Plan.Nodes[node].Activity.Id} is not reachable from the flowchart graph. Unable to schedule its outbound activities.");
        if (!byWayBack) scope.Visit(node);
        var scheduled = false;
        foreach (var edge in scope.Plan.Outbound[node])
        {
            var followed = outcomes.Names.Contains(edge.Port);
            if (!followed && edge.Leaves.Length > 0)
            {
                scope.PassOver(edge);
                continue;
            }

            scope.Visit(edge, followed);
            scheduled |= edge.IsBackward ? followed && GoBack(flowchart, scope, edge) : await ArriveAsync(flowchart, scope, edge).ConfigureAwait(false);
        }

        return scheduled;
    }

    /// <summary>What waits behind a loop must not take a way out as given up while the loop may come to it again, nor count it once a round.</summary>
    /// <returns>True: something was scheduled.</returns>
    private async ValueTask<bool> LeaveLoopsAsync(ActivityExecutionContext flowchart, FlowScope scope)
    {
        var scheduled = false;
        while (scope.NextPassedOver(loop => IsUnderWay(flowchart, scope.Plan, loop)) is { } edge)
        {
            scope.Visit(edge, followed: false);
            scheduled |= await ArriveAsync(flowchart, scope, edge).ConfigureAwait(false);
        }

        return scheduled;
    }

    private static bool IsUnderWay(ActivityExecutionContext flowchart, FlowPlan plan, HashSet<int> loop)
    {
        foreach (var node in loop)
            if (flowchart.WorkflowExecutionContext.Work.Holds(plan.Nodes[node], flowchart)) return true;
        if (flowchart.UnfinishedChildren > 0)
            foreach (var child in flowchart.ChildContexts())
                if (child.Status is not (ActivityStatus.Completed or ActivityStatus.Canceled) && loop.Contains(plan.IndexOf(child.ActivityNode))) return true;
        return false;
    }

    // Most activities have one way out, to an activity with one way in.
    private ValueTask<bool> Leave(ActivityExecutionContext flowchart, FlowScope scope, int node, Outcomes outcomes, bool byWayBack)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return LeaveFromAFreshStackAsync(flowchart, scope, node, outcomes, byWayBack);
        var plan = scope.Plan;
        if (plan.Outbound[node] is not [{ IsBackward: false } edge] || plan.Joins[edge.Target] is not null || plan.Inbound[edge.Target].Length != 1 || plan.IsDangling(node) || !outcomes.Names.Contains(edge.Port))
            return LeaveSlowlyAsync(flowchart, scope, node, outcomes, byWayBack);
        if (!byWayBack) scope.Visit(node);
        scope.Visit(edge, true);
        if (!scope.AllVisited(edge.Target)) return new ValueTask<bool>(false);
        return new ValueTask<bool>(Run(flowchart, scope, edge.Target));
    }

    // A dead path may be long, and each step of it is a call within the one before.
    private async ValueTask<bool> LeaveFromAFreshStackAsync(ActivityExecutionContext flowchart, FlowScope scope, int node, Outcomes outcomes, bool byWayBack)
    {
        await Task.Yield();
        return await Leave(flowchart, scope, node, outcomes, byWayBack).ConfigureAwait(false);
    }

    private ValueTask<bool> ArriveAsync(ActivityExecutionContext flowchart, FlowScope scope, FlowEdge edge) =>
        scope.Plan.Joins[edge.Target] is { } join ? ArriveAtJoinAsync(flowchart, scope, edge, join) : ArriveWhenAllVisited(flowchart, scope, edge, scope.AnyFollowed(edge.Target));

    private async ValueTask<bool> ArriveAtJoinAsync(ActivityExecutionContext flowchart, FlowScope scope, FlowEdge edge, FlowJoin join) => await ModeOfAsync(flowchart, scope, edge, join).ConfigureAwait(false) switch
    {
        FlowJoinMode.WaitAll => await ArriveWhenAllVisited(flowchart, scope, edge, scope.AllFollowed(edge.Target)).ConfigureAwait(false),
        FlowJoinMode.WaitAllActive => await ArriveWhenAllVisited(flowchart, scope, edge, scope.AnyFollowed(edge.Target)).ConfigureAwait(false),
        FlowJoinMode.WaitAny => await ArriveAtWaitAnyAsync(flowchart, scope, edge).ConfigureAwait(false),
        var mode => throw new InvalidOperationException($"A join has no mode {mode}."),
    };

    private ValueTask<bool> ArriveWhenAllVisited(ActivityExecutionContext flowchart, FlowScope scope, FlowEdge edge, bool runs)
    {
        if (!scope.AllVisited(edge.Target)) return new ValueTask<bool>(false);
        return runs ? new ValueTask<bool>(Run(flowchart, scope, edge.Target)) : Leave(flowchart, scope, edge.Target, Outcomes.Empty, byWayBack: false);
    }

    private async ValueTask<bool> ArriveAtWaitAnyAsync(ActivityExecutionContext flowchart, FlowScope scope, FlowEdge edge)
    {
        var target = scope.Plan.Nodes[edge.Target];
        if (scope.IsSettled(edge) || flowchart.WorkflowExecutionContext.Work.Holds(target, flowchart)) return false;
        if (!scope.AnyFollowed(edge.Target)) return scope.AllVisited(edge.Target) && await Leave(flowchart, scope, edge.Target, Outcomes.Empty, byWayBack: false).ConfigureAwait(false);
        Run(flowchart, scope, edge.Target);
        await CancelBeforeAsync(flowchart, target).ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<FlowJoinMode> ModeOfAsync(ActivityExecutionContext flowchart, FlowScope scope, FlowEdge edge, FlowJoin join)
    {
        var plan = scope.Plan.Nodes[edge.Target].Plan;
        var slot = join.Mode is null ? -1 : plan.SlotOf(join.Mode);
        if (slot < 0) return FlowJoinMode.WaitAny;
        return (await plan.Inputs[slot].EvaluateAsync(flowchart).ConfigureAwait(false)).ConvertTo<FlowJoinMode?>() ?? FlowJoinMode.WaitAny;
    }

    private bool GoBack(ActivityExecutionContext flowchart, FlowScope scope, FlowEdge edge)
    {
        var nodes = scope.Plan.Nodes;
        if (!edge.IsValid)
            throw new InvalidOperationException($"Invalid backward connection: Every path from the source ('{nodes[edge.Source].Activity.Id}') must go through the target ('{nodes[edge.Target].Activity.Id}') when tracing back to the start.");
        flowchart.WorkflowExecutionContext.Schedule(nodes[edge.Target], flowchart, new ScheduleWorkOptions { CompletionCallback = childCompleted, Input = new Dictionary<string, object> { [ByWayBack] = true } });
        return true;
    }

    private bool Run(ActivityExecutionContext flowchart, FlowScope scope, int node)
    {
        flowchart.WorkflowExecutionContext.Schedule(scope.Plan.Nodes[node], flowchart, childCompleted);
        return true;
    }
}

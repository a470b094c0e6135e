using Elsa.Expressions.Helpers;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Activities.StateMachine.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Migration;

/// <summary>What containers remember of their way, told in the new version's terms.</summary>
internal static class Containers
{
    private const string Index = "CurrentIndex", State = "CurrentState", Completed = "Completed";

    public static void Move(WorkflowState state, ActivityExecutionContextState execution, Dictionary<string, Place> places, NodeMap nodes, List<MoveNote> notes)
    {
        var place = places[execution.Id];
        var children = state.ActivityExecutionContexts.Where(child => child.ParentContextId == execution.Id).ToList();
        switch (place.Old.Activity, place.Now.Activity)
        {
            case (Flowchart old, Flowchart now) when execution.Properties.TryGetValue(FlowScope.Property, out var kept):
                execution.Properties[FlowScope.Property] = FlowMove.Move(
                    kept.ConvertTo<IDictionary<string, object>>()!, old.PlanAtRest(place.Old), now.PlanAtRest(place.Now), nodes, children.Select(child => places[child.Id].Now), notes); // it is always kept as a map
                break;
            case (Sequence, Sequence) when execution.Properties.TryGetValue(Index, out var index) && children.Count > 0:
                execution.Properties[Index] = index.ConvertTo<int>() + Array.IndexOf(place.Now.ChildNodes, places[children[0].Id].Now) - Array.IndexOf(place.Old.ChildNodes, places[children[0].Id].Old);
                break;
            case (Fork, Fork now):
                MoveFork(execution, place.Old, now, children, places, nodes, notes);
                break;
            case (StateMachine old, StateMachine now):
                MoveMachine(state, execution, old, now, children, nodes, notes);
                break;
        }
    }

    /// <summary>A fork ends when all its branches have: one that never began would keep it for ever.</summary>
    private static void MoveFork(ActivityExecutionContextState execution, ActivityNode oldNode, Fork now, List<ActivityExecutionContextState> children, Dictionary<string, Place> places, NodeMap nodes, List<MoveNote> notes)
    {
        var completed = execution.Properties.TryGetValue(Completed, out var kept) ? kept.ConvertTo<List<string>>() ?? [] : [];
        var done = completed.Select(id => oldNode.Children.FirstOrDefault(child => child.Activity.Id == id) is { } branch && nodes.Target(branch) is { } target ? target.Activity.Id : id).ToList();
        if (completed.Count > 0) execution.Properties[Completed] = done;
        var begun = done.Concat(children.Select(child => places[child.Id].Now.Activity.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var branch in now.Branches.Where(branch => now.JoinMode == Elsa.Workflows.ForkJoinMode.WaitAll && !begun.Contains(branch.Id)))
            notes.Add(new(
                "new-branch", oldNode.Activity.Id,
                $"“{NodeMap.NameOf(oldNode.Activity)}”在新版本中多了分支“{NodeMap.NameOf(branch)}”，已经分叉的实例不会启动它，也就永远等不到它。请等分叉汇合后再迁移。",
                $"\"{NodeMap.NameOf(oldNode.Activity)}\" has a new branch \"{NodeMap.NameOf(branch)}\"; an instance that has forked already would wait for it for ever. Move it after the join.", true));
    }

    /// <summary>The state goes by its name; which way a trigger was waiting for, by where that leads from and to.</summary>
    private static void MoveMachine(WorkflowState state, ActivityExecutionContextState execution, StateMachine old, StateMachine now, List<ActivityExecutionContextState> children, NodeMap nodes, List<MoveNote> notes)
    {
        if (execution.Properties.TryGetValue(State, out var name) && now.States.All(one => one.Name != name as string))
            notes.Add(new(
                "no-state", old.Id, $"实例处于状态“{name}”，新版本的“{NodeMap.NameOf(old)}”中没有这个状态。",
                $"The instance is in the state \"{name}\", which \"{NodeMap.NameOf(old)}\" has not in the new version.", true));
        foreach (var callback in state.CompletionCallbacks.Where(callback => callback.Tag is not null && children.Exists(child => child.Id == callback.ChildInstanceId)))
        {
            var was = old.Transitions.ElementAtOrDefault(callback.Tag.ConvertTo<int>());
            var trigger = was?.Trigger is { } waited ? nodes.TargetId(waited.Id) : null;
            var place = now.Transitions.Index()
                .Where(one => was is not null && one.Item.From == was.From && one.Item.To == was.To && one.Item.Trigger?.Id == trigger).Select(one => (int?)one.Index).FirstOrDefault();
            if (place is { } index) callback.Tag = index;
            else
                notes.Add(new(
                    "no-transition", old.Id, $"实例正等待从“{was?.From}”到“{was?.To}”的转换，新版本中没有它。",
                    $"The instance waits for the transition from \"{was?.From}\" to \"{was?.To}\", which the new version has not.", true));
        }
    }
}

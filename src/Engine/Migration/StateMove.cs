using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Migration;

/// <summary>What moving one instance comes to.</summary>
/// <param name="State">The instance in the new version; null if something is in the way.</param>
/// <param name="Notes">What is in the way, and what else there is to know.</param>
/// <param name="Waits">Where it waits, and where it will.</param>
internal sealed record MovedState(WorkflowState? State, IReadOnlyList<MoveNote> Notes, IReadOnlyList<WaitingPlace> Waits);

/// <summary>
/// Moves an instance at rest to another version of its definition: pure, and the state it is given stays as it is. Everything that others know the
/// instance by stays: executions, bookmarks with their hashes, and so timers, inbox tasks and waiting children. Only where it stands is told anew.
/// </summary>
internal static class StateMove
{
    public static MovedState Move(WorkflowState before, WorkflowGraph from, WorkflowGraph to, ActivityMap map, bool dropsVariables)
    {
        var state = StateJson.Read(StateJson.Write(before).Span);
        var (nodes, notes) = (new NodeMap(from, to, map), new List<MoveNote>());
        var places = Places(state, nodes, notes);
        if (state.ScheduledActivities.Count > 0)
            notes.Add(new("not-at-rest", null, "实例正在执行，请稍后再迁移。", "The instance is running this moment. Move it later.", true));
        var waits = Waits(before, nodes);
        if (notes.Exists(note => note.Blocks)) return new(null, notes, waits);

        KeptSettings.Note(before, places, notes);
        foreach (var execution in state.ActivityExecutionContexts) Containers.Move(state, execution, places, nodes, notes);
        foreach (var execution in state.ActivityExecutionContexts) VariableMove.Move(execution, places[execution.Id], dropsVariables, notes);
        foreach (var execution in state.ActivityExecutionContexts) Rename(execution, places, nodes);
        foreach (var callback in state.CompletionCallbacks)
            if (callback.ChildInstanceId is { } child && places.TryGetValue(child, out var place)) callback.ChildNodeId = place.Now.NodeId;
        foreach (var bookmark in state.Bookmarks) Rename(bookmark, places);
        foreach (var incident in state.Incidents)
            if (nodes.Target(incident.ActivityNodeId) is { } target) (incident.ActivityId, incident.ActivityNodeId) = (target.Activity.Id, target.NodeId);
        (state.DefinitionVersionId, state.DefinitionVersion) = (to.Workflow.Identity.Id, to.Workflow.Identity.Version);
        return new(notes.Exists(note => note.Blocks) ? null : state, notes, waits);
    }

    /// <summary>Where each unfinished execution stands, and will stand.</summary>
    private static Dictionary<string, Place> Places(WorkflowState state, NodeMap nodes, List<MoveNote> notes)
    {
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var waiting = state.Bookmarks.Select(bookmark => bookmark.ActivityInstanceId).ToHashSet();
        foreach (var execution in state.ActivityExecutionContexts)
        {
            if (nodes.From.FindNodeById(execution.ScheduledActivityNodeId) is not { } old)
            {
                notes.Add(new("unknown-place", null, $"实例所在的位置“{execution.ScheduledActivityNodeId}”在原版本中找不到。", $"The old version has no place \"{execution.ScheduledActivityNodeId}\".", true));
                continue;
            }

            var name = NodeMap.NameOf(old.Activity);
            if (nodes.Target(old) is not { } target)
                notes.Add(waiting.Contains(execution.Id)
                    ? new(
                        "no-target", old.Activity.Id, $"实例正停在“{name}”，新版本中没有对应的活动。请在对照表中为它指定一个。",
                        $"The instance waits at \"{name}\", which has no counterpart in the new version. Name one in the map.", true)
                    : new(
                        "no-target", old.Activity.Id, $"“{name}”还没有结束，新版本中没有对应的活动。请在对照表中为它指定一个。",
                        $"\"{name}\" is under way and has no counterpart in the new version. Name one in the map.", true));
            else if (!NodeMap.SameKind(old.Activity, target.Activity))
                notes.Add(new(
                    "other-type", old.Activity.Id,
                    $"“{name}”对应的“{NodeMap.NameOf(target.Activity)}”是另一种活动（{target.Activity.Type}，原为 {old.Activity.Type}），不能接着执行。请换一个同类的活动。",
                    $"\"{name}\" would go on as \"{NodeMap.NameOf(target.Activity)}\", which is of another type ({target.Activity.Type} instead of {old.Activity.Type}). Choose one of the same type.", true));
            else places[execution.Id] = new(old, target);
        }

        foreach (var execution in state.ActivityExecutionContexts)
        {
            if (execution.ParentContextId is not { } parentId || !places.TryGetValue(execution.Id, out var place) || !places.TryGetValue(parentId, out var parent)) continue;
            if (place.Old.Parent == parent.Old && place.Now.Parent != parent.Now)
                notes.Add(new(
                    "other-container", place.Old.Activity.Id,
                    $"“{NodeMap.NameOf(place.Old.Activity)}”在新版本中移到了另一个容器里，正在执行的容器无法跟着移动。请把它放回原来的容器，或等它完成后再迁移。",
                    $"\"{NodeMap.NameOf(place.Old.Activity)}\" stands in another container in the new version; the one under way cannot follow. Put it back, or move the instance later.", true));
        }

        return places;
    }

    private static List<WaitingPlace> Waits(WorkflowState state, NodeMap nodes)
    {
        List<WaitingPlace> waits = [];
        foreach (var bookmark in state.Bookmarks.DistinctBy(bookmark => bookmark.ActivityInstanceId))
        {
            var old = nodes.From.FindNodeById(bookmark.ActivityNodeId);
            var target = old is null ? null : nodes.Target(old);
            waits.Add(new(
                bookmark.ActivityId, old is null ? bookmark.ActivityId : NodeMap.NameOf(old.Activity), old?.Activity.Type ?? bookmark.Name,
                target?.Activity.Id, target is null ? null : NodeMap.NameOf(target.Activity)));
        }

        return waits;
    }

    private static void Rename(ActivityExecutionContextState execution, Dictionary<string, Place> places, NodeMap nodes)
    {
        execution.ScheduledActivityNodeId = places[execution.Id].Now.NodeId;
        if (execution.ParentContextId is { } parent && places.TryGetValue(parent, out var above)) execution.OwnerActivityNodeId = above.Now.NodeId;
        if (execution.SchedulingActivityId is { } by && execution.SchedulingWorkflowInstanceId is null) execution.SchedulingActivityId = nodes.TargetId(by);
    }

    private static void Rename(Bookmark bookmark, Dictionary<string, Place> places)
    {
        if (bookmark.ActivityInstanceId is not { } execution || !places.TryGetValue(execution, out var place)) return;
        (bookmark.ActivityId, bookmark.ActivityNodeId) = (place.Now.Activity.Id, place.Now.NodeId);
    }
}

/// <summary>Where an execution stands in the old version, and where in the new one.</summary>
internal readonly record struct Place(ActivityNode Old, ActivityNode Now);

using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Management.Activities.WorkflowDefinitionActivity;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Migration;

/// <summary>Finds for an activity of the old version its place in the new one.</summary>
internal sealed class NodeMap(WorkflowGraph from, WorkflowGraph to, ActivityMap map)
{
    private readonly Dictionary<ActivityNode, ActivityNode?> found = [];

    public WorkflowGraph From => from;

    public WorkflowGraph To => to;

    /// <summary>The place in the new version; null if it has none. It may hang on another parent than its parent's place.</summary>
    public ActivityNode? Target(ActivityNode node)
    {
        if (node == from.Root) return to.Root;
        if (found.TryGetValue(node, out var known)) return known;
        return found[node] = Find(node);
    }

    public ActivityNode? Target(string nodeId) => from.FindNodeById(nodeId) is { } node ? Target(node) : null;

    /// <summary>The new id of an activity that is named by its id alone; the same id where that means nothing.</summary>
    public string TargetId(string activityId) => from.FindNodeByActivityId(activityId) is { } node && Target(node) is { } target ? target.Activity.Id : activityId;

    /// <summary>Both do the same thing.</summary>
    public static bool SameKind(IActivity old, IActivity now) =>
        old is WorkflowDefinitionActivity used && now is WorkflowDefinitionActivity uses ? used.WorkflowDefinitionId == uses.WorkflowDefinitionId : old.Type == now.Type;

    public static string NameOf(IActivity activity) => activity.GetDisplayText() is { Length: > 0 } shown ? shown : activity.Name is { Length: > 0 } name ? name : activity.Id;

    private ActivityNode? Find(ActivityNode node)
    {
        if (map.Target(node.Activity.Id) is not { } id) return null;
        var here = node.Parent is { } parent ? Target(parent)?.Children.FirstOrDefault(child => child.Activity.Id == id) : null;
        return here ?? to.FindNodeByActivityId(id);
    }
}

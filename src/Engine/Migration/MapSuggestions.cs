using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Migration;

/// <summary>An activity of the old version, and which of the new one it may go on as.</summary>
/// <param name="Suggested">The new activity's id; null if none suggests itself.</param>
/// <param name="Why"><c>same-id</c>, <c>same-name</c>, <c>only-one</c> of its type that is new, or <c>none</c>.</param>
public sealed record SuggestedTarget(string ActivityId, string Name, string Type, string? Suggested, string Why);

/// <summary>An activity that may be chosen as a target.</summary>
public sealed record TargetActivity(string ActivityId, string Name, string Type);

/// <summary>Proposes which activity goes on as which.</summary>
public static class MapSuggestions
{
    /// <summary>For every activity of the old version: the one of the same id and type, else one of the same type and name, else the only new one of the type.</summary>
    public static IReadOnlyList<SuggestedTarget> Between(WorkflowGraph from, WorkflowGraph to)
    {
        var (old, now) = (Own(from), Own(to));
        var oldIds = old.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        var fresh = now.Where(activity => !oldIds.Contains(activity.Id)).ToList();
        return [.. old.Select(activity =>
        {
            var (target, why) = Target(activity, now, fresh);
            return new SuggestedTarget(activity.Id, NodeMap.NameOf(activity), activity.Type, target?.Id, why);
        })];
    }

    /// <summary>What may be chosen in a version.</summary>
    public static IReadOnlyList<TargetActivity> TargetsIn(WorkflowGraph graph) => [.. Own(graph).Select(activity => new TargetActivity(activity.Id, NodeMap.NameOf(activity), activity.Type))];

    private static (IActivity? Target, string Why) Target(IActivity activity, List<IActivity> now, List<IActivity> fresh)
    {
        if (now.Find(other => other.Id == activity.Id && NodeMap.SameKind(activity, other)) is { } same) return (same, "same-id");
        var alike = fresh.FindAll(other => NodeMap.SameKind(activity, other));
        if (alike.Find(other => NodeMap.NameOf(other) == NodeMap.NameOf(activity)) is { } named) return (named, "same-name");
        return alike.Count == 1 ? (alike[0], "only-one") : (null, "none");
    }

    /// <summary>The activities of the workflow itself: what is inside a workflow used as an activity goes with it.</summary>
    private static List<IActivity> Own(WorkflowGraph graph)
    {
        List<IActivity> own = [];
        Add(graph.Root);
        return own;

        void Add(ActivityNode node)
        {
            foreach (var child in node.Children)
            {
                if (child.Activity is Workflow) continue;
                own.Add(child.Activity);
                Add(child);
            }
        }
    }
}

using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Engine.Running.Planning;

/// <summary>
/// Compiles a workflow into a graph. Gives activities without an id one ("Sequence1"), node ids, and ids to their outputs and variables;
/// the activities belong to the graph from then on.
/// </summary>
public sealed class WorkflowGraphBuilder(IServiceProvider services) : IWorkflowGraphBuilder
{
    /// <summary>Compiles a workflow that has nothing to initialize: one made in code from the built-in activities.</summary>
    public static WorkflowGraph Build(Workflow workflow)
    {
        var root = new ActivityNode(workflow, "Root");
        var nodes = new List<ActivityNode> { root };
        var seen = new HashSet<IActivity>(ReferenceEqualityComparer.Instance) { workflow };
        for (var index = 0; index < nodes.Count; index++) AddChildren(nodes, nodes[index], seen);
        return Compile(workflow, root, nodes);
    }

    public async Task<WorkflowGraph> BuildAsync(Workflow workflow, CancellationToken cancellationToken = default)
    {
        var root = new ActivityNode(workflow, "Root");
        var nodes = new List<ActivityNode> { root };
        var seen = new HashSet<IActivity>(ReferenceEqualityComparer.Instance) { workflow };
        for (var index = 0; index < nodes.Count; index++)
        {
            if (nodes[index].Activity is IInitializable initializable)
                await initializable.InitializeAsync(new InitializationContext(services, cancellationToken)).ConfigureAwait(false);
            AddChildren(nodes, nodes[index], seen);
        }

        var graph = Compile(workflow, root, nodes);
        if (services.GetService<IActivityRegistry>() is { } registry)
            foreach (var node in nodes) node.Plan.IsOfMissingVersion = IsOfMissingVersion(node.Activity, registry);
        return graph;
    }

    private static bool IsOfMissingVersion(IActivity activity, IActivityRegistry registry) =>
        activity is not NotFoundActivity && registry.Find(activity.Type, activity.Version) is null && registry.Find(activity.Type) is not null;

    private static void AddChildren(List<ActivityNode> nodes, ActivityNode parent, HashSet<IActivity> seen)
    {
        foreach (var (activity, port) in ActivityTypePlan.Of(parent.Activity.GetType()).ChildrenOf(parent.Activity))
        {
            if (!seen.Add(activity)) continue; // an activity has one place
            var child = new ActivityNode(activity, port);
            child.AddParent(parent);
            parent.AddChild(child);
            nodes.Add(child);
        }
    }

    private static WorkflowGraph Compile(Workflow workflow, ActivityNode root, List<ActivityNode> nodes)
    {
        GiveIds(nodes);
        for (var index = 0; index < nodes.Count; index++)
        {
            var node = nodes[index];
            node.Index = index;
            node.ChildNodes = [.. node.Children];
            node.Activity.NodeId = node.Parent is { } parent ? $"{parent.NodeId}:{node.Activity.Id}" : node.Activity.Id;
            GiveOutputIds(node.Activity);
            GiveVariableIds(node.Activity);
        }

        foreach (var node in nodes) node.Plan = NodePlan.For(node);
        return new WorkflowGraph(workflow, root, nodes);
    }

    private static void GiveIds(List<ActivityNode> nodes)
    {
        var taken = nodes.Select(node => node.Activity.Id).ToHashSet();
        var counters = new Dictionary<string, int>();
        foreach (var node in nodes)
        {
            if (!string.IsNullOrWhiteSpace(node.Activity.Id)) continue;
            var name = node.Activity.Type[(node.Activity.Type.LastIndexOf('.') + 1)..];
            string id;
            do
            {
                counters[name] = counters.GetValueOrDefault(name) + 1;
                id = $"{name}{counters[name]}";
            }
            while (!taken.Add(id));
            node.Activity.Id = id;
        }
    }

    private static void GiveOutputIds(IActivity activity)
    {
        foreach (var (name, output) in ActivityTypePlan.Of(activity.GetType()).OutputsOf(activity))
            if (output?.MemoryBlockReference() is { Id: "" or null } reference) reference.Id = $"{activity.NodeId}:output-{name}";
    }

    private static void GiveVariableIds(IActivity activity)
    {
        if (activity is not IVariableContainer container) return;
        var number = 0;
        foreach (var variable in container.Variables)
        {
            number++;
            if (string.IsNullOrEmpty(variable.Id)) variable.Id = $"{activity.Id}:variable-{number}";
            if (string.IsNullOrWhiteSpace(variable.Name)) variable.Name = $"Variable{number}";
        }
    }
}

using Elsa.Workflows.Activities;

namespace Elsa.Workflows.Models;

/// <summary>A workflow compiled to run: immutable, shared by all its instances. Made by <see cref="IWorkflowGraphBuilder"/>.</summary>
public sealed class WorkflowGraph
{
    private readonly ActivityNode[] nodes;
    private readonly Dictionary<string, ActivityNode> byActivityId = [];

    public WorkflowGraph(Workflow workflow, ActivityNode root, IEnumerable<ActivityNode> nodes)
    {
        Workflow = workflow;
        Root = root;
        this.nodes = nodes.ToArray();
        foreach (var node in this.nodes)
        {
            NodeActivityLookup[node.Activity] = node;
            NodeIdLookup[node.NodeId] = node;
            byActivityId.TryAdd(node.Activity.Id, node);
        }
    }

    public Workflow Workflow { get; }

    public ActivityNode Root { get; }

    public ICollection<ActivityNode> Nodes => nodes;

    public IDictionary<IActivity, ActivityNode> NodeActivityLookup { get; } = new Dictionary<IActivity, ActivityNode>(ReferenceEqualityComparer.Instance);

    public IDictionary<string, ActivityNode> NodeIdLookup { get; } = new Dictionary<string, ActivityNode>();

    public ActivityNode? FindNodeById(string nodeId) => NodeIdLookup.TryGetValue(nodeId, out var node) ? node : null;

    public ActivityNode? FindNodeByActivity(IActivity activity) => NodeActivityLookup.TryGetValue(activity, out var node) ? node : null;

    public ActivityNode? FindNodeByActivityId(string activityId) => byActivityId.GetValueOrDefault(activityId);

    public IActivity? FindActivityByNodeId(string nodeId) => FindNodeById(nodeId)?.Activity;

    public IActivity? FindActivityById(string activityId) => FindNodeByActivityId(activityId)?.Activity;

    public IActivity? FindActivity(ActivityHandle handle) => handle switch
    {
        { ActivityId: { } id } => FindActivityById(id),
        { ActivityNodeId: { } nodeId } => FindActivityByNodeId(nodeId),
        _ => null,
    };
}

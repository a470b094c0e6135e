using BenchmarkWorkflow.Engine.Running.Planning;

namespace Elsa.Workflows.Models;

/// <summary>An activity at its place in the tree of a workflow.</summary>
public sealed class ActivityNode(IActivity activity, string port)
{
    private readonly List<ActivityNode> parents = [];
    private readonly List<ActivityNode> children = [];

    /// <summary>The ids from the root to here, joined by colons.</summary>
    public string NodeId => Activity.NodeId;

    public IActivity Activity { get; } = activity;

    /// <summary>The port of the parent it hangs on.</summary>
    public string Port { get; } = port;

    public IReadOnlyCollection<ActivityNode> Parents => parents;

    public ICollection<ActivityNode> Children => children;

    /// <summary>Its place in the workflow's node list.</summary>
    internal int Index { get; set; }

    /// <summary>What running it needs, compiled.</summary>
    internal NodePlan Plan { get; set; } = null!; // set by the plan compiler before the graph is handed out

    /// <summary>The children in their order, for activities that go through them by index.</summary>
    internal ActivityNode[] ChildNodes { get; set; } = [];

    /// <summary>Of a flowchart: the child it starts at when nothing else is asked for; found at the first run.</summary>
    internal ActivityNode? FlowStart { get; set; }

    internal ActivityNode? Parent => parents.Count > 0 ? parents[0] : null;

    public void AddParent(ActivityNode parent) => parents.Add(parent);

    public void AddChild(ActivityNode child) => children.Add(child);

    public IEnumerable<ActivityNode> Descendants() => children.SelectMany(child => child.Descendants().Prepend(child));

    public IEnumerable<ActivityNode> Ancestors()
    {
        for (var node = Parent; node is not null; node = node.Parent) yield return node;
    }

    public IEnumerable<ActivityNode> Siblings() => parents.SelectMany(parent => parent.children).Where(node => node != this);

    public IEnumerable<ActivityNode> SiblingsAndCousins() => parents.SelectMany(parent => parent.Siblings().SelectMany(uncle => uncle.children)).Concat(Siblings());
}

using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Models;

namespace Elsa.Workflows.Activities.Flowchart.Models;

/// <summary>
/// A flowchart compiled for one start activity: which connections lead forward from it, which lead back, and who is before whom. Activities and
/// connections are numbered; nothing changes after construction.
/// </summary>
internal sealed class FlowPlan
{
    private readonly int firstChild;
    private readonly FlowEdge[] edges;

    public FlowPlan(ActivityNode flowchart, ActivityNode start, IEnumerable<Connection> connections)
    {
        Nodes = flowchart.ChildNodes;
        firstChild = Nodes[0].Index;
        Start = IndexOf(start);
        edges = Number(connections);
        var forward = ForwardEdges();
        Outbound = Array.ConvertAll(Numbers(Nodes.Length), node => edges.Where(edge => edge.Source == node).ToArray());
        Inbound = Array.ConvertAll(Numbers(Nodes.Length), node => forward.Where(edge => edge.Target == node).ToArray());
        foreach (var edge in edges) edge.IsBackward = !forward.Contains(edge);
        foreach (var edge in edges) edge.IsValid = !edge.IsBackward || EveryPathPasses(edge.Source, edge.Target);
        Loops = [.. edges.Where(edge => edge is { IsBackward: true, IsValid: true }).GroupBy(edge => edge.Target).Select(LoopOf)];
        foreach (var edge in forward) edge.Leaves = Array.FindAll(Loops, loop => loop.Contains(edge.Source) && !loop.Contains(edge.Target));
        Joins = Array.ConvertAll(Nodes, node => node.Activity as FlowJoin);
    }

    public ActivityNode[] Nodes { get; }

    public int Start { get; }

    public IReadOnlyList<FlowEdge> Edges => edges;

    /// <summary>By activity: the connections that leave it.</summary>
    public FlowEdge[][] Outbound { get; }

    /// <summary>By activity: the forward connections that reach it.</summary>
    public FlowEdge[][] Inbound { get; }

    /// <summary>By activity: itself, if it is an explicit join.</summary>
    public FlowJoin?[] Joins { get; }

    /// <summary>The activities that ways back to one place run again, that place with them.</summary>
    public HashSet<int>[] Loops { get; }

    public int IndexOf(ActivityNode node) => node.Index - firstChild;

    /// <summary>True: no way leads to it from the start.</summary>
    public bool IsDangling(int node) => node != Start && Inbound[node].Length == 0;

    /// <summary>All activities from which forward ways lead to this one.</summary>
    public HashSet<int> Before(int node)
    {
        var before = new HashSet<int>();
        var open = new Queue<int>([node]);
        while (open.TryDequeue(out var current))
            foreach (var edge in Inbound[current])
                if (before.Add(edge.Source)) open.Enqueue(edge.Source);
        return before;
    }

    // Everything from which a way back can be reached without passing its target; that lies on every path from the start, so nothing before it is among them.
    private HashSet<int> LoopOf(IGrouping<int, FlowEdge> waysBack)
    {
        var loop = new HashSet<int> { waysBack.Key };
        var open = new Queue<int>();
        foreach (var edge in waysBack)
            if (loop.Add(edge.Source)) open.Enqueue(edge.Source);
        while (open.TryDequeue(out var current))
            foreach (var edge in Inbound[current])
                if (loop.Add(edge.Source)) open.Enqueue(edge.Source);
        return loop;
    }

    private static int[] Numbers(int count) => Enumerable.Range(0, count).ToArray();

    // Connections to or from activities that are not in this flowchart are dropped.
    private FlowEdge[] Number(IEnumerable<Connection> connections)
    {
        var byActivity = new Dictionary<IActivity, int>(ReferenceEqualityComparer.Instance);
        for (var index = 0; index < Nodes.Length; index++) byActivity[Nodes[index].Activity] = index;
        var numbered = new List<FlowEdge>();
        foreach (var connection in connections)
        {
            if (connection.Source?.Activity is not { } source || connection.Target?.Activity is not { } target) continue;
            if (!byActivity.TryGetValue(source, out var from) || !byActivity.TryGetValue(target, out var to)) continue;
            var port = connection.Source.Port ?? "Done";
            var edge = new FlowEdge(numbered.Count, from, to, port, $"{source.Id}:{port}->{target.Id}:{connection.Target.Port ?? "In"}");
            if (!numbered.Exists(other => other.Id == edge.Id)) numbered.Add(edge);
        }

        return [.. numbered];
    }

    // From the start outwards, a connection counts as forward unless it would close a circle of forward ones.
    private HashSet<FlowEdge> ForwardEdges()
    {
        var forward = new HashSet<FlowEdge>();
        var visited = new HashSet<int>();
        var open = new Queue<int>([Start]);
        while (open.TryDequeue(out var source))
        {
            visited.Add(source);
            foreach (var target in edges.Where(edge => edge.Source == source).Select(edge => edge.Target).Distinct())
            {
                if (forward.Any(edge => edge.Source == source && edge.Target == target) || HasWay(forward, target, source)) continue;
                forward.UnionWith(edges.Where(edge => edge.Source == source && edge.Target == target));
                if (!visited.Contains(target)) open.Enqueue(target);
            }
        }

        return forward;
    }

    private static bool HasWay(IEnumerable<FlowEdge> along, int from, int to)
    {
        if (from == to) return true;
        var visited = new HashSet<int> { from };
        var open = new Stack<int>([from]);
        while (open.TryPop(out var current))
        {
            foreach (var edge in along.Where(edge => edge.Source == current))
            {
                if (edge.Target == to) return true;
                if (visited.Add(edge.Target)) open.Push(edge.Target);
            }
        }

        return false;
    }

    // A way back is allowed only to an activity that lies on every path from the start to where it comes from.
    private bool EveryPathPasses(int source, int target)
    {
        if (source == target || target == Start) return true;
        var visited = new HashSet<int> { source };
        var open = new Stack<int>([source]);
        while (open.TryPop(out var current))
        {
            if (current == Start) return false;
            foreach (var edge in Inbound[current])
                if (edge.Source != target && visited.Add(edge.Source)) open.Push(edge.Source);
        }

        return true;
    }
}

/// <summary>A connection of a <see cref="FlowPlan"/>.</summary>
internal sealed class FlowEdge(int index, int source, int target, string port, string id)
{
    public int Index { get; } = index;

    public int Source { get; } = source;

    public int Target { get; } = target;

    /// <summary>The outcome that follows it.</summary>
    public string Port { get; } = port;

    /// <summary>As Elsa writes it: "a:Done->b:In".</summary>
    public string Id { get; } = id;

    public bool IsBackward { get; set; }

    /// <summary>The loops that it leads out of.</summary>
    public HashSet<int>[] Leaves { get; set; } = [];

    public bool IsValid { get; set; }
}

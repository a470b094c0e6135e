using Elsa.Expressions.Helpers;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Migration;

/// <summary>
/// Carries what a flowchart has counted over to another drawing of it. An activity that is new counts as passed by as often as all its ways in were
/// come by, so that no join waits for what lies behind the instance; what lies before it, it will run.
/// </summary>
internal sealed class FlowMove
{
    private readonly FlowPlan old, now;
    private readonly Dictionary<int, int> oldOf = [];
    private readonly HashSet<int> active;
    private readonly (IDictionary<string, object> Activities, IDictionary<string, object> Connections, IDictionary<string, object> Followed) kept;
    private readonly IDictionary<string, object> waysOut;
    private readonly int[] visits, counts;
    private readonly bool[] followed, known;

    private FlowMove(IDictionary<string, object> kept, FlowPlan old, FlowPlan now, NodeMap nodes, IEnumerable<ActivityNode> active)
    {
        (this.old, this.now) = (old, now);
        this.kept = (Part(kept, "activitiesVisitCount"), Part(kept, "connectionVisitCount"), Part(kept, "connectionLastVisitFollowed"));
        waysOut = kept.ContainsKey(FlowScope.PassedOver) ? Part(kept, FlowScope.PassedOver) : new Dictionary<string, object>();
        for (var index = 0; index < old.Nodes.Length; index++)
            if (nodes.Target(old.Nodes[index]) is { } target && Array.IndexOf(now.Nodes, target) is var place and >= 0) oldOf.TryAdd(place, index);
        this.active = [.. active.Select(node => Array.IndexOf(now.Nodes, node)).Where(index => index >= 0)];
        (visits, counts) = (new int[now.Nodes.Length], new int[now.Edges.Count]);
        (followed, known) = (new bool[now.Edges.Count], new bool[now.Edges.Count]);
    }

    /// <param name="kept">The counts of the old drawing, as they are kept.</param>
    /// <param name="old">The old drawing.</param>
    /// <param name="now">The new one.</param>
    /// <param name="nodes">Which activity is which.</param>
    /// <param name="active">The activities of the new drawing that are under way.</param>
    /// <param name="notes">Takes what is in the way, and what is passed by.</param>
    public static Dictionary<string, object> Move(IDictionary<string, object> kept, FlowPlan old, FlowPlan now, NodeMap nodes, IEnumerable<ActivityNode> active, List<MoveNote> notes)
    {
        var move = new FlowMove(kept, old, now, nodes, active);
        move.Count();
        move.LookForChangedJoins(notes);
        move.LookForPassed(notes);
        return move.ToKept();
    }

    private void Count()
    {
        foreach (var node in InOrder())
        {
            var through = false;
            if (oldOf.TryGetValue(node, out var was)) visits[node] = Number(kept.Activities, old.Nodes[was].Activity.Id);
            else if (now.Inbound[node].Length > 0)
            {
                visits[node] = now.Inbound[node].Min(edge => counts[edge.Index]);
                through = visits[node] > 0 && now.Inbound[node].Any(edge => followed[edge.Index]);
            }

            foreach (var edge in now.Outbound[node].Where(edge => !edge.IsBackward)) Count(edge, node, through);
        }
    }

    private void Count(FlowEdge edge, int node, bool through)
    {
        if (oldOf.TryGetValue(node, out var source))
        {
            var leaving = old.Outbound[source];
            var itself = oldOf.TryGetValue(edge.Target, out var target) ? Array.Find(leaving, one => one.Target == target && one.Port == edge.Port) : null;
            known[edge.Index] = itself is not null;
            // Another way out by the same outcome tells as well whether that outcome was taken.
            if ((itself ?? Array.Find(leaving, one => one.Port == edge.Port)) is { } same)
            {
                counts[edge.Index] = Number(kept.Connections, same.Id);
                followed[edge.Index] = kept.Followed.TryGetValue(same.Id, out var last) && last.ConvertTo<bool>();
                return;
            }

            counts[edge.Index] = leaving.Select(one => Number(kept.Connections, one.Id)).Append(visits[node]).Max();
            return;
        }

        counts[edge.Index] = visits[node];
        followed[edge.Index] = through && edge.Port == "Done";
    }

    /// <summary>An activity that is under way, or that is already complete to run, must not come to wait for something else, nor to be due with nobody to start it.</summary>
    private void LookForChangedJoins(List<MoveNote> notes)
    {
        var ahead = Ahead();
        for (var node = 0; node < now.Nodes.Length; node++)
        {
            var name = NodeMap.NameOf(now.Nodes[node].Activity);
            if (active.Contains(node))
            {
                foreach (var edge in now.Inbound[node].Where(edge => !known[edge.Index] && ahead.Contains(edge.Source)))
                    notes.Add(new(
                        "join-changed", now.Nodes[node].Activity.Id,
                        $"实例已经在“{name}”，而新版本里它还要等“{NodeMap.NameOf(now.Nodes[edge.Source].Activity)}”（尚未完成），会被执行两次。请等它离开这里后再迁移。",
                        $"The instance is at \"{name}\" already; in the new version that also waits for \"{NodeMap.NameOf(now.Nodes[edge.Source].Activity)}\", which is not done, and would run twice. Move it when it has left there.",
                        true));
            }
            else if (oldOf.TryGetValue(node, out var was) && IsDue(node) && !WasDue(was))
            {
                notes.Add(new(
                    "join-due", now.Nodes[node].Activity.Id,
                    $"按新版本的连线，“{name}”的前置步骤都已完成，但没有什么会再启动它。请保留仍在等待的连线，或等前置步骤全部完成后再迁移。",
                    $"By the new connections all that \"{name}\" waits for is done, but nothing would start it. Keep the connection that is still awaited, or move the instance later.", true));
            }
        }
    }

    private void LookForPassed(List<MoveNote> notes)
    {
        for (var node = 0; node < now.Nodes.Length; node++)
            if (!oldOf.ContainsKey(node) && visits[node] > 0)
                notes.Add(new(
                    "passed-by", now.Nodes[node].Activity.Id, $"新增的“{NodeMap.NameOf(now.Nodes[node].Activity)}”已在实例身后，不会执行。",
                    $"The new \"{NodeMap.NameOf(now.Nodes[node].Activity)}\" lies behind the instance; it will not run.", false));
    }

    private bool IsDue(int node) => now.Inbound[node].Length > 0
        && now.Inbound[node].All(edge => counts[edge.Index] > visits[node]) && now.Inbound[node].Any(edge => followed[edge.Index]);

    private bool WasDue(int node)
    {
        var visited = Number(kept.Activities, old.Nodes[node].Activity.Id);
        return old.Inbound[node].Length > 0 && old.Inbound[node].All(edge => Number(kept.Connections, edge.Id) > visited)
            && old.Inbound[node].Any(edge => kept.Followed.TryGetValue(edge.Id, out var last) && last.ConvertTo<bool>());
    }

    /// <summary>What is under way, and all that may still come after it.</summary>
    private HashSet<int> Ahead()
    {
        var (ahead, open) = (new HashSet<int>(active), new Queue<int>(active));
        while (open.TryDequeue(out var node))
            foreach (var edge in now.Outbound[node].Where(edge => !edge.IsBackward))
                if (ahead.Add(edge.Target)) open.Enqueue(edge.Target);
        return ahead;
    }

    /// <summary>Every activity after those that lead forward to it.</summary>
    private List<int> InOrder()
    {
        var (order, waiting) = (new List<int>(), now.Inbound.Select(edges => edges.Length).ToArray());
        var open = new Queue<int>(Enumerable.Range(0, now.Nodes.Length).Where(node => waiting[node] == 0));
        while (open.TryDequeue(out var node))
        {
            order.Add(node);
            foreach (var edge in now.Outbound[node].Where(edge => !edge.IsBackward))
                if (--waiting[edge.Target] == 0) open.Enqueue(edge.Target);
        }

        return order;
    }

    private Dictionary<string, object> ToKept()
    {
        var (activities, connections, last) = (new Dictionary<string, object>(), new Dictionary<string, object>(), new Dictionary<string, object>());
        for (var node = 0; node < visits.Length; node++)
            if (visits[node] > 0) activities[now.Nodes[node].Activity.Id] = visits[node];
        foreach (var edge in now.Edges)
        {
            if (edge.IsBackward) (counts[edge.Index], followed[edge.Index]) = Backward(edge);
            if (counts[edge.Index] == 0) continue;
            connections[edge.Id] = counts[edge.Index];
            last[edge.Id] = followed[edge.Index];
        }

        var all = new Dictionary<string, object> { ["activitiesVisitCount"] = activities, ["connectionVisitCount"] = connections, ["connectionLastVisitFollowed"] = last };
        var passedOver = now.Edges.Where(IsPassedOver).ToDictionary(edge => edge.Id, object (_) => true);
        if (passedOver.Count > 0) all[FlowScope.PassedOver] = passedOver;
        return all;
    }

    private bool IsPassedOver(FlowEdge edge) =>
        waysOut.Count > 0 && oldOf.TryGetValue(edge.Source, out var source) && oldOf.TryGetValue(edge.Target, out var target)
        && old.Outbound[source].Any(one => one.Target == target && one.Port == edge.Port && waysOut.ContainsKey(one.Id));

    private (int Count, bool Followed) Backward(FlowEdge edge)
    {
        if (!oldOf.TryGetValue(edge.Source, out var source) || !oldOf.TryGetValue(edge.Target, out var target)) return default;
        return Array.Find(old.Outbound[source], one => one.Target == target && one.Port == edge.Port) is { } same
            ? (Number(kept.Connections, same.Id), kept.Followed.TryGetValue(same.Id, out var last) && last.ConvertTo<bool>())
            : default;
    }

    private static IDictionary<string, object> Part(IDictionary<string, object> kept, string name) => kept[name].ConvertTo<IDictionary<string, object>>()!; // every scope is kept with all three

    private static int Number(IDictionary<string, object> numbers, string key) => numbers.TryGetValue(key, out var number) ? number.ConvertTo<int>() : 0;
}

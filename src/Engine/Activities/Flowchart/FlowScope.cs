using BenchmarkWorkflow.Engine.Running;
using Elsa.Expressions.Helpers;

namespace Elsa.Workflows.Activities.Flowchart.Models;

/// <summary>How often one run of a flowchart has come past each activity and connection. What "all inbound ways were visited" means is counted here.</summary>
internal sealed class FlowScope : IActivityWork
{
    public const string Property = "FlowScope";

    /// <summary>Under which the ways out are kept that were passed over. Ours; Elsa has none.</summary>
    public const string PassedOver = "waysOutPassedOver";

    private readonly int[] activityVisits;
    private readonly int[] connectionVisits;
    private readonly bool[] lastFollowed;
    private readonly SortedSet<int> passedOver = [];

    public FlowScope(FlowPlan plan)
    {
        Plan = plan;
        activityVisits = new int[plan.Nodes.Length];
        connectionVisits = new int[plan.Edges.Count];
        lastFollowed = new bool[plan.Edges.Count];
    }

    public FlowPlan Plan { get; }

    string IActivityWork.PropertyName => Property;

    public static FlowScope Restore(FlowPlan plan, IDictionary<string, object> kept)
    {
        var scope = new FlowScope(plan);
        var activities = kept["activitiesVisitCount"].ConvertTo<IDictionary<string, object>>()!;
        var connections = kept["connectionVisitCount"].ConvertTo<IDictionary<string, object>>()!;
        var followed = kept["connectionLastVisitFollowed"].ConvertTo<IDictionary<string, object>>()!;
        for (var index = 0; index < plan.Nodes.Length; index++)
            if (activities.TryGetValue(plan.Nodes[index].Activity.Id, out var visits)) scope.activityVisits[index] = visits.ConvertTo<int>();
        foreach (var edge in plan.Edges)
        {
            if (connections.TryGetValue(edge.Id, out var visits)) scope.connectionVisits[edge.Index] = visits.ConvertTo<int>();
            if (followed.TryGetValue(edge.Id, out var last)) scope.lastFollowed[edge.Index] = last.ConvertTo<bool>();
        }

        if (!kept.TryGetValue(PassedOver, out var waysOut)) return scope;
        var names = waysOut.ConvertTo<IDictionary<string, object>>()!;
        foreach (var edge in plan.Edges)
            if (names.ContainsKey(edge.Id)) scope.passedOver.Add(edge.Index);

        return scope;
    }

    public void Visit(int node) => activityVisits[node]++;

    public void Visit(FlowEdge edge, bool followed)
    {
        passedOver.Remove(edge.Index);
        connectionVisits[edge.Index]++;
        lastFollowed[edge.Index] = followed;
    }

    /// <summary>A way out of a loop was not taken this time round. That is no visit before the loop is over.</summary>
    public void PassOver(FlowEdge edge) => passedOver.Add(edge.Index);

    /// <summary>The first way out of loops that was not taken and now never will be; null if there is none.</summary>
    /// <param name="isUnderWay">Whether something in a loop may still lead to that way.</param>
    public FlowEdge? NextPassedOver(Func<HashSet<int>, bool> isUnderWay)
    {
        foreach (var index in passedOver)
            if (!Array.Exists(Plan.Edges[index].Leaves, loop => isUnderWay(loop))) return Plan.Edges[index];
        return null;
    }

    public bool HasPassedOver => passedOver.Count > 0;

    /// <summary>Each forward way in was visited once more often than the activity itself.</summary>
    public bool AllVisited(int node)
    {
        foreach (var edge in Plan.Inbound[node])
            if (connectionVisits[edge.Index] <= activityVisits[node]) return false;
        return true;
    }

    /// <summary>Of the ways in that were visited most, one was followed.</summary>
    public bool AnyFollowed(int node)
    {
        var most = MostVisits(node);
        if (most <= activityVisits[node]) return false;
        foreach (var edge in Plan.Inbound[node])
            if (connectionVisits[edge.Index] == most && lastFollowed[edge.Index]) return true;
        return false;
    }

    /// <summary>All ways in were visited equally often, and all were followed.</summary>
    public bool AllFollowed(int node)
    {
        var most = MostVisits(node);
        if (most <= activityVisits[node]) return false;
        foreach (var edge in Plan.Inbound[node])
            if (connectionVisits[edge.Index] != most || !lastFollowed[edge.Index]) return false;
        return true;
    }

    /// <summary>The activity has already run for this visit of the connection.</summary>
    public bool IsSettled(FlowEdge edge) => connectionVisits[edge.Index] <= activityVisits[edge.Target];

    object IActivityWork.ToKept()
    {
        var activities = new Dictionary<string, object>();
        var connections = new Dictionary<string, object>();
        var followed = new Dictionary<string, object>();
        for (var index = 0; index < activityVisits.Length; index++)
            if (activityVisits[index] > 0) activities[Plan.Nodes[index].Activity.Id] = activityVisits[index];
        foreach (var edge in Plan.Edges)
        {
            if (connectionVisits[edge.Index] == 0) continue;
            connections[edge.Id] = connectionVisits[edge.Index];
            followed[edge.Id] = lastFollowed[edge.Index];
        }

        var all = new Dictionary<string, object>
        {
            ["activitiesVisitCount"] = activities,
            ["connectionVisitCount"] = connections,
            ["connectionLastVisitFollowed"] = followed,
        };
        if (HasPassedOver) all[PassedOver] = passedOver.ToDictionary(index => Plan.Edges[index].Id, object (_) => true);
        return all;
    }

    private int MostVisits(int node)
    {
        var most = 0;
        foreach (var edge in Plan.Inbound[node]) most = Math.Max(most, connectionVisits[edge.Index]);
        return most;
    }
}

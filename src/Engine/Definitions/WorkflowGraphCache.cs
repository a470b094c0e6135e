using System.Collections.Concurrent;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>
/// Compiled workflows, by version. A graph is used only for the content it was compiled from. What another node changed is seen after at most
/// <see cref="Trust"/>: published versions never change, so only a draft that is run while someone edits it on another node can be that late.
/// </summary>
public sealed class WorkflowGraphCache
{
    /// <summary>How long a graph is used without looking whether its version still has the same content.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    private const int MaxGraphs = 2_000;

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>The graph of a version, if it is known and was looked at lately.</summary>
    public WorkflowGraph? Find(string versionId) =>
        entries.TryGetValue(versionId, out var entry) && Environment.TickCount64 - entry.SeenAt < Trust.TotalMilliseconds ? entry.Graph : null;

    /// <summary>The graph of exactly this content, if it is known.</summary>
    public WorkflowGraph? Find(WorkflowDefinition version)
    {
        if (!entries.TryGetValue(version.Id, out var entry) || entry.Hash != version.Hash)
            return null;
        entry.SeenAt = Environment.TickCount64;
        return entry.Graph;
    }

    public WorkflowGraph Keep(WorkflowDefinition version, WorkflowGraph graph)
    {
        if (entries.Count >= MaxGraphs)
            entries.Clear();
        entries[version.Id] = new Entry(version.Hash, graph) { SeenAt = Environment.TickCount64 };
        return graph;
    }

    /// <summary>Forgets a version, and everything if other workflows may hold it inside.</summary>
    public void Forget(WorkflowDefinition version)
    {
        if (version.UsableAsActivity)
            entries.Clear();
        else
            entries.TryRemove(version.Id, out _);
    }

    private sealed record Entry(string Hash, WorkflowGraph Graph)
    {
        public long SeenAt { get; set; }
    }
}

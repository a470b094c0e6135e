using System.Collections.Concurrent;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>
/// Compiled workflows, by version. A graph is used only for the content it was compiled from, and without looking only while there is no news of any
/// definition and it was looked at lately: what another node changes is seen as soon as the news is here, and were they lost, after at most the trust.
/// </summary>
/// <param name="news">What this node hears of definitions.</param>
/// <param name="trust">How long a graph is used without looking, all news lost. None: 5 seconds.</param>
public sealed class WorkflowGraphCache(DefinitionNews news, TimeSpan? trust = null)
{
    private const int MaxGraphs = 2_000;

    private readonly TimeSpan trust = trust ?? TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>The news so far. Take it before a version is read, and give it with the version.</summary>
    public int News => news.Count;

    /// <summary>The graph of a version, if it is known and nothing can have changed it.</summary>
    public WorkflowGraph? Find(string versionId) => entries.TryGetValue(versionId, out var entry) && IsCurrent(entry) ? entry.Graph : null;

    /// <summary>The graph of exactly this content, if it is known. One that holds other workflows inside must be current, since those may have changed.</summary>
    /// <param name="version">The version.</param>
    /// <param name="asOf">The <see cref="News"/> before it was read; none: it may be older, or not saved at all.</param>
    public WorkflowGraph? Find(WorkflowDefinition version, int? asOf)
    {
        if (!entries.TryGetValue(version.Id, out var entry) || entry.Hash != version.Hash)
            return null;
        if (version.References.Count > 0)
            return IsCurrent(entry) ? entry.Graph : null;
        if (asOf is { } read)
            entries.TryUpdate(version.Id, entry with { AsOf = read, SeenAt = Environment.TickCount64 }, entry);
        return entry.Graph;
    }

    /// <inheritdoc cref="Find(WorkflowDefinition, int?)" path="/param"/>
    public WorkflowGraph Keep(WorkflowDefinition version, WorkflowGraph graph, int? asOf)
    {
        if (entries.Count >= MaxGraphs)
            entries.Clear();
        entries[version.Id] = new Entry(version.Hash, graph, asOf, Environment.TickCount64);
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

    private bool IsCurrent(Entry entry) => entry.AsOf == news.Count && Environment.TickCount64 - entry.SeenAt < trust.TotalMilliseconds;

    private sealed record Entry(string Hash, WorkflowGraph Graph, int? AsOf, long SeenAt);
}

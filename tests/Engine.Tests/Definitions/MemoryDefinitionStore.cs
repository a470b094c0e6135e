using BenchmarkWorkflow.Engine.Definitions;

namespace BenchmarkWorkflow.Engine.Tests.Definitions;

/// <summary>A store in memory with the meaning that the port states.</summary>
public sealed class MemoryDefinitionStore : IWorkflowDefinitionStore
{
    private readonly Dictionary<string, WorkflowDefinition> versions = [];

    public bool HasChanges => false; // it has no transactions

    public Task<WorkflowDefinition?> FindAsync(WorkflowDefinitionFilter filter, CancellationToken ct) =>
        Task.FromResult(versions.Values.Where(filter.Matches).OrderByDescending(version => version.Version).FirstOrDefault());

    public Task<IReadOnlyList<WorkflowDefinition>> FindManyAsync(WorkflowDefinitionFilter filter, WorkflowDefinitionPage page, CancellationToken ct)
    {
        var found = versions.Values.Where(filter.Matches);
        Func<WorkflowDefinition, IComparable?> key = page.OrderBy switch
        {
            WorkflowDefinitionOrder.CreatedAt => version => version.CreatedAt,
            WorkflowDefinitionOrder.Name => version => version.Name,
            WorkflowDefinitionOrder.Version => version => version.Version,
            _ => throw new ArgumentOutOfRangeException(nameof(page)),
        };
        var ordered = (page.Descending ? found.OrderByDescending(key) : found.OrderBy(key))
            .ThenBy(version => version.DefinitionId, StringComparer.Ordinal).ThenBy(version => version.Version).Skip(page.Skip);
        return Task.FromResult<IReadOnlyList<WorkflowDefinition>>([.. page.Take is { } take ? ordered.Take(take) : ordered]);
    }

    public async Task<IReadOnlyList<WorkflowDefinitionSummary>> FindSummariesAsync(WorkflowDefinitionFilter filter, WorkflowDefinitionPage page, CancellationToken ct) =>
        [.. (await FindManyAsync(filter, page, ct)).Select(WorkflowDefinitionSummary.From)];

    public Task<long> CountAsync(WorkflowDefinitionFilter filter, CancellationToken ct) => Task.FromResult((long)versions.Values.Count(filter.Matches));

    /// <summary>The versions of which somebody has run an instance.</summary>
    public HashSet<string> Run { get; } = [];

    public Task<bool> HasInstancesAsync(WorkflowDefinition version, CancellationToken ct) => Task.FromResult(Run.Contains(version.Id));

    public Task SaveManyAsync(IReadOnlyCollection<WorkflowDefinition> saved, CancellationToken ct)
    {
        foreach (var version in saved)
            versions[version.Id] = version;
        return Task.CompletedTask;
    }

    public Task<int> DeleteAsync(WorkflowDefinitionFilter filter, CancellationToken ct)
    {
        var ids = versions.Values.Where(filter.Matches).Select(version => version.Id).ToList();
        foreach (var id in ids)
            versions.Remove(id);
        return Task.FromResult(ids.Count);
    }
}

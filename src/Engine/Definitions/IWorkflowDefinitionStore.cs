namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>
/// Where versions of definitions are kept. Every call works in the caller's transaction: what was saved is seen by the next read of the same
/// transaction, and by others after its commit.
/// </summary>
public interface IWorkflowDefinitionStore
{
    /// <summary>Versions were saved or deleted in this transaction, and it has not been committed: what is read now may never have been.</summary>
    bool HasChanges { get; }

    /// <summary>One version that the filter matches, or null. Of several, the one with the highest version number.</summary>
    Task<WorkflowDefinition?> FindAsync(WorkflowDefinitionFilter filter, CancellationToken ct);

    Task<IReadOnlyList<WorkflowDefinition>> FindManyAsync(WorkflowDefinitionFilter filter, WorkflowDefinitionPage page, CancellationToken ct);

    /// <summary>As <see cref="FindManyAsync"/>, without reading the contents.</summary>
    Task<IReadOnlyList<WorkflowDefinitionSummary>> FindSummariesAsync(WorkflowDefinitionFilter filter, WorkflowDefinitionPage page, CancellationToken ct);

    Task<long> CountAsync(WorkflowDefinitionFilter filter, CancellationToken ct);

    /// <summary>True if instances run or ran from this version.</summary>
    Task<bool> HasInstancesAsync(WorkflowDefinition version, CancellationToken ct);

    /// <summary>Adds the versions, or replaces those with the same <see cref="WorkflowDefinition.Id"/>.</summary>
    Task SaveManyAsync(IReadOnlyCollection<WorkflowDefinition> versions, CancellationToken ct);

    /// <summary>Removes the versions that the filter matches. Instances are the caller's matter.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> DeleteAsync(WorkflowDefinitionFilter filter, CancellationToken ct);
}

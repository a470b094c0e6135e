namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>
/// Is told what became of versions, in the transaction in which it happened: what it writes commits or is rolled back with it. Whoever keeps
/// triggers and instances implements it.
/// </summary>
public interface IDefinitionObserver
{
    /// <summary>From now on new instances start from this version, and its triggers count.</summary>
    Task PublishedAsync(WorkflowDefinition version, CancellationToken ct);

    /// <summary>New instances start from this version no longer, nor its triggers; running ones go on.</summary>
    Task RetractedAsync(WorkflowDefinition version, CancellationToken ct);

    /// <summary>These versions are gone, and with them their triggers and instances.</summary>
    Task DeletedAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct);
}

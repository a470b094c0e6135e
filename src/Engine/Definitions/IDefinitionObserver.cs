using BenchmarkWorkflow.Engine.Json;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>Where a new content of a definition came from.</summary>
public enum DraftSource
{
    /// <summary>Somebody saved it.</summary>
    Save,

    /// <summary>A file brought it.</summary>
    Import,

    /// <summary>An old version was brought back.</summary>
    Revert,

    /// <summary>It follows a workflow that it uses as an activity.</summary>
    Follow,
}

/// <summary>
/// Is told what becomes of versions, in the transaction in which it happens: what it writes commits or is rolled back with it. Whoever keeps
/// triggers and instances implements it, and whoever has a say in it: a method that throws stops the whole act.
/// </summary>
public interface IDefinitionObserver
{
    /// <summary>This content is about to become the draft. Nothing was changed yet.</summary>
    /// <param name="latest">The version that editors open now; null for a new definition.</param>
    /// <param name="model">What is to be saved.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="ct">Cancels.</param>
    Task SavingAsync(WorkflowDefinition? latest, DefinitionModel model, DraftSource source, CancellationToken ct) => Task.CompletedTask;

    /// <summary>This is the draft now.</summary>
    /// <param name="before">The version that editors opened before; null for a new definition.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="ct">Cancels.</param>
    Task SavedAsync(WorkflowDefinition? before, WorkflowDefinition draft, DraftSource source, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Somebody has saved or brought what is there already: nothing becomes of it.</summary>
    Task UnchangedAsync(WorkflowDefinition version, CancellationToken ct) => Task.CompletedTask;

    /// <summary>From now on new instances start from this version, and its triggers count. What it replaces was retracted just before.</summary>
    Task PublishedAsync(WorkflowDefinition version, CancellationToken ct);

    /// <summary>New instances start from this version no longer, nor its triggers; running ones go on.</summary>
    Task RetractedAsync(WorkflowDefinition version, CancellationToken ct);

    /// <summary>These versions are about to be deleted, and with them their triggers and instances. Nothing was changed yet.</summary>
    Task DeletingAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct) => Task.CompletedTask;

    /// <summary>These versions are gone, and with them their triggers and instances.</summary>
    Task DeletedAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct);
}

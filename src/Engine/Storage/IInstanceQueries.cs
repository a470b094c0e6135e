using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>What people ask about instances. Every list is filtered, ordered and cut by the database.</summary>
public interface IInstanceQueries
{
    /// <summary>The instance with its state; null if there is none.</summary>
    Task<InstanceRow?> FindAsync(string instanceId, CancellationToken ct);

    /// <summary>Instances without their state.</summary>
    Task<IReadOnlyList<InstanceRow>> ListAsync(InstanceFilter filter, InstancePage page, CancellationToken ct);

    Task<long> CountAsync(InstanceFilter filter, CancellationToken ct);

    /// <summary>How many instances of a definition are not over, by version, newest first; versions without any are left out.</summary>
    Task<IReadOnlyList<VersionCount>> CountByVersionAsync(string definitionId, CancellationToken ct);

    /// <summary>The bursts that hold journal entries of sequence <paramref name="skip"/> and later, oldest first, at most until <paramref name="take"/> entries are covered; without the records.</summary>
    Task<IReadOnlyList<HistoryRow>> JournalAsync(string instanceId, long skip, int take, CancellationToken ct);

    /// <summary>How many journal entries the instance has.</summary>
    Task<long> CountJournalAsync(string instanceId, CancellationToken ct);

    /// <summary>The bursts with their activity records, oldest first; without the entries.</summary>
    Task<IReadOnlyList<HistoryRow>> RecordsAsync(string instanceId, CancellationToken ct);

    Task<IReadOnlyList<BookmarkRow>> BookmarksAsync(BookmarkMatch filter, int skip, int take, CancellationToken ct);

    /// <summary>All triggers of a name, by definition.</summary>
    Task<IReadOnlyList<TriggerRow>> TriggersAsync(string name, CancellationToken ct);

    /// <summary>Incidents, newest first. <paramref name="open"/>: only those nobody has dealt with.</summary>
    Task<IReadOnlyList<IncidentRow>> IncidentsAsync(string? instanceId, bool open, int skip, int take, CancellationToken ct);

    /// <summary>Stimuli that are not on their way: waiting for a bookmark, or dead; oldest first.</summary>
    Task<IReadOnlyList<Stimulus>> LettersAsync(StimulusState state, int skip, int take, CancellationToken ct);

    Task<long> CountLettersAsync(StimulusState state, CancellationToken ct);

    Task<Stimulus?> FindStimulusAsync(long sequence, CancellationToken ct);

    /// <summary>Timers by due time.</summary>
    Task<IReadOnlyList<TimerRow>> TimersAsync(string? instanceId, int skip, int take, CancellationToken ct);
}

/// <summary>How many instances of one version are not over.</summary>
/// <param name="DefinitionVersionId">The version; it may be deleted already.</param>
/// <param name="Version">Its number.</param>
/// <param name="Running">Those that run or wait.</param>
/// <param name="WithIncidents">Of those, how many had an incident.</param>
/// <param name="Faulted">Those that a failure stopped, beside the running ones: they can be repaired.</param>
public sealed record VersionCount(string DefinitionVersionId, int Version, long Running, long WithIncidents, long Faulted);

/// <summary>Which instances; what is null or empty does not restrict.</summary>
public sealed record InstanceFilter
{
    public string? Id { get; init; }

    public IReadOnlyList<string>? Ids { get; init; }

    public string? DefinitionId { get; init; }

    public IReadOnlyList<string>? DefinitionIds { get; init; }

    public string? DefinitionVersionId { get; init; }

    public IReadOnlyList<string>? DefinitionVersionIds { get; init; }

    public int? Version { get; init; }

    public string? ParentId { get; init; }

    public IReadOnlyList<string>? ParentIds { get; init; }

    public string? CorrelationId { get; init; }

    public IReadOnlyList<string>? CorrelationIds { get; init; }

    public string? Name { get; init; }

    public WorkflowStatus? Status { get; init; }

    public IReadOnlyList<WorkflowStatus>? Statuses { get; init; }

    public WorkflowSubStatus? SubStatus { get; init; }

    public IReadOnlyList<WorkflowSubStatus>? SubStatuses { get; init; }

    public bool? HasIncidents { get; init; }

    public bool? IsSystem { get; init; }

    /// <summary>Contained in name, id, definition id or correlation id, any case.</summary>
    public string? SearchTerm { get; init; }

    /// <summary>All must hold.</summary>
    public IReadOnlyList<InstantFilter>? Instants { get; init; }
}

public enum InstanceInstant
{
    CreatedAt,
    UpdatedAt,
    FinishedAt,
}

public enum Comparison
{
    Is,
    IsNot,
    GreaterThan,
    GreaterThanOrEqual,
    LessThan,
    LessThanOrEqual,
}

public sealed record InstantFilter(InstanceInstant Column, Comparison Operator, DateTimeOffset Value);

public enum InstanceOrder
{
    CreatedAt,
    UpdatedAt,
    FinishedAt,
    Name,
}

/// <summary>A part of an ordered list; ties are broken by id.</summary>
public sealed record InstancePage(InstanceOrder OrderBy = InstanceOrder.CreatedAt, bool Descending = true, int Skip = 0, int Take = 100);

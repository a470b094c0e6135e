using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>An instance as it is kept: what lists show, and its state as the engine serialised it.</summary>
public sealed record InstanceRow
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>The version the instance is pinned to.</summary>
    public required string DefinitionVersionId { get; init; }

    public required int Version { get; init; }

    public string? ParentId { get; init; }

    public required WorkflowStatus Status { get; init; }

    public required WorkflowSubStatus SubStatus { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public bool IsSystem { get; init; }

    public int IncidentCount { get; init; }

    /// <summary>One more with every burst. A commit on an older revision fails as a whole and is repeated on the newer.</summary>
    public required long Revision { get; init; }

    /// <summary>The sequence number of the next journal entry.</summary>
    public long NextSequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Empty where only the summary was asked for.</summary>
    public ReadOnlyMemory<byte> State { get; init; }
}

/// <summary>What one burst adds to an instance's history: journal entries and activity records, each a JSON array in UTF-8.</summary>
/// <param name="InstanceId">Whose.</param>
/// <param name="Revision">The revision this burst made.</param>
/// <param name="FirstSequence">The sequence number of the first entry.</param>
/// <param name="EntryCount">How many entries.</param>
/// <param name="RecordCount">How many activity records.</param>
/// <param name="At">When.</param>
/// <param name="Entries">The entries, by sequence.</param>
/// <param name="Records">The records as they stood at the end of the burst; a later burst's record of the same id replaces an earlier one.</param>
public sealed record HistoryRow(
    string InstanceId,
    long Revision,
    long FirstSequence,
    int EntryCount,
    int RecordCount,
    DateTimeOffset At,
    ReadOnlyMemory<byte> Entries,
    ReadOnlyMemory<byte> Records);

/// <summary>A place where an instance waits, so that it can be found by what arrives.</summary>
public sealed record BookmarkRow(
    string Id,
    string InstanceId,
    string Name,
    string Hash,
    string ActivityId,
    string ActivityNodeId,
    string ActivityInstanceId,
    string? CorrelationId,
    string? Payload,
    string? Metadata,
    DateTimeOffset CreatedAt);

/// <summary>A published definition's activity that starts an instance when its stimulus arrives.</summary>
public sealed record TriggerRow(string Id, string DefinitionId, string DefinitionVersionId, string Name, string Hash, string ActivityId, string? Payload);

public enum TimerKind : short
{
    /// <summary>Resumes a bookmark of an instance; its id is the bookmark's.</summary>
    Bookmark = 0,

    /// <summary>Starts an instance of a published definition; its id is the trigger's.</summary>
    Trigger = 1,
}

/// <summary>Something that wakes by the clock.</summary>
/// <param name="Id">The bookmark's or the trigger's id: one timer each.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="DueAt">When it fires, or soon after: once, also if it is long overdue.</param>
/// <param name="InstanceId">The instance of a bookmark.</param>
/// <param name="DefinitionVersionId">The version of a trigger.</param>
/// <param name="Recurrence">A trigger that fires again: an interval (<c>every 00:05:00</c>) or a cron expression (<c>cron 0 0 9 * * *</c>); null fires once.</param>
public sealed record TimerRow(string Id, TimerKind Kind, DateTimeOffset DueAt, string? InstanceId, string? DefinitionVersionId, string? Recurrence)
{
    /// <summary>How often it failed, and how it failed last.</summary>
    public int Attempts { get; init; }

    public string? Error { get; init; }
}

/// <summary>A failed activity, visible until someone has dealt with it.</summary>
public sealed record IncidentRow(
    string Id,
    string InstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    string? ActivityInstanceId,
    string Message,
    string? Exception,
    DateTimeOffset At)
{
    /// <summary><c>retried</c>, <c>skipped</c>, <c>value</c>, <c>cancelled</c>, or null while it is open.</summary>
    public string? Resolution { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? ResolvedBy { get; init; }
}

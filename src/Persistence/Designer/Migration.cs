namespace BenchmarkWorkflow.Persistence.Designer;

public enum MigrationState
{
    Running = 0,
    Done = 1,
    Undoing = 2,
    Undone = 3,
}

/// <summary>Running instances are moved from one version of a definition to another.</summary>
public sealed class Migration
{
    public long Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string FromVersionId { get; init; }

    public int FromVersion { get; init; }

    public required string ToVersionId { get; init; }

    public int ToVersion { get; init; }

    /// <summary>Old activity id to new activity id, a JSON object; what is not in it keeps its id.</summary>
    public string Map { get; init; } = "{}";

    /// <summary>True: values of variables that the target does not have are given up.</summary>
    public bool DropsVariables { get; init; }

    public required string By { get; init; }

    public DateTimeOffset At { get; init; }

    public MigrationState State { get; set; }

    public string? UndoneBy { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    public long Revision { get; set; }
}

public enum MigratedState
{
    Waiting = 0,
    Moved = 1,
    Skipped = 2,
    Undone = 3,
    UndoRefused = 4,
}

/// <summary>One instance of a <see cref="Migration"/>.</summary>
public sealed class MigratedInstance
{
    public long Id { get; init; }

    public long MigrationId { get; init; }

    public required string InstanceId { get; init; }

    public MigratedState State { get; set; }

    /// <summary>Why it was not moved, or not moved back; people read it.</summary>
    public string? Reason { get; set; }

    /// <summary>The instance's revision that the move made. It is moved back only while it stands there.</summary>
    public long RevisionAfter { get; set; }

    /// <summary>Its state before the move, as the engine keeps it.</summary>
    public byte[]? StateBefore { get; set; }
}

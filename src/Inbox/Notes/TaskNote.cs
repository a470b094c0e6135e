namespace BenchmarkWorkflow.Inbox.Notes;

/// <summary>An answer begun and not given: one per person and task, overwritten by autosave, gone when the task ends.</summary>
public sealed class TaskDraft
{
    public long Id { get; internal set; }

    public long TaskId { get; internal set; }

    public string User { get; internal set; } = "";

    public string? Action { get; internal set; }

    public string DataJson { get; internal set; } = "{}";

    public string? Comment { get; internal set; }

    public DateTimeOffset SavedAt { get; internal set; }
}

/// <summary>A remark on a task, for all who may read it.</summary>
public sealed class TaskComment
{
    public long Id { get; internal set; }

    public long TaskId { get; internal set; }

    public string User { get; internal set; } = "";

    public string Text { get; internal set; } = "";

    public DateTimeOffset At { get; internal set; }
}

/// <summary>A stored file that belongs to a task. The bytes are kept elsewhere; this is the reference.</summary>
public sealed class TaskAttachment
{
    public long Id { get; internal set; }

    public long TaskId { get; internal set; }

    public string User { get; internal set; } = "";

    public string FileName { get; internal set; } = "";

    /// <summary>Reference to the stored file, such as its content hash.</summary>
    public string FileReference { get; internal set; } = "";

    public string ContentType { get; internal set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; internal set; }

    public DateTimeOffset At { get; internal set; }

    public bool Detached { get; internal set; }
}

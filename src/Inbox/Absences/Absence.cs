namespace BenchmarkWorkflow.Inbox.Absences;

/// <summary>Somebody is away, and says who acts meanwhile. Without a delegate no absence can be declared, so no task stalls.</summary>
public sealed class Absence
{
    public long Id { get; internal set; }

    public string User { get; internal set; } = "";

    public string Delegate { get; internal set; } = "";

    /// <summary>First instant away.</summary>
    public DateTimeOffset From { get; internal set; }

    /// <summary>First instant back.</summary>
    public DateTimeOffset Until { get; internal set; }

    public string? Reason { get; internal set; }

    public DateTimeOffset DeclaredAt { get; internal set; }

    public bool Revoked { get; internal set; }

    public long Revision { get; internal set; } = 1;

    public bool Covers(DateTimeOffset instant) => !Revoked && From <= instant && instant < Until;

    public bool Overlaps(DateTimeOffset from, DateTimeOffset until) => !Revoked && From < until && from < Until;
}

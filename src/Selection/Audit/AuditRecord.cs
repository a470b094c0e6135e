namespace BenchmarkWorkflow.Selection.Audit;

/// <summary>One act of someone, kept for ever. Never updated, never deleted; each record carries the hash of the one before.</summary>
public sealed class AuditRecord
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: the user name, <c>system</c> for the engine.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, such as <c>application.submitted</c>.</summary>
    public required string Act { get; init; }

    /// <summary>On what kind of thing, such as <c>application</c>.</summary>
    public required string SubjectKind { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>JSON object with what else matters, <c>{}</c> when nothing does.</summary>
    public required string Details { get; init; }

    /// <summary>The hash of the record before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over the canonical text of this record, in lower-case hex.</summary>
    public required string Hash { get; init; }
}

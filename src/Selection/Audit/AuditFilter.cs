namespace BenchmarkWorkflow.Selection.Audit;

/// <summary>Which records to list. Everything left null filters nothing.</summary>
/// <param name="Actors">User names, any of these; none of them: nothing is let through.</param>
/// <param name="Acts">Any of these.</param>
/// <param name="Until">Before this instant.</param>
public sealed record AuditFilter(
    IReadOnlyList<string>? Actors = null, IReadOnlyList<string>? Acts = null, string? SubjectKind = null, long? SubjectId = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>How far a walk of the chain has come.</summary>
/// <param name="UpTo">The last record that is as it was written and follows on the one before; 0: none.</param>
/// <param name="Head">The last record there should be.</param>
/// <param name="Broken">The first link that is broken.</param>
/// <param name="IsDone">The end was reached, or a broken link.</param>
public sealed record AuditStretch(long UpTo, long Head, BrokenRule? Broken, bool IsDone);

namespace BenchmarkWorkflow.Selection.Audit;

/// <summary>The one row whose lock puts the writers of the chain in line.</summary>
internal sealed class AuditHead
{
    public const int TheOne = 1;

    public int Id { get; init; }

    public long Sequence { get; init; }
}

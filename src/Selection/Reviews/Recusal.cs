namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>A declared recusal (回避): this expert may not judge this application. Never deleted; a mistaken one is withdrawn.</summary>
public sealed class Recusal
{
    public long Id { get; private set; }

    public required long ExpertId { get; init; }

    public required long ApplicationId { get; init; }

    public required RecusalReason Reason { get; init; }

    /// <summary>What the one who declared it says about it.</summary>
    public required string Note { get; init; }

    /// <summary>The expert's own user name, or that of the secretariat's member.</summary>
    public required string DeclaredBy { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    public string? WithdrawnBy { get; internal set; }

    public DateTimeOffset? WithdrawnAt { get; internal set; }
}

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>
/// An expert's own word that there is a tie to a company (主动申明回避), whether or not it applies: it holds for every application of that company, handed in or still to come.
/// Never deleted; a mistaken one is withdrawn.
/// </summary>
public sealed class CompanyTie
{
    public long Id { get; private set; }

    public required long ExpertId { get; init; }

    /// <summary>The company's full name as the expert wrote it.</summary>
    public required string Company { get; init; }

    /// <summary><see cref="Company"/> as compared with <c>Applicant.MatchName</c>.</summary>
    public required string CompanyMatch { get; init; }

    public required RecusalReason Reason { get; init; }

    public required string Note { get; init; }

    public required string DeclaredBy { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    public string? WithdrawnBy { get; internal set; }

    public DateTimeOffset? WithdrawnAt { get; internal set; }
}

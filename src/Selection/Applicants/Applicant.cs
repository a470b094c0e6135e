namespace BenchmarkWorkflow.Selection.Applicants;

/// <summary>A company that applies (申报企业). One per unified social credit code.</summary>
public sealed class Applicant
{
    public long Id { get; private set; }

    /// <summary>Full legal name as registered; the package and its mail carry exactly this.</summary>
    public required string FullName { get; set; }

    /// <summary><see cref="FullName"/> as it is compared: width, case, spaces and brackets made alike.</summary>
    public required string MatchName { get; set; }

    /// <summary>18 characters, GB 32100, upper case.</summary>
    public required string CreditCode { get; init; }

    public required string Address { get; set; }

    public required string ContactName { get; set; }

    public required string ContactPhone { get; set; }

    public required string ContactEmail { get; set; }

    /// <summary>The user name that registered the company and acts for it.</summary>
    public required string Account { get; set; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public long Revision { get; set; }
}

namespace BenchmarkWorkflow.Selection.Accounts;

/// <summary>The roles of the process. The public needs no account.</summary>
public static class Roles
{
    /// <summary>A company that applies.</summary>
    public const string Applicant = "applicant";

    /// <summary>Staff of one recommending unit; sees only its own applicants.</summary>
    public const string Unit = "unit";

    /// <summary>Reviews what is assigned, and nothing else.</summary>
    public const string Expert = "expert";

    /// <summary>Runs the campaign.</summary>
    public const string Secretariat = "secretariat";

    /// <summary>Edits the workflow definitions.</summary>
    public const string ProcessOwner = "process-owner";

    /// <summary>Accounts and settings.</summary>
    public const string Administrator = "administrator";

    public static IReadOnlyList<string> All { get; } = [Applicant, Unit, Expert, Secretariat, ProcessOwner, Administrator];
}

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Permissions of <c>/api</c> that Elsa has no name for.</summary>
internal static class OwnPermissions
{
    public const string ReadJobs = "read:jobs";
    public const string RunJobs = "run:jobs";
    public const string UnlockAccounts = "unlock:accounts";
}

namespace BenchmarkWorkflow.Api.Applicants;

/// <summary>An account that its owner makes.</summary>
/// <param name="UserName">A name or an e-mail address.</param>
/// <param name="DisplayName">Shown to others.</param>
/// <param name="Email">Where its mail goes.</param>
/// <param name="Role">One of <c>Selection.Accounts.Roles</c>.</param>
public sealed record NewAccount(string UserName, string Password, string PasswordHash, string DisplayName, string Email, string Role);

/// <summary>Makes accounts; the host implements it, where sign-in is.</summary>
public interface INewAccounts
{
    /// <summary>Makes the account in the caller's transaction, or says what is wrong with it by field (<c>userName</c>, <c>password</c>) and makes none.</summary>
    Task<IReadOnlyList<(string Field, string Message)>> MakeAsync(NewAccount account, CancellationToken ct);
}

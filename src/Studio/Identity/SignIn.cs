namespace BenchmarkWorkflow.Studio.Identity;

/// <summary>A short-lived access token, and the longer-lived one that renews it.</summary>
public sealed record SignedIn(string AccessToken, string RefreshToken);

/// <summary>How the product signs people in. The host implements it.</summary>
public interface ISignIn
{
    /// <summary>Signs in by name and password; none when they do not match, or the account is locked or disabled. Failures count towards the lock-out.</summary>
    Task<SignedIn?> SignInAsync(string userName, string password, CancellationToken ct);

    /// <summary>Renews both tokens; none when <paramref name="refreshToken"/> is no refresh token, has expired, or the account was changed since.</summary>
    Task<SignedIn?> RefreshAsync(string refreshToken, CancellationToken ct);
}

/// <summary>What the routes of sign-in ask of the host besides.</summary>
public static class SignInRoutes
{
    /// <summary>The rate-limiting policy of every route that tries a password; the host defines it, by the caller's address.</summary>
    public const string Rate = "sign-in";
}

using System.Security.Claims;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Identity;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>
/// Sign-in with a name and a password for sealed tokens. A token carries the permissions of its moment; a refresh reads the account anew and is
/// refused once the account was disabled, locked, or got another password.
/// </summary>
internal sealed class TokenSignIn(UnitOfWork work, IOptionsMonitor<BearerTokenOptions> tokens, IOptions<SignInOptions> options, TimeProvider time) : ISignIn
{
    private const string StampClaim = "stamp";

    public Task<SignedIn?> SignInAsync(string userName, string password, CancellationToken ct) =>
        work.RunAsync<SignedIn?>(
            async (services, _) =>
            {
                var users = services.GetRequiredService<UserManager<Account>>();
                if (await users.FindByNameAsync(userName) is not { } account) return Refused(users, password);
                if (account.Disabled || await users.IsLockedOutAsync(account)) return null;
                if (!await users.CheckPasswordAsync(account, password))
                {
                    await users.AccessFailedAsync(account);
                    return null;
                }

                await users.ResetAccessFailedCountAsync(account);
                return Seal(account, await users.GetClaimsAsync(account));
            },
            ct);

    public Task<SignedIn?> RefreshAsync(string refreshToken, CancellationToken ct)
    {
        var ticket = tokens.Get(BearerTokenDefaults.AuthenticationScheme).RefreshTokenProtector.Unprotect(refreshToken);
        if (ticket?.Properties.ExpiresUtc is not { } expires || time.GetUtcNow() >= expires) return Task.FromResult<SignedIn?>(null);
        return work.ReadAsync<SignedIn?>(
            async (services, _) =>
            {
                var users = services.GetRequiredService<UserManager<Account>>();
                if (await users.GetUserAsync(ticket.Principal) is not { Disabled: false } account || await users.IsLockedOutAsync(account)) return null;
                if (ticket.Principal.FindFirstValue(StampClaim) != account.SecurityStamp) return null;
                return Seal(account, await users.GetClaimsAsync(account));
            },
            ct);
    }

    /// <summary>Spends on an unknown name what a known one costs, so that the time of an answer does not tell which names exist.</summary>
    private static SignedIn? Refused(UserManager<Account> users, string password)
    {
        users.PasswordHasher.HashPassword(new Account(), password);
        return null;
    }

    private SignedIn Seal(Account account, IEnumerable<Claim> claims)
    {
        var now = time.GetUtcNow();
        var settings = options.Value;
        var bearer = tokens.Get(BearerTokenDefaults.AuthenticationScheme);
        var roles = claims.Where(claim => claim.Type == ClaimTypes.Role).Select(claim => claim.Value).ToList();
        var permissions = account.MustChangePassword ? [] : RolePermissions.Of(roles);
        List<Claim> who = [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.UserName!)];
        return new(
            bearer.BearerTokenProtector.Protect(Ticket(
                [.. who, .. roles.Select(role => new Claim(ClaimTypes.Role, role)), .. permissions.Select(permission => new Claim(Permit.ClaimType, permission))],
                BearerTokenDefaults.AuthenticationScheme + ":AccessToken",
                now.AddMinutes(settings.AccessTokenMinutes))),
            bearer.RefreshTokenProtector.Protect(Ticket(
                [.. who, new(StampClaim, account.SecurityStamp ?? "")],
                BearerTokenDefaults.AuthenticationScheme + ":RefreshToken",
                now.AddHours(settings.RefreshTokenHours))));
    }

    private static AuthenticationTicket Ticket(IEnumerable<Claim> claims, string scheme, DateTimeOffset expires) =>
        new(
            new ClaimsPrincipal(new ClaimsIdentity(claims, BearerTokenDefaults.AuthenticationScheme)),
            new AuthenticationProperties { ExpiresUtc = expires },
            scheme);
}

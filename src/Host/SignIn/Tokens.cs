using System.Security.Claims;
using BenchmarkWorkflow.Studio.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Makes sealed tokens. An access token carries the permissions of its moment and cannot be called back: it is short-lived instead.</summary>
internal sealed class Tokens(IOptionsMonitor<BearerTokenOptions> bearer, IOptions<SignInOptions> options, TimeProvider time)
{
    /// <summary>A token for the Studio's elements and other clients, and when it ends.</summary>
    public (string Token, DateTimeOffset ExpiresAt) Access(Person person)
    {
        var expires = time.GetUtcNow().AddMinutes(options.Value.AccessTokenMinutes);
        return (Bearer.BearerTokenProtector.Protect(Ticket(person, "AccessToken", expires)), expires);
    }

    /// <summary>Both tokens, as Elsa's clients ask for them.</summary>
    public SignedIn Both(Person person) =>
        new(Access(person).Token, Bearer.RefreshTokenProtector.Protect(Ticket(person with { Roles = [] }, "RefreshToken", time.GetUtcNow().AddHours(options.Value.RefreshTokenHours))));

    /// <summary>Whom a refresh token names; none when it is none, or is over.</summary>
    public ClaimsPrincipal? Unseal(string refreshToken) =>
        Bearer.RefreshTokenProtector.Unprotect(refreshToken) is { Properties.ExpiresUtc: { } expires } ticket && time.GetUtcNow() < expires ? ticket.Principal : null;

    private BearerTokenOptions Bearer => bearer.Get(BearerTokenDefaults.AuthenticationScheme);

    private static AuthenticationTicket Ticket(Person person, string kind, DateTimeOffset expires) =>
        new(
            person.Principal(BearerTokenDefaults.AuthenticationScheme),
            new AuthenticationProperties { ExpiresUtc = expires },
            $"{BearerTokenDefaults.AuthenticationScheme}:{kind}");
}

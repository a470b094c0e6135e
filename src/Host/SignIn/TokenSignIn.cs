using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Sign-in of Elsa's clients. A refresh reads the account anew and is refused once it was disabled or got another password.</summary>
internal sealed class TokenSignIn(Credentials credentials, Tokens tokens, UnitOfWork work) : ISignIn
{
    public async Task<SignedIn?> SignInAsync(string userName, string password, CancellationToken ct) =>
        await credentials.CheckAsync(userName, password, SignInFailure.KeyOf(userName), ct) is Verdict.Known known ? tokens.Both(known.Person) : null;

    public async Task<SignedIn?> RefreshAsync(string refreshToken, CancellationToken ct)
    {
        if (tokens.Unseal(refreshToken) is not { } who) return null;
        var person = await work.ReadAsync((services, token) => Person.OfAsync(who, services.GetRequiredService<DbContext>(), token), ct);
        return person is null ? null : tokens.Both(person);
    }
}

using System.Globalization;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>What a name and a password are worth.</summary>
internal abstract record Verdict
{
    /// <summary>They match.</summary>
    public sealed record Known(Person Person) : Verdict;

    /// <summary>They do not match, or there is no such name: the answer is the same, and takes as long.</summary>
    public sealed record Wrong : Verdict;

    /// <summary>Too many wrong ones in a row. Names that no account has are locked as well.</summary>
    public sealed record Locked(DateTimeOffset Until) : Verdict;

    /// <summary>The password is right, the account is closed.</summary>
    public sealed record Disabled : Verdict;

    /// <summary>Too many attempts for this name in a short time; none of them was looked at.</summary>
    public sealed record TooMany(TimeSpan Wait) : Verdict;
}

/// <summary>
/// Looks at a name and a password. The slow part, hashing, holds no transaction and no connection; a wrong password is counted by one statement, so that
/// attempts side by side are each counted; a right one that comes after the lock is refused.
/// </summary>
internal sealed partial class Credentials(
    UnitOfWork work, IPasswordHasher<Account> hasher, ILookupNormalizer names, AttemptRate rate, TimeProvider time, IOptions<SignInOptions> options, ILogger<Credentials> log)
{
    private static readonly Account Nobody = new();
    private readonly Lazy<string> nobodysHash = new(() => hasher.HashPassword(Nobody, "nobody's password"));

    /// <param name="userName">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="counter">Under what key a wrong one is counted, see <see cref="KnownDevice.CounterOf"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Verdict> CheckAsync(string userName, string password, string counter, CancellationToken ct)
    {
        if (rate.Refuses(counter) is { } wait) return new Verdict.TooMany(wait);
        var (person, locked) = await ReadAsync(userName, counter, ct);
        if (locked is { } until) return Refused(counter, until);

        var match = hasher.VerifyHashedPassword(Nobody, person?.PasswordHash is { Length: > 0 } hash ? hash : nobodysHash.Value, password);
        if (match == PasswordVerificationResult.Failed || person is null) return await CountAsync(counter, ct);
        if (await ForgiveAsync(counter, ct) is { } meanwhile) return Refused(counter, meanwhile);
        if (person.Disabled) return new Verdict.Disabled();
        if (match == PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(person, password, ct);
        return new Verdict.Known(person);
    }

    private async Task<(Person? Person, DateTimeOffset? Locked)> ReadAsync(string userName, string counter, CancellationToken ct) =>
        await work.ReadAsync(
            async (services, token) =>
            {
                var locked = await services.GetRequiredService<SignInFailures>().LockedUntilAsync(counter, token);
                return (await Person.NamedAsync(userName, names, services.GetRequiredService<DbContext>(), token), locked);
            },
            ct);

    private async Task<Verdict> CountAsync(string counter, CancellationToken ct)
    {
        var (limit, span) = (options.Value.FailuresUntilLocked, TimeSpan.FromMinutes(options.Value.LockedMinutes));
        var locked = await work.RunAsync((services, token) => services.GetRequiredService<SignInFailures>().CountAsync(counter, limit, span, token), ct);
        return locked is { } until ? Refused(counter, until) : new Verdict.Wrong();
    }

    /// <summary>Writes only where there is something to forgive: signing in does not wait for SQLite's writer.</summary>
    private async Task<DateTimeOffset?> ForgiveAsync(string counter, CancellationToken ct)
    {
        if (!await work.ReadAsync((services, token) => services.GetRequiredService<SignInFailures>().AnyAsync(counter, token), ct)) return null;
        return await work.RunAsync((services, token) => services.GetRequiredService<SignInFailures>().ForgiveAsync(counter, token), ct);
    }

    /// <summary>A hash made with fewer rounds than today's is replaced, unless the password was changed meanwhile.</summary>
    private Task RehashAsync(Person person, string password, CancellationToken ct)
    {
        var hash = hasher.HashPassword(Nobody, password);
        return work.RunAsync(
            (services, token) => services.GetRequiredService<DbContext>().Set<Account>()
                .Where(account => account.Id == person.Id && account.PasswordHash == person.PasswordHash)
                .ExecuteUpdateAsync(row => row.SetProperty(account => account.PasswordHash, hash), token),
            ct);
    }

    private Verdict.Locked Refused(string counter, DateTimeOffset until)
    {
        if (log.IsEnabled(LogLevel.Warning))
            Locked(log, counter[..12], (until - time.GetUtcNow()).TotalMinutes.ToString("0", CultureInfo.InvariantCulture));
        return new(until);
    }

    [LoggerMessage(4001, LogLevel.Warning, "A sign-in was refused: the name {Key} (its hash) is locked for {Minutes} more minutes.")]
    private static partial void Locked(ILogger logger, string key, string minutes);
}

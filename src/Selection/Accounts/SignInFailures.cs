using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Accounts;

/// <summary>
/// Counts wrong passwords and locks names, each under a key of <see cref="SignInFailure"/>. Every count is one statement of the database: attempts made side by side, on any node, are each counted.
/// </summary>
public sealed class SignInFailures(DbContext db, TimeProvider time)
{
    /// <summary>Until when the name is locked; none when it is not.</summary>
    public async Task<DateTimeOffset?> LockedUntilAsync(string key, CancellationToken ct)
    {
        var until = await db.Set<SignInFailure>().Where(failure => failure.Key == key).Select(failure => failure.LockedUntil).FirstOrDefaultAsync(ct);
        return until > time.GetUtcNow() ? until : null;
    }

    /// <summary>Counts one wrong password; the one that makes <paramref name="limit"/> locks the name for <paramref name="span"/>. A locked name counts no further.</summary>
    /// <returns>Until when the name is locked now; none when it is not.</returns>
    public async Task<DateTimeOffset?> CountAsync(string key, int limit, TimeSpan span, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? until = now + span;
        var counted = await db.Set<SignInFailure>().Where(failure => failure.Key == key).ExecuteUpdateAsync(
            row => row
                .SetProperty(failure => failure.Count, failure => failure.LockedUntil > now ? failure.Count : failure.Count + 1 >= limit ? 0 : failure.Count + 1)
                .SetProperty(failure => failure.LockedUntil, failure => failure.LockedUntil > now ? failure.LockedUntil : failure.Count + 1 >= limit ? until : null)
                .SetProperty(failure => failure.LastAt, now),
            ct);
        if (counted == 0)
        {
            // Two first ones at once: the key is unique, the second unit is repeated and counts on.
            db.Add(new SignInFailure { Key = key, Count = limit <= 1 ? 0 : 1, LockedUntil = limit <= 1 ? until : null, LastAt = now });
            await db.SaveChangesAsync(ct);
        }

        return await LockedUntilAsync(key, ct);
    }

    /// <summary>Whether a name has failures to forgive.</summary>
    public Task<bool> AnyAsync(string key, CancellationToken ct) => db.Set<SignInFailure>().AnyAsync(failure => failure.Key == key, ct);

    /// <summary>Forgets the failures after a right password. A name that others have locked meanwhile stays locked.</summary>
    /// <returns>Until when the name is locked; none: the right password counts.</returns>
    public async Task<DateTimeOffset?> ForgiveAsync(string key, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.Set<SignInFailure>().Where(failure => failure.Key == key && (failure.LockedUntil == null || failure.LockedUntil <= now)).ExecuteDeleteAsync(ct);
        return await LockedUntilAsync(key, ct);
    }

    /// <summary>Unlocks the name for everybody: strangers, and each browser that is counted for itself.</summary>
    public Task UnlockAsync(string userName, CancellationToken ct)
    {
        var name = SignInFailure.PrefixOf(userName);
        return db.Set<SignInFailure>().Where(failure => failure.Key.StartsWith(name)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Forgets names that nobody has tried for <paramref name="age"/>, and that are not locked.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetAsync(TimeSpan age, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var before = now - age;
        return db.Set<SignInFailure>().Where(failure => failure.LastAt < before && (failure.LockedUntil == null || failure.LockedUntil <= now)).ExecuteDeleteAsync(ct);
    }
}

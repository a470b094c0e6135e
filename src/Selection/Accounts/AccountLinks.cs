using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Accounts;

/// <summary>Gives out links that are good once. An account has one good link at most.</summary>
public sealed class AccountLinks(DbContext db, TimeProvider time)
{
    /// <summary>Time to answer an invitation.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);

    /// <summary>Time to choose another password.</summary>
    public static readonly TimeSpan PasswordLasts = TimeSpan.FromHours(24);

    /// <summary>A new link; those before it are no longer good.</summary>
    public async Task<AccountLink> IssueAsync(Account account, AccountLinkPurpose purpose, string address, string actor, CancellationToken ct)
    {
        await RevokeAsync(account.Id, ct);
        var now = time.GetUtcNow();
        var link = new AccountLink
        {
            AccountId = account.Id, Purpose = purpose, Address = address, CreatedAt = now, CreatedBy = actor,
            ExpiresAt = now + (purpose == AccountLinkPurpose.Invitation ? InvitationLasts : PasswordLasts),
        };
        db.Add(link);
        await db.SaveChangesAsync(ct);
        return link;
    }

    /// <summary>Takes back what the account's owner was sent and has not used.</summary>
    /// <returns>Whether there was anything to take back.</returns>
    public async Task<bool> RevokeAsync(long accountId, CancellationToken ct)
    {
        DateTimeOffset? now = time.GetUtcNow();
        return await Good(now.Value).Where(link => link.AccountId == accountId).ExecuteUpdateAsync(row => row.SetProperty(link => link.RevokedAt, now), ct) > 0;
    }

    /// <summary>The link, while it is good.</summary>
    public Task<AccountLink?> FindAsync(long id, CancellationToken ct) => Good(time.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(link => link.Id == id, ct);

    /// <summary>The good link of an account.</summary>
    public Task<AccountLink?> OfAccountAsync(long accountId, CancellationToken ct) => Good(time.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(link => link.AccountId == accountId, ct);

    /// <summary>Uses it up; of two at once, one does.</summary>
    /// <returns>Whether it was still good.</returns>
    public async Task<bool> UseAsync(long id, CancellationToken ct)
    {
        DateTimeOffset? now = time.GetUtcNow();
        return await Good(now.Value).Where(link => link.Id == id).ExecuteUpdateAsync(row => row.SetProperty(link => link.UsedAt, now), ct) == 1;
    }

    private IQueryable<AccountLink> Good(DateTimeOffset now) => db.Set<AccountLink>().Where(link => link.UsedAt == null && link.RevokedAt == null && link.ExpiresAt > now);
}

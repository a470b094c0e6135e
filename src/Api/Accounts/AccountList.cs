using System.Globalization;
using System.Security.Claims;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Accounts;

/// <summary>What the list is asked for; null filters nothing.</summary>
internal sealed record AccountFilter(string? Search, string? Role, int? Unit, AccountState? State, bool? Locked);

/// <summary>The accounts, by user name.</summary>
internal sealed class AccountList(DbContext db, TimeProvider time)
{
    /// <param name="after">The normalized name of the last one of the page before.</param>
    public async Task<Page<AccountLine>> FindAsync(AccountFilter filter, string? after, int take, CancellationToken ct)
    {
        var all = await MatchingAsync(filter, ct);
        var rows = after is null ? all : all.Where(account => string.Compare(account.NormalizedUserName, after) > 0); // names are unique, and compared as they are ordered
        var found = await rows.OrderBy(account => account.NormalizedUserName).Take(take + 1).ToListAsync(ct);
        return new(await LinesAsync([.. found.Take(take)], ct), found.Count > take ? Cursor.Write(found[take - 1].NormalizedUserName!) : null, await all.LongCountAsync(ct));
    }

    /// <summary>Accounts as people see them, in the same order.</summary>
    public async Task<IReadOnlyList<AccountLine>> LinesAsync(IReadOnlyList<Account> accounts, CancellationToken ct)
    {
        var (ids, names) = (accounts.Select(account => account.Id).ToList(), accounts.Select(account => account.UserName!).ToList());
        var roles = (await RoleClaims.Where(claim => ids.Contains(claim.UserId)).OrderBy(claim => claim.Id).ToListAsync(ct)).ToLookup(claim => claim.UserId, claim => claim.ClaimValue!);
        var units = (await db.Set<GroupMember>().AsNoTracking().Where(member => names.Contains(member.User) && member.Group.StartsWith(AccountUnits.Prefix)).Select(member => new { member.User, member.Group }).ToListAsync(ct))
            .ToLookup(member => member.User, member => AccountUnits.NumberOf(member.Group));
        var locked = await LockedAsync(ct);
        return
        [
            .. accounts.Select(account => new AccountLine(
                account.Id, account.UserName!, account.DisplayName, account.Email, [.. roles[account.Id]], roles[account.Id].Contains(Roles.Unit) ? [.. units[account.UserName!].Order()] : [], StateOf(account),
                locked.Contains(KeyOf(account.UserName!)), account.MustChangePassword)),
        ];
    }

    private async Task<IQueryable<Account>> MatchingAsync(AccountFilter filter, CancellationToken ct)
    {
        var accounts = db.Set<Account>().AsNoTracking();
        if (filter.Search?.Trim() is { Length: > 0 } text)
        {
            var upper = text.ToUpperInvariant();
            accounts = accounts.Where(account => account.NormalizedUserName!.Contains(upper) || account.DisplayName.Contains(text) || account.NormalizedEmail!.Contains(upper));
        }

        if (filter.Role is { } role) accounts = accounts.Where(account => RoleClaims.Any(claim => claim.UserId == account.Id && claim.ClaimValue == role));
        if (filter.Unit is { } unit)
        {
            var group = AccountUnits.GroupOf(unit);
            accounts = accounts.Where(account => db.Set<GroupMember>().Any(member => member.Group == group && member.User == account.UserName)
                && RoleClaims.Any(claim => claim.UserId == account.Id && claim.ClaimValue == Roles.Unit));
        }

        if (filter.State is { } state)
            accounts = state switch
            {
                AccountState.Active => accounts.Where(account => !account.Disabled && account.PasswordHash != null),
                AccountState.Pending => accounts.Where(account => !account.Disabled && account.PasswordHash == null),
                AccountState.Disabled => accounts.Where(account => account.Disabled),
            };
        return filter.Locked is { } asked ? await LockedAsync(accounts, asked, ct) : accounts;
    }

    /// <summary>Locks are kept by the hash of a name, as names that nobody has are locked too; so names are hashed here, and only where anything is locked.</summary>
    private async Task<IQueryable<Account>> LockedAsync(IQueryable<Account> accounts, bool asked, CancellationToken ct)
    {
        var locked = await LockedAsync(ct);
        var ids = locked.Count == 0 ? [] : (await db.Set<Account>().AsNoTracking().Select(account => new { account.Id, account.UserName }).ToListAsync(ct))
            .Where(account => locked.Contains(KeyOf(account.UserName!))).Select(account => account.Id).ToList();
        return accounts.Where(account => ids.Contains(account.Id) == asked);
    }

    /// <summary>What the keys of the locked names begin with, locked for everybody or for one browser.</summary>
    private async Task<HashSet<string>> LockedAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return (await db.Set<SignInFailure>().Where(failure => failure.LockedUntil > now).Select(failure => failure.Key).ToListAsync(ct)).Select(key => key[..32]).ToHashSet(StringComparer.Ordinal);
    }

    private IQueryable<IdentityUserClaim<long>> RoleClaims => db.Set<IdentityUserClaim<long>>().AsNoTracking().Where(claim => claim.ClaimType == ClaimTypes.Role);

    private static string KeyOf(string userName) => SignInFailure.KeyOf(userName)[..32];

    private static AccountState StateOf(Account account) => account.Disabled ? AccountState.Disabled : account.PasswordHash is null ? AccountState.Pending : AccountState.Active;
}

/// <summary>The groups of the inbox that hold a unit's staff.</summary>
public static class AccountUnits
{
    /// <summary>Before the number of a unit, in the name of its staff's group.</summary>
    public const string Prefix = "unit:";

    public static string GroupOf(int unit) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{unit}");

    public static int NumberOf(string group) => int.Parse(group.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);
}

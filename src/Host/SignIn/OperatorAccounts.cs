using System.Security.Claims;
using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>An account as an operator sees it.</summary>
internal sealed record ListedAccount(string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Units, bool Disabled, bool MustChangePassword, bool Locked);

/// <summary>An account to be made.</summary>
/// <param name="Units">The numbers of the recommending units whose staff it is; needs <see cref="Roles.Unit"/>.</param>
internal sealed record AskedAccount(string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<int> Units);

/// <summary>What whoever runs the machine does to accounts, without one of their own. Each act is audited; passwords are hashed outside every transaction.</summary>
internal sealed class OperatorAccounts(UnitOfWork work, ILookupNormalizer names, IPasswordHasher<Account> hasher, TimeProvider time)
{
    /// <summary>The roles that are given; companies make their accounts themselves.</summary>
    public static IReadOnlyList<string> Given { get; } = [.. Roles.All.Where(role => role != Roles.Applicant)];

    /// <summary>All accounts, by name.</summary>
    public Task<IReadOnlyList<ListedAccount>> ListAsync(CancellationToken ct) => work.ReadAsync<IReadOnlyList<ListedAccount>>(
        async (services, token) =>
        {
            var (db, now) = (services.GetRequiredService<DbContext>(), time.GetUtcNow());
            var locked = (await db.Set<SignInFailure>().Where(failure => failure.LockedUntil > now).Select(failure => failure.Key).ToListAsync(token)).ToHashSet(StringComparer.Ordinal);
            var roles = (await db.Set<IdentityUserClaim<long>>().AsNoTracking().Where(claim => claim.ClaimType == ClaimTypes.Role).OrderBy(claim => claim.Id).ToListAsync(token)).ToLookup(claim => claim.UserId, claim => claim.ClaimValue!);
            var units = (await db.Set<GroupMember>().AsNoTracking().Where(member => member.Group.StartsWith(AccountGroups.OfUnits)).OrderBy(member => member.Id).ToListAsync(token)).ToLookup(member => member.User, member => member.Group[AccountGroups.OfUnits.Length..]);
            var accounts = await db.Set<Account>().AsNoTracking().OrderBy(account => account.NormalizedUserName).ToListAsync(token);
            return [.. accounts.Select(account => new ListedAccount(
                account.UserName!, account.DisplayName, [.. roles[account.Id]], [.. units[account.UserName!]], account.Disabled, account.MustChangePassword, locked.Contains(SignInFailure.KeyOf(account.UserName!))))]; // accounts have names
        },
        ct);

    /// <summary>Makes it.</summary>
    /// <returns>The password that signs in once.</returns>
    /// <exception cref="RuleBrokenException">See <see cref="AccountRegister.MakeAsync"/>.</exception>
    public async Task<string> AddAsync(AskedAccount asked, string actor, CancellationToken ct)
    {
        var password = OneTimePassword.Make();
        var given = NewPassword.Of(password, hasher, isOneTime: true);
        await work.RunAsync(
            async (services, token) =>
            {
                var account = await services.GetRequiredService<AccountRegister>().MakeAsync(asked.UserName, new(asked.DisplayName, "", asked.Roles, asked.Units), needsEmail: false, actor, token);
                given.GiveTo(account);
                return await services.GetRequiredService<DbContext>().SaveChangesAsync(token);
            },
            ct);
        return password;
    }

    /// <summary>Takes the password away, ends every sign-in made with it and every link that was sent, and unlocks the name.</summary>
    /// <returns>The password that signs in once; none when there is no such account.</returns>
    public async Task<string?> ResetPasswordAsync(string userName, string actor, CancellationToken ct)
    {
        var password = OneTimePassword.Make();
        var given = NewPassword.Of(password, hasher, isOneTime: true);
        var found = await work.RunAsync(
            async (services, token) =>
            {
                var (db, normalized) = (services.GetRequiredService<DbContext>(), names.NormalizeName(userName));
                if (await db.Set<Account>().SingleOrDefaultAsync(account => account.NormalizedUserName == normalized, token) is not { } person) return false;
                given.GiveTo(person);
                await db.SaveChangesAsync(token);
                await services.GetRequiredService<AccountLinks>().RevokeAsync(person.Id, token);
                await services.GetRequiredService<SignInFailures>().UnlockAsync(userName, token);
                await services.GetRequiredService<AuditTrail>().RecordAsync(actor, "account.password-reset", "account", person.Id, new { person.UserName }, token);
                return true;
            },
            ct);
        return found ? password : null;
    }
}

using System.Security.Claims;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Units;
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
    /// <exception cref="RuleBrokenException">The name is taken or not usable, or a unit does not exist.</exception>
    public async Task<string> AddAsync(AskedAccount asked, string actor, CancellationToken ct)
    {
        var password = OneTimePassword.Make();
        var hash = hasher.HashPassword(new Account(), password);
        await work.RunAsync(
            async (services, token) =>
            {
                RuleBrokenException.ThrowIf(AccountRules.MayBeCalled(asked.UserName));
                await DemandUnitsAsync(asked.Units, services.GetRequiredService<DbContext>(), token);
                var users = services.GetRequiredService<UserManager<Account>>();
                var account = new Account { UserName = asked.UserName, DisplayName = asked.DisplayName, MustChangePassword = true, LockoutEnabled = true, PasswordHash = hash };
                Demand(await users.CreateAsync(account));
                Demand(await users.AddClaimsAsync(account, asked.Roles.Select(role => new Claim(ClaimTypes.Role, role))));
                foreach (var unit in asked.Units) await services.GetRequiredService<GroupMembers>().AddAsync($"{AccountGroups.OfUnits}{unit}", asked.UserName, token);
                await services.GetRequiredService<AuditTrail>().RecordAsync(actor, "account.made", "account", account.Id, new { account.UserName, asked.Roles, asked.Units }, token);
                return account.Id;
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

    private static async Task DemandUnitsAsync(IReadOnlyList<int> units, DbContext db, CancellationToken ct)
    {
        var known = await db.Set<RecommendingUnit>().Where(unit => units.Contains(unit.Number)).Select(unit => unit.Number).Distinct().ToListAsync(ct);
        if (units.Except(known).ToList() is { Count: > 0 } unknown) throw new RuleBrokenException([.. unknown.Select(unit => new BrokenRule("unit-unknown", $"没有编号为 {unit} 的推荐单位。There is no recommending unit {unit}."))]);
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new RuleBrokenException([.. result.Errors.Select(error => new BrokenRule("account-refused", error.Description))]);
    }
}

using System.Security.Claims;
using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>
/// The inbox's groups as the accounts have them, read anew at every act: each role is the group of its name; what the inbox keeps itself (<c>unit:12</c>)
/// comes on top. A disabled account is in no group; a unit's group needs the role of unit staff: who loses the role loses the tasks at once.
/// </summary>
internal sealed class AccountGroups(DbContext db, GroupMembers kept) : IGroupMembership
{
    /// <summary>Before the number of a unit, in the name of its staff's group.</summary>
    public const string OfUnits = AccountUnits.Prefix;

    /// <summary>A row a role, or one without any; none: there is no such account.</summary>
    private static readonly SteadyList<string, AccountRole> RolesOf = new((db, name) =>
        from one in db.Set<Account>()
        where one.NormalizedUserName == name
        from role in db.Set<IdentityUserClaim<long>>().Where(claim => claim.UserId == one.Id && claim.ClaimType == ClaimTypes.Role).DefaultIfEmpty()
        select new AccountRole(one.Disabled, role == null ? null : role.ClaimValue));

    public async Task<IReadOnlySet<string>> GroupsOfAsync(string user, CancellationToken ct)
    {
        var groups = (await kept.GroupsOfAsync(user, ct)).ToHashSet();
        var name = user.Normalize().ToUpperInvariant();
        var account = await RolesOf.AskAsync(db, name, ct);
        if (account.Count == 0) return groups; // nobody who signs in: the engine's own helpers, a rehearsal's people
        if (account[0].Disabled) return new HashSet<string>();
        var roles = account.Select(one => one.Role).OfType<string>().ToHashSet();
        if (!roles.Contains(Roles.Unit)) groups.RemoveWhere(IsOfUnit);
        groups.UnionWith(roles);
        return groups;
    }

    public async Task<IReadOnlyList<string>> UsersOfAsync(string group, CancellationToken ct)
    {
        var members = await kept.UsersOfAsync(group, ct);
        var accounts = await db.Set<Account>().AsNoTracking().Where(account => members.Contains(account.UserName!)).Select(account => new { account.Id, account.UserName, account.Disabled }).ToListAsync(ct);
        var staff = IsOfUnit(group) ? await InRoleAsync(Roles.Unit, ct) : null;
        var shut = accounts.Where(account => account.Disabled || staff?.Contains(account.UserName!) == false).Select(account => account.UserName).ToHashSet(); // members have names
        return [.. members.Where(member => !shut.Contains(member)).Concat(await InRoleAsync(group, ct)).Distinct().Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> InRoleAsync(string role, CancellationToken ct) =>
        Roles.All.Contains(role)
            ? await db.Set<Account>().AsNoTracking()
                .Where(account => !account.Disabled && db.Set<IdentityUserClaim<long>>().Any(claim => claim.UserId == account.Id && claim.ClaimType == ClaimTypes.Role && claim.ClaimValue == role))
                .Select(account => account.UserName!).ToListAsync(ct)
            : [];

    private static bool IsOfUnit(string group) => group.StartsWith(OfUnits, StringComparison.Ordinal);

    private sealed record AccountRole(bool Disabled, string? Role);
}

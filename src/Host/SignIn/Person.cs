using System.Security.Claims;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Who somebody is at this moment, as the database has it.</summary>
/// <param name="Units">The numbers of the recommending units whose staff they are.</param>
internal sealed record Person(
    long Id, string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Units, bool MustChangePassword, bool Disabled, string Stamp, string PasswordHash)
{
    /// <summary>What they may do; nothing before a one-time password is replaced.</summary>
    public IReadOnlyList<string> Permissions => MustChangePassword ? [] : [.. RolePermissions.Of(Roles)];

    /// <summary>The signed-in user for <paramref name="scheme"/>, with every permission as a claim.</summary>
    public ClaimsPrincipal Principal(string scheme) =>
        new(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, Id.ToString()),
                new(ClaimTypes.Name, UserName),
                new(StampClaim, Stamp),
                .. Roles.Select(role => new Claim(ClaimTypes.Role, role)),
                .. Units.Select(unit => new Claim(Viewer.UnitClaim, unit)),
                .. Permissions.Select(permission => new Claim(Permit.ClaimType, permission)),
            ],
            scheme));

    /// <summary>The claim that ends every sign-in made before the password was changed or the account disabled.</summary>
    public const string StampClaim = "stamp";

    /// <summary>The person whom <paramref name="who"/> says; none when the account is gone or disabled, or was changed since the sign-in.</summary>
    public static async Task<Person?> OfAsync(ClaimsPrincipal who, DbContext db, CancellationToken ct) =>
        long.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && await OneAsync(db, db.Set<Account>().Where(account => account.Id == id), ct) is { Disabled: false } person
        && person.Stamp == who.FindFirstValue(StampClaim)
            ? person
            : null;

    /// <summary>The person of that name, disabled ones too.</summary>
    public static Task<Person?> NamedAsync(string userName, ILookupNormalizer names, DbContext db, CancellationToken ct)
    {
        var normalized = names.NormalizeName(userName);
        return OneAsync(db, db.Set<Account>().Where(account => account.NormalizedUserName == normalized), ct);
    }

    private static async Task<Person?> OneAsync(DbContext db, IQueryable<Account> one, CancellationToken ct)
    {
        if (await one.AsNoTracking().FirstOrDefaultAsync(ct) is not { } account) return null;
        var roles = await db.Set<IdentityUserClaim<long>>().Where(claim => claim.UserId == account.Id && claim.ClaimType == ClaimTypes.Role)
            .OrderBy(claim => claim.Id).Select(claim => claim.ClaimValue!).ToListAsync(ct);
        var units = roles.Contains(Selection.Accounts.Roles.Unit)
            ? await db.Set<GroupMember>().Where(member => member.User == account.UserName && member.Group.StartsWith(AccountGroups.OfUnits)).Select(member => member.Group).ToListAsync(ct)
            : [];
        return new(
            account.Id, account.UserName ?? "", account.DisplayName, roles, [.. units.Select(unit => unit[AccountGroups.OfUnits.Length..])], account.MustChangePassword, account.Disabled,
            account.SecurityStamp ?? "", account.PasswordHash ?? "");
    }
}

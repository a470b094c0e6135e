using System.Security.Claims;
using System.Security.Cryptography;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Mail.Format;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Accounts;

/// <summary>What administrators do to accounts, in the caller's transaction. Each act is audited; an administrator who may sign in is always left.</summary>
public sealed class AccountRegister(DbContext db, UserManager<Account> users, GroupMembers groups, AccountLinks links, AuditTrail audit)
{
    /// <summary>Makes an account that has no password yet.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="AccountRules"/>; <c>unit-unknown</c>, <c>email-malformed</c>, <c>email-missing</c>.</exception>
    public async Task<Account> MakeAsync(string userName, AccountEntry entry, bool needsEmail, string actor, CancellationToken ct)
    {
        List<BrokenRule> broken = [];
        if (AccountRules.MayBeCalled(userName) is { } unusable) broken.Add(unusable);
        else if (await users.FindByNameAsync(userName) is not null) broken.Add(AccountRules.Taken(userName));
        broken.AddRange(await CheckAsync(entry, [], ct));
        if (needsEmail && entry.Email.Length == 0) broken.Add(new("email-missing", "请填写接收邀请的电子邮箱。", "email"));
        RuleBrokenException.ThrowIfAny(broken);
        var account = new Account { UserName = userName, DisplayName = entry.DisplayName, Email = Given(entry.Email), LockoutEnabled = true, Revision = 1 };
        Demand(await users.CreateAsync(account));
        if (entry.Roles.Count > 0) Demand(await users.AddClaimsAsync(account, entry.Roles.Select(RoleClaim)));
        await SetUnitsAsync(userName, entry.Units, ct);
        await audit.RecordAsync(actor, "account.made", "account", account.Id, new { account.UserName, entry.Roles, entry.Units }, ct);
        return account;
    }

    /// <summary>Changes everything but the user name. With another address, a link that was sent to the old one is no longer good.</summary>
    /// <exception cref="RuleBrokenException">As above; <c>account-not-found</c>, <c>account-changed</c>, <c>last-administrator</c>.</exception>
    public async Task<Account> ChangeAsync(long id, long? seen, AccountEntry entry, string actor, CancellationToken ct)
    {
        var account = await TakeAsync(id, seen, ct);
        var (claims, unitsBefore) = (await RolesOf(id).ToListAsync(ct), await UnitsOfAsync(account.UserName!, ct));
        List<string> before = [.. claims.Select(claim => claim.ClaimValue!)];
        RuleBrokenException.ThrowIfAny(await CheckAsync(entry, before, ct));
        var from = new { account.DisplayName, account.Email, Roles = before, Units = unitsBefore };
        if (!string.Equals(account.Email ?? "", entry.Email, StringComparison.OrdinalIgnoreCase)) await links.RevokeAsync(id, ct);
        (account.DisplayName, account.Email, account.NormalizedEmail) = (entry.DisplayName, Given(entry.Email), users.NormalizeEmail(Given(entry.Email)));
        db.RemoveRange(claims.Where(claim => !entry.Roles.Contains(claim.ClaimValue!)));
        db.AddRange(entry.Roles.Except(before).Select(role => new IdentityUserClaim<long> { UserId = id, ClaimType = ClaimTypes.Role, ClaimValue = role }));
        await SetUnitsAsync(account.UserName!, entry.Units, ct);
        var to = new { account.DisplayName, account.Email, entry.Roles, entry.Units };
        await SaveAsync(account, "account.changed", new { from, to }, actor, ct);
        if (before.Contains(Roles.Administrator) && !entry.Roles.Contains(Roles.Administrator)) await DemandAdministratorAsync(ct);
        return account;
    }

    /// <summary>Shuts it: every sign-in ends at the next click, and no link opens it. What its owner did stays.</summary>
    /// <exception cref="RuleBrokenException"><c>account-not-found</c>, <c>account-changed</c>, <c>account-disabled</c>, <c>last-administrator</c>.</exception>
    public async Task<Account> DisableAsync(long id, long? seen, string? reason, string actor, CancellationToken ct)
    {
        var account = await TakeAsync(id, seen, ct);
        if (account.Disabled) throw new RuleBrokenException(new BrokenRule("account-disabled", "该账户已经停用。"));
        account.Disabled = true;
        await links.RevokeAsync(id, ct);
        await SaveAsync(account, "account.disabled", new { reason }, actor, ct);
        await DemandAdministratorAsync(ct);
        return account;
    }

    /// <summary>Opens it again, with the password it had.</summary>
    /// <exception cref="RuleBrokenException"><c>account-not-found</c>, <c>account-changed</c>, <c>account-not-disabled</c>.</exception>
    public async Task<Account> EnableAsync(long id, long? seen, string actor, CancellationToken ct)
    {
        var account = await TakeAsync(id, seen, ct);
        if (!account.Disabled) throw new RuleBrokenException(new BrokenRule("account-not-disabled", "该账户没有停用。"));
        (account.Disabled, account.SecurityStamp) = (false, RandomNumberGenerator.GetHexString(40)); // sign-ins of before do not come back with it
        await SaveAsync(account, "account.enabled", null, actor, ct);
        return account;
    }

    /// <summary>The account, to be changed by somebody who has seen the revision <paramref name="seen"/>.</summary>
    public async Task<Account> TakeAsync(long id, long? seen, CancellationToken ct)
    {
        var account = await db.Set<Account>().SingleOrDefaultAsync(one => one.Id == id, ct) ?? throw new RuleBrokenException(NotFound);
        if (seen is null || seen == account.Revision) return account;
        var last = (await audit.LastOfAsync("account", id, 1, ct)).FirstOrDefault();
        throw new RuleBrokenException(new BrokenRule("account-changed", $"在您查看之后，该账户已被{last?.Actor ?? "他人"}修改。请对照最新内容后再操作。"));
    }

    public static BrokenRule NotFound => new("account-not-found", "没有找到该账户。");

    /// <summary>Notes the change, and who made it.</summary>
    public async Task SaveAsync(Account account, string act, object? details, string actor, CancellationToken ct)
    {
        account.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, act, "account", account.Id, details, ct);
    }

    /// <summary>After the act and its record: writers of records wait for each other, so of two administrators who put out each other the second sees what the first did.</summary>
    private async Task DemandAdministratorAsync(CancellationToken ct)
    {
        var left = await db.Set<Account>().AnyAsync(
            one => !one.Disabled && one.PasswordHash != null
                && db.Set<IdentityUserClaim<long>>().Any(claim => claim.UserId == one.Id && claim.ClaimType == ClaimTypes.Role && claim.ClaimValue == Roles.Administrator),
            ct);
        if (!left) throw new RuleBrokenException(new BrokenRule("last-administrator", "这是最后一个可以登录的管理员账户，不能停用，也不能取消其管理员角色。请先开通另一位管理员。"));
    }

    private async Task<IReadOnlyList<BrokenRule>> CheckAsync(AccountEntry entry, IReadOnlyList<string> before, CancellationToken ct)
    {
        List<BrokenRule> broken = [.. AccountRules.Check(entry, before)];
        if (entry.Email.Length > 0 && !MailAddress.IsValid(entry.Email)) broken.Add(new("email-malformed", "电子邮箱格式不正确。", "email"));
        var known = entry.Units.Count == 0 ? [] : await db.Set<RecommendingUnit>().Where(unit => entry.Units.Contains(unit.Number)).Select(unit => unit.Number).Distinct().ToListAsync(ct);
        if (entry.Units.Except(known).Any()) broken.Add(new("unit-unknown", "没有这个推荐单位。", "units"));
        return broken;
    }

    private async Task SetUnitsAsync(string userName, IReadOnlyList<int> units, CancellationToken ct)
    {
        var before = await UnitsOfAsync(userName, ct);
        foreach (var unit in before.Except(units)) await groups.RemoveAsync(AccountUnits.GroupOf(unit), userName, ct);
        foreach (var unit in units.Except(before)) await groups.AddAsync(AccountUnits.GroupOf(unit), userName, ct);
    }

    private async Task<List<int>> UnitsOfAsync(string userName, CancellationToken ct) =>
        [.. (await db.Set<GroupMember>().AsNoTracking().Where(member => member.User == userName && member.Group.StartsWith(AccountUnits.Prefix)).Select(member => member.Group).ToListAsync(ct)).Select(AccountUnits.NumberOf).Order()];

    private IQueryable<IdentityUserClaim<long>> RolesOf(long id) => db.Set<IdentityUserClaim<long>>().Where(claim => claim.UserId == id && claim.ClaimType == ClaimTypes.Role).OrderBy(claim => claim.Id);

    private static Claim RoleClaim(string role) => new(ClaimTypes.Role, role);

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new RuleBrokenException([.. result.Errors.Select(error => new BrokenRule("account-refused", error.Description, "userName"))]);
    }
}

using System.Security.Claims;
using BenchmarkWorkflow.Api.Applicants;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>
/// Accounts that people make for themselves. A name that stands anywhere already, also for somebody who has no account yet (an expert of the pool, a unit's staff), cannot
/// be had: who took it would be that person.
/// </summary>
internal sealed class RegisteredAccounts(UserManager<Account> users, DbContext db) : INewAccounts
{
    private const int Shortest = 3, Longest = 100;

    /// <summary>Who acts without being anybody, as the records of the product name them.</summary>
    private static readonly string[] Reserved = ["system", "public", "operator", "mailbox", "admin", "root", .. Roles.All];

    public async Task<IReadOnlyList<(string Field, string Message)>> MakeAsync(NewAccount account, CancellationToken ct)
    {
        List<(string, string)> wrong = [];
        if (await NameAsync(account.UserName, ct) is { } name) wrong.Add(("userName", name));
        var password = await PasswordAsync(account);
        wrong.AddRange(password.Select(message => ("password", message)));
        if (wrong.Count > 0) return wrong;

        var made = new Account { UserName = account.UserName, DisplayName = account.DisplayName, Email = account.Email, LockoutEnabled = true };
        var result = await users.CreateAsync(made, account.Password);
        if (!result.Succeeded) return [.. result.Errors.Select(error => ("userName", error.Description))];
        result = await users.AddClaimAsync(made, new Claim(ClaimTypes.Role, account.Role));
        return result.Succeeded ? [] : throw new InvalidOperationException("The account has no role: " + string.Join(" ", result.Errors.Select(error => error.Description)));
    }

    private async Task<string?> NameAsync(string name, CancellationToken ct)
    {
        if (name.Length == 0) return "请填写用户名，可以用电子邮箱。";
        if (name.Length is < Shortest or > Longest || !name.All(c => char.IsLetterOrDigit(c) || "._-@+".Contains(c)))
            return $"用户名为 {Shortest} 至 {Longest} 个汉字、字母或数字，可以用点、下划线、连字符，也可以用电子邮箱。";
        var upper = users.NormalizeName(name)!; // a name that is not null stays one
        var taken = Reserved.Contains(name, StringComparer.OrdinalIgnoreCase)
            || await db.Set<Account>().AnyAsync(one => one.NormalizedUserName == upper, ct)
            || await db.Set<GroupMember>().AnyAsync(one => one.User.ToUpper() == upper, ct)
            || await db.Set<Expert>().AnyAsync(one => one.Account.ToUpper() == upper, ct)
            || await db.Set<Applicant>().AnyAsync(one => one.Account.ToUpper() == upper, ct);
        return taken ? $"用户名“{name}”已被使用，请换一个。" : null;
    }

    private async Task<List<string>> PasswordAsync(NewAccount account)
    {
        if (account.Password.Length == 0) return ["请填写密码。"];
        List<string> wrong = [];
        if (account.UserName.Length >= Shortest && account.Password.Contains(account.UserName, StringComparison.OrdinalIgnoreCase)) wrong.Add("密码不能包含用户名。");
        foreach (var rule in users.PasswordValidators) wrong.AddRange((await rule.ValidateAsync(users, new Account(), account.Password)).Errors.Select(error => error.Description));
        return wrong;
    }
}

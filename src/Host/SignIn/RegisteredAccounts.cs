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
    public async Task<IReadOnlyList<(string Field, string Message)>> MakeAsync(NewAccount account, CancellationToken ct)
    {
        List<(string, string)> wrong = [];
        if (await NameAsync(account.UserName, ct) is { } name) wrong.Add(("userName", name));
        var password = await NewPassword.WrongAsync(users, account.UserName, account.Password);
        wrong.AddRange(password.Select(message => ("password", message)));
        if (wrong.Count > 0) return wrong;

        var made = new Account { UserName = account.UserName, DisplayName = account.DisplayName, Email = account.Email, LockoutEnabled = true, PasswordHash = account.PasswordHash };
        var result = await users.CreateAsync(made);
        if (!result.Succeeded) return [.. result.Errors.Select(error => ("userName", error.Description))];
        result = await users.AddClaimAsync(made, new Claim(ClaimTypes.Role, account.Role));
        return result.Succeeded ? [] : throw new InvalidOperationException("The account has no role: " + string.Join(" ", result.Errors.Select(error => error.Description)));
    }

    private async Task<string?> NameAsync(string name, CancellationToken ct)
    {
        if (AccountRules.MayBeCalled(name) is { } unusable) return unusable.Message;
        var upper = users.NormalizeName(name)!; // a name that is not null stays one
        var taken = await db.Set<Account>().AnyAsync(one => one.NormalizedUserName == upper, ct)
            || await db.Set<GroupMember>().AnyAsync(one => one.User.ToUpper() == upper, ct)
            || await db.Set<Expert>().AnyAsync(one => one.Account.ToUpper() == upper, ct)
            || await db.Set<Applicant>().AnyAsync(one => one.Account.ToUpper() == upper, ct);
        return taken ? AccountRules.Taken(name).Message : null;
    }
}

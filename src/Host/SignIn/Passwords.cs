using System.Security.Cryptography;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Gives an account a password of its owner's, and ends every sign-in made with the one before. Hashes outside every transaction.</summary>
internal sealed class Passwords(UnitOfWork work, Credentials credentials, IPasswordHasher<Account> hasher)
{
    /// <summary>Changes it. A wrong <paramref name="current"/> counts towards the lock.</summary>
    /// <returns>The verdict on the current password, and what is wrong with the new one; with <c>Known</c> and nothing wrong, it is done.</returns>
    public async Task<(Verdict Verdict, IReadOnlyList<string> Wrong)> ChangeAsync(string userName, string current, string next, string counter, CancellationToken ct)
    {
        var verdict = await credentials.CheckAsync(userName, current, counter, ct);
        if (verdict is not Verdict.Known { Person: var person }) return (verdict, []);
        if (next == current) return (verdict, ["新密码不能与原密码相同。"]);
        if (next.Contains(userName, StringComparison.OrdinalIgnoreCase)) return (verdict, ["密码不能包含用户名。"]);
        var wrong = await WrongAsync(next, ct);
        if (wrong.Count > 0) return (verdict, wrong);

        var hash = hasher.HashPassword(new Account(), next);
        var stamp = RandomNumberGenerator.GetHexString(40);
        var changed = await work.RunAsync(
            (services, token) => services.GetRequiredService<DbContext>().Set<Account>()
                .Where(account => account.Id == person.Id && account.PasswordHash == person.PasswordHash && !account.Disabled)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(account => account.PasswordHash, hash).SetProperty(account => account.SecurityStamp, stamp)
                        .SetProperty(account => account.ConcurrencyStamp, stamp).SetProperty(account => account.MustChangePassword, false),
                    token),
            ct);
        if (changed == 0) return (verdict, ["该账户刚刚被他人修改，请刷新后重试。"]);
        return (new Verdict.Known(person with { Stamp = stamp, PasswordHash = hash, MustChangePassword = false }), []);
    }

    private Task<IReadOnlyList<string>> WrongAsync(string next, CancellationToken ct) =>
        work.ReadAsync<IReadOnlyList<string>>(
            async (services, _) =>
            {
                var users = services.GetRequiredService<UserManager<Account>>();
                List<string> wrong = [];
                foreach (var rule in users.PasswordValidators)
                    wrong.AddRange((await rule.ValidateAsync(users, new Account(), next)).Errors.Select(error => error.Description));
                return wrong;
            },
            ct);
}

using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Gives an account a password that its owner chose, and ends every sign-in made with the one before. Hashes outside every transaction.</summary>
internal sealed class Passwords(UnitOfWork work, Credentials credentials, IPasswordHasher<Account> hasher)
{
    /// <summary>Changes it. A wrong <paramref name="current"/> counts towards the lock.</summary>
    /// <returns>The verdict on the current password, and what is wrong with the new one; with <c>Known</c> and nothing wrong, it is done.</returns>
    public async Task<(Verdict Verdict, IReadOnlyList<string> Wrong)> ChangeAsync(string userName, string current, string next, string counter, CancellationToken ct)
    {
        var verdict = await credentials.CheckAsync(userName, current, counter, ct);
        if (verdict is not Verdict.Known { Person: var person }) return (verdict, []);
        if (next == current) return (verdict, ["新密码不能与原密码相同。"]);
        var wrong = await work.ReadAsync((services, _) => NewPassword.WrongAsync(services.GetRequiredService<UserManager<Account>>(), userName, next), ct);
        if (wrong.Count > 0) return (verdict, wrong);

        var password = NewPassword.Of(next, hasher);
        var changed = await work.RunAsync(
            async (services, token) =>
            {
                var accounts = services.GetRequiredService<DbContext>().Set<Account>();
                if (await accounts.FirstOrDefaultAsync(one => one.Id == person.Id && one.PasswordHash == person.PasswordHash && !one.Disabled, token) is not { } account) return false;
                await GiveAsync(services, account, password, "account.password-changed", token);
                return true;
            },
            ct);
        if (!changed) return (verdict, ["该账户刚刚被他人修改，请刷新后重试。"]);
        return (new Verdict.Known(person with { Stamp = password.Stamp, PasswordHash = password.Hash, MustChangePassword = false }), []);
    }

    /// <summary>The good link, and whose it is; none where the account is shut.</summary>
    public Task<(AccountLink Link, Account Owner)?> OwnerAsync(long link, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
            await services.GetRequiredService<AccountLinks>().FindAsync(link, token) is { } good
            && await services.GetRequiredService<DbContext>().Set<Account>().AsNoTracking().SingleAsync(one => one.Id == good.AccountId, token) is { Disabled: false } owner
                ? (good, owner)
                : ((AccountLink, Account)?)null,
        ct);

    /// <summary>Uses a link up for the password its owner chose, and unlocks the name; of two at once, one does.</summary>
    /// <returns>Whether the link was good, and what is wrong with the password; good and nothing wrong: it is done.</returns>
    public async Task<(bool Good, IReadOnlyList<string> Wrong)> SetByLinkAsync(long link, string next, CancellationToken ct)
    {
        if (await OwnerAsync(link, ct) is not ({ Purpose: var purpose }, { UserName: { } userName } owner)) return (false, []);
        var wrong = await work.ReadAsync((services, _) => NewPassword.WrongAsync(services.GetRequiredService<UserManager<Account>>(), userName, next), ct);
        if (wrong.Count > 0) return (true, wrong);

        var password = NewPassword.Of(next, hasher);
        var done = await work.RunAsync(
            async (services, token) =>
            {
                if (!await services.GetRequiredService<AccountLinks>().UseAsync(link, token)) return false;
                var account = await services.GetRequiredService<DbContext>().Set<Account>().SingleAsync(one => one.Id == owner.Id, token);
                if (account.Disabled) return false;
                await services.GetRequiredService<SignInFailures>().UnlockAsync(userName, token);
                await GiveAsync(services, account, password, purpose == AccountLinkPurpose.Invitation ? "account.opened" : "account.password-set", token);
                return true;
            },
            ct);
        return (done, []);
    }

    private static async Task GiveAsync(IServiceProvider services, Account account, NewPassword password, string act, CancellationToken ct)
    {
        password.GiveTo(account);
        await services.GetRequiredService<DbContext>().SaveChangesAsync(ct);
        await services.GetRequiredService<AccountLinks>().RevokeAsync(account.Id, ct); // one that is still on its way opens nothing any more
        await services.GetRequiredService<AuditTrail>().RecordAsync(account.UserName!, act, "account", account.Id, null, ct); // accounts have names
    }
}

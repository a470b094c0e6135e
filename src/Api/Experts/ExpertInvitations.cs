using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Experts;

/// <summary>The accounts of experts, as far as the secretariat has a hand in them: it makes one that is an expert's and nothing more, and invites its owner until they have chosen a password.</summary>
internal sealed class ExpertInvitations(DbContext db, UserManager<Account> users, AccountRegister register, AccountLetters letters)
{
    /// <summary>Makes the account of a new expert and invites them. One that is there already has to be an expert's: which roles people have, administrators say.</summary>
    /// <returns>Everything that is wrong; nothing: it is done.</returns>
    public async Task<IReadOnlyList<BrokenRule>> InviteNewAsync(ExpertEntry entry, string actor, CancellationToken ct)
    {
        if (await users.FindByNameAsync(entry.Account) is { } known)
            return (await users.GetClaimsAsync(known)).Any(claim => claim.Value == Roles.Expert)
                ? []
                : [new("account-not-expert", $"用户名“{entry.Account}”已有账户，但没有专家角色。请换一个用户名，或请管理员先授予专家角色。", "account")];
        try
        {
            var account = await register.MakeAsync(entry.Account, new(entry.Name.Trim(), entry.Email.Trim(), [Roles.Expert], []), needsEmail: false, actor, ct);
            await letters.SendAsync(account.Id, null, actor, ct);
            return [];
        }
        catch (RuleBrokenException broken)
        {
            return [.. broken.Rules.Select(rule => rule with { Field = rule.Field switch { "userName" => "account", "displayName" => "name", var field => field } })];
        }
    }

    /// <summary>Sends the invitation again, to the address that the register has now.</summary>
    /// <exception cref="RuleBrokenException"><c>invitation-needless</c>: the account is open, shut, or not only an expert's.</exception>
    public async Task InviteAgainAsync(Expert expert, string actor, CancellationToken ct)
    {
        if (await users.FindByNameAsync(expert.Account) is not { } account)
        {
            RuleBrokenException.ThrowIfAny(await InviteNewAsync(new(expert.Account, expert.Name, expert.Employer, expert.Email, expert.Capacity, expert.AreaIds), actor, ct));
            return;
        }

        if (account.Disabled || account.PasswordHash is not null || !await IsOnlyAnExpertAsync(account))
            throw new RuleBrokenException(new BrokenRule("invitation-needless", "该专家的账户已开通，或由管理员管理。需要重设密码时请联系管理员。"));
        await FollowAsync(account, expert, actor, ct);
        await letters.SendAsync(account.Id, null, actor, ct);
    }

    /// <summary>While nobody has opened the account, it follows the register: an invitation that went to another address is no longer good.</summary>
    public async Task FollowAsync(Expert expert, string actor, CancellationToken ct)
    {
        if (await users.FindByNameAsync(expert.Account) is { Disabled: false, PasswordHash: null } account && await IsOnlyAnExpertAsync(account)) await FollowAsync(account, expert, actor, ct);
    }

    /// <exception cref="RuleBrokenException"><c>expert-not-found</c>.</exception>
    public async Task<Expert> ExpertAsync(long id, CancellationToken ct) => await db.Set<Expert>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) ?? throw new RuleBrokenException(ExpertRules.NotFound);

    private async Task FollowAsync(Account account, Expert expert, string actor, CancellationToken ct)
    {
        if (account.Email == expert.Email && account.DisplayName == expert.Name) return;
        await register.ChangeAsync(account.Id, null, new(expert.Name, expert.Email, [Roles.Expert], []), actor, ct);
    }

    private async Task<bool> IsOnlyAnExpertAsync(Account account) => (await users.GetClaimsAsync(account)).Where(claim => claim.Type == System.Security.Claims.ClaimTypes.Role).All(claim => claim.Value == Roles.Expert);
}

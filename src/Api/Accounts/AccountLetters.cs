using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Api.Accounts;

/// <summary>Sends people the link by which they choose a password themselves.</summary>
internal sealed class AccountLetters(CampaignDesk campaigns, AccountRegister register, AccountLinks links, Outbox outbox, TimeProvider time)
{
    private const string Invitation = "account-invitation", Password = "account-password";

    /// <summary>The templates whose letters carry such a link.</summary>
    public static IReadOnlyList<string> Templates { get; } = [Invitation, Password];

    /// <summary>Writes the letter with a new link: an invitation where there is no password yet. A link sent before is no longer good.</summary>
    /// <exception cref="RuleBrokenException"><c>account-not-found</c>, <c>account-changed</c>, <c>account-disabled</c>, <c>email-missing</c>.</exception>
    public async Task SendAsync(long id, long? seen, string actor, CancellationToken ct)
    {
        var account = await register.TakeAsync(id, seen, ct);
        if (account.Disabled) throw new RuleBrokenException(new BrokenRule("account-disabled", "该账户已停用，请先启用。"));
        if (account.Email is not { Length: > 0 } address) throw new RuleBrokenException(new BrokenRule("email-missing", "该账户没有电子邮箱，不能发送邮件。请先填写邮箱。", "email"));
        var purpose = account.PasswordHash is null ? AccountLinkPurpose.Invitation : AccountLinkPurpose.Password;
        var link = await links.IssueAsync(account, purpose, address, actor, ct);
        await outbox.QueueAsync(
            new NewMail
            {
                DedupeKey = $"{AccountSecrets.Kind}/{link.Id}",
                Recipients = [new MailRecipient(address, account.DisplayName)],
                ToUser = account.UserName,
                Template = purpose == AccountLinkPurpose.Invitation ? Invitation : Password,
                ModelJson = JsonSerializer.Serialize(new
                {
                    year = (await campaigns.KeyAsync(null, ct))?.Year ?? ShanghaiTime.DayOf(time.GetUtcNow()).Year, recipient = account.DisplayName, userName = account.UserName,
                    link = IMailSecrets.Marker, expiresAt = link.ExpiresAt.ToOffset(ShanghaiTime.Offset),
                }),
                AboutKind = AccountSecrets.Kind,
                AboutId = link.Id.ToString(CultureInfo.InvariantCulture),
                Language = MailLanguage.Both,
                Actor = actor,
            },
            ct);
        await register.SaveAsync(account, purpose == AccountLinkPurpose.Invitation ? "account.invited" : "account.password-link-sent", new { address, link.ExpiresAt }, actor, ct);
    }

    /// <summary>Takes back the link that was sent and not used.</summary>
    /// <exception cref="RuleBrokenException"><c>account-not-found</c>, <c>account-changed</c>, <c>link-none</c>.</exception>
    public async Task RevokeAsync(long id, long? seen, string actor, CancellationToken ct)
    {
        var account = await register.TakeAsync(id, seen, ct);
        if (!await links.RevokeAsync(id, ct)) throw new RuleBrokenException(new BrokenRule("link-none", "没有可以撤销的链接：已使用、已过期或已撤销。"));
        await register.SaveAsync(account, "account.link-revoked", null, actor, ct);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Api.Accounts;

/// <summary>
/// The links of <see cref="AccountLink"/> as letters carry them. They are sealed when the letter leaves and stand in no table: who reads the outbox, or changes to whom a letter goes, gets none.
/// The part behind the <c>#</c> is not sent to any server by a browser, so no log has it.
/// </summary>
public sealed class AccountSecrets(UnitOfWork work, IDataProtectionProvider sealing, IOptions<MailOptions> mail) : IMailSecrets
{
    /// <summary>What letters with such a link are about.</summary>
    public const string Kind = "account-link";

    private readonly IDataProtector sealer = sealing.CreateProtector("BenchmarkWorkflow.Accounts.Link.v1");

    public string AboutKind => Kind;

    public async Task<string?> RevealAsync(string aboutId, IReadOnlyList<MailRecipient> recipients, CancellationToken ct)
    {
        if (!long.TryParse(aboutId, CultureInfo.InvariantCulture, out var id)) return null;
        var link = await work.ReadAsync((services, token) => services.GetRequiredService<AccountLinks>().FindAsync(id, token), ct);
        return link is not null && recipients.All(one => string.Equals(one.Address, link.Address, StringComparison.OrdinalIgnoreCase)) ? $"{mail.Value.PortalUrl}/password#{Seal(id)}" : null;
    }

    public string Seal(long link) => sealer.Protect(link.ToString(CultureInfo.InvariantCulture));

    /// <summary>The link that was sealed; none when we did not seal this.</summary>
    public long? Open(string? sealedLink)
    {
        if (string.IsNullOrEmpty(sealedLink) || sealedLink.Length > 1000) return null;
        try
        {
            return long.Parse(sealer.Unprotect(sealedLink), CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

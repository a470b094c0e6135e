using BenchmarkWorkflow.Mail.Format;
using BenchmarkWorkflow.Mail.Templates;
using BenchmarkWorkflow.Mail.Transports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>Turns a row into the message that leaves.</summary>
public sealed class MailComposer(TemplateRenderer templates, IServiceScopeFactory scopes, IOptions<MailOptions> options)
{
    /// <summary>The message for those who do not have it yet.</summary>
    /// <exception cref="MailTransportException">An attachment's file is gone, an address is no address, or a secret is not for it: permanent.</exception>
    public async Task<MailEnvelope> ComposeAsync(OutgoingMessage message, DateTimeOffset at, CancellationToken ct)
    {
        var settings = options.Value;
        var recipients = OutboxLists.Recipients(message);
        var delivered = OutboxClaim.Delivered(message);
        var text = await TextAsync(message, recipients, ct);
        try
        {
            var content = MimeWriter.Write(new MimeMessage
            {
                MessageId = message.MessageId,
                Date = message.CreatedAt,
                From = new(settings.FromAddress, settings.FromName),
                ReplyTo = settings.ReplyTo is { } reply ? new(reply) : null,
                Recipients = recipients,
                Subject = message.Subject,
                Text = text,
                Html = message.HtmlBody ?? templates.Html(message.Subject, text),
                Language = message.Language == MailLanguage.English ? "en" : "zh-CN",
                Parts = await PartsAsync(message, ct),
            });
            var to = recipients.Select(recipient => MailAddress.ToAscii(recipient.Address)).Distinct().Except(delivered).ToList();
            return new(message.MessageId, MailAddress.ToAscii(settings.FromAddress), to, content, at);
        }
        catch (FormatException e)
        {
            throw new MailTransportException(e.Message, permanent: true, e);
        }
    }

    /// <summary>The text with what only its reader may read.</summary>
    private async Task<string> TextAsync(OutgoingMessage message, IReadOnlyList<MailRecipient> recipients, CancellationToken ct)
    {
        if (message.AboutKind is not { } kind || message.AboutId is not { } id || !message.TextBody.Contains(IMailSecrets.Marker, StringComparison.Ordinal)) return message.TextBody;
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetServices<IMailSecrets>().FirstOrDefault(one => one.AboutKind == kind) is not { } secrets) return message.TextBody;
        if (message.HtmlBody is not null || message.TextBody.Split('\n').Any(line => line.Contains(IMailSecrets.Marker, StringComparison.Ordinal) && line.Trim() != IMailSecrets.Marker))
            throw new MailTransportException("邮件中的链接必须单独成行，前后不能有其他文字，邮件不能发送。", permanent: true); // else the words around it could carry it elsewhere
        var secret = await secrets.RevealAsync(id, recipients, ct)
            ?? throw new MailTransportException("邮件中的链接已失效，或者收件人不是链接的所有者，邮件不能发送。", permanent: true);
        return message.TextBody.Replace(IMailSecrets.Marker, secret, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<MimePart>> PartsAsync(OutgoingMessage message, CancellationToken ct)
    {
        var parts = new List<MimePart>();
        foreach (var attachment in OutboxLists.Attachments(message))
        {
            var bytes = attachment.InlineBase64 is { } inline ? Convert.FromBase64String(inline) : await StoredAsync(attachment, ct);
            parts.Add(new(attachment.FileName, attachment.ContentType, bytes));
        }

        return parts;
    }

    private async Task<byte[]> StoredAsync(MailAttachment attachment, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var files = scope.ServiceProvider.GetService<IMailFiles>()
            ?? throw new MailTransportException($"No store of files is set up to read '{attachment.FileName}' from.", permanent: true);
        return await files.ReadAsync(attachment.FileReference ?? "", ct)
            ?? throw new MailTransportException($"The attached file '{attachment.FileName}' ({attachment.FileReference}) is gone.", permanent: true);
    }
}

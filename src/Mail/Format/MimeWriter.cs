using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Mail.Outgoing;

namespace BenchmarkWorkflow.Mail.Format;

/// <summary>
/// Writes messages as RFC 5322 and MIME have them, in ASCII with no line above 78 characters where the format lets it: text, HTML and
/// calendar as alternatives, files beside them.
/// </summary>
public static class MimeWriter
{
    /// <exception cref="FormatException">An address is no address.</exception>
    public static ReadOnlyMemory<byte> Write(MimeMessage message)
    {
        var output = new StringBuilder();
        Headers(output, message);
        var alternatives = Alternatives(message);
        if (message.Parts.Count == 0) alternatives(output, 0);
        else Multipart(output, message, "mixed", 0, [output => alternatives(output, 1), .. message.Parts.Select(part => Attachment(part))]);
        return Encoding.ASCII.GetBytes(output.ToString());
    }

    private static void Headers(StringBuilder output, MimeMessage message)
    {
        Header(output, "Date", message.Date.ToOffset(TimeSpan.FromHours(8)).ToString("ddd, d MMM yyyy HH:mm:ss +0800", CultureInfo.InvariantCulture));
        Header(output, "From", Mailbox(message.From));
        if (message.ReplyTo is { } reply) Header(output, "Reply-To", Mailbox(reply));
        Addresses(output, "To", message, RecipientKind.To);
        Addresses(output, "Cc", message, RecipientKind.Cc);
        output.Append(HeaderText.Unstructured("Subject", message.Subject));
        Header(output, "Message-ID", message.MessageId);
        Header(output, "Auto-Submitted", "auto-generated");
        Header(output, "Content-Language", message.Language);
        Header(output, "MIME-Version", "1.0");
    }

    private static void Addresses(StringBuilder output, string name, MimeMessage message, RecipientKind kind)
    {
        var mailboxes = message.Recipients.Where(recipient => recipient.Kind == kind).Select(Mailbox).ToList();
        if (mailboxes.Count > 0) Header(output, name, string.Join(",\r\n ", mailboxes));
    }

    private static string Mailbox(MailRecipient recipient)
    {
        var address = MailAddress.ToAscii(recipient.Address);
        return string.IsNullOrWhiteSpace(recipient.Name) ? address : $"{HeaderText.Phrase(recipient.Name)}\r\n <{address}>";
    }

    /// <summary>The text alone, or text, HTML and calendar from the plainest to the richest.</summary>
    private static Action<StringBuilder, int> Alternatives(MimeMessage message)
    {
        var parts = new List<Action<StringBuilder>> { output => Text(output, "text/plain; charset=utf-8", message.Text) };
        if (message.Html is { } html) parts.Add(output => Text(output, "text/html; charset=utf-8", html));
        if (message.Parts.FirstOrDefault(part => CalendarPart.Is(part.ContentType)) is { } calendar) parts.Add(output => Calendar(output, calendar));
        return parts.Count == 1 ? (output, _) => parts[0](output) : (output, depth) => Multipart(output, message, "alternative", depth, parts);
    }

    private static void Multipart(StringBuilder output, MimeMessage message, string kind, int depth, IReadOnlyList<Action<StringBuilder>> parts)
    {
        var boundary = Boundary(message, depth);
        Header(output, "Content-Type", $"multipart/{kind};\r\n boundary=\"{boundary}\"");
        output.Append("\r\n");
        foreach (var part in parts)
        {
            output.Append("--").Append(boundary).Append("\r\n");
            part(output);
        }

        output.Append("--").Append(boundary).Append("--\r\n");
    }

    /// <summary>Begins with "=_", which neither base64 nor quoted-printable can produce.</summary>
    private static string Boundary(MimeMessage message, int depth) =>
        "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{message.MessageId}/{depth}")))[..32];

    private static void Text(StringBuilder output, string contentType, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
        Header(output, "Content-Type", contentType);
        if (TransferEncoding.PrefersQuotedPrintable(bytes))
        {
            Header(output, "Content-Transfer-Encoding", "quoted-printable");
            output.Append("\r\n").Append(TransferEncoding.QuotedPrintable(bytes)).Append("\r\n");
            return;
        }

        Header(output, "Content-Transfer-Encoding", "base64");
        output.Append("\r\n").Append(TransferEncoding.Base64(bytes));
    }

    private static void Calendar(StringBuilder output, MimePart calendar)
    {
        Header(output, "Content-Type", calendar.ContentType.Replace("; ", ";\r\n ", StringComparison.Ordinal));
        Header(output, "Content-Transfer-Encoding", "base64");
        output.Append("\r\n").Append(TransferEncoding.Base64(calendar.Content.Span));
    }

    private static Action<StringBuilder> Attachment(MimePart part) => output =>
    {
        var type = CalendarPart.Is(part.ContentType) ? "application/ics" : SafeType(part.ContentType);
        Header(output, "Content-Type", $"{type};{HeaderText.Parameter("name", part.FileName)}");
        Header(output, "Content-Transfer-Encoding", "base64");
        Header(output, "Content-Disposition", $"attachment;{HeaderText.Parameter("filename", part.FileName)}");
        output.Append("\r\n").Append(TransferEncoding.Base64(part.Content.Span));
    };

    private static string SafeType(string contentType) =>
        contentType.Split('/') is [{ Length: > 0 } type, { Length: > 0 } subtype] && $"{type}{subtype}".All(c => char.IsAsciiLetterOrDigit(c) || "!#$&-^_.+".Contains(c))
            ? contentType : "application/octet-stream";

    private static void Header(StringBuilder output, string name, string value) => output.Append(name).Append(": ").Append(value).Append("\r\n");
}

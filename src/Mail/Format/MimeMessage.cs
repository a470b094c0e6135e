using BenchmarkWorkflow.Mail.Outgoing;

namespace BenchmarkWorkflow.Mail.Format;

/// <summary>A message before it is written.</summary>
public sealed record MimeMessage
{
    /// <summary>With its angle brackets; the part boundaries follow from it, so that the same message is the same bytes.</summary>
    public required string MessageId { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required MailRecipient From { get; init; }

    public MailRecipient? ReplyTo { get; init; }

    /// <summary>Blind copies are left out of the header.</summary>
    public required IReadOnlyList<MailRecipient> Recipients { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public string? Html { get; init; }

    public string Language { get; init; } = "zh-CN";

    /// <summary>Attached files. A <c>text/calendar</c> one also becomes an alternative of the text, which is what mail programs look for.</summary>
    public IReadOnlyList<MimePart> Parts { get; init; } = [];
}

/// <summary>A file in a message.</summary>
public sealed record MimePart(string FileName, string ContentType, ReadOnlyMemory<byte> Content);

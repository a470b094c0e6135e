using BenchmarkWorkflow.Mail.Calendar;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>How somebody gets a message.</summary>
public enum RecipientKind
{
    To,
    Cc,
    Bcc,
}

/// <summary>Somebody who gets a message.</summary>
/// <param name="Address">E-mail address, ASCII before the @.</param>
/// <param name="Name">Name to show with it.</param>
public sealed record MailRecipient(string Address, string? Name = null, RecipientKind Kind = RecipientKind.To);

/// <summary>A file of a message: either a reference to a stored file, or the content itself where it is small.</summary>
/// <param name="FileName">Name the reader sees.</param>
/// <param name="ContentType">Media type such as <c>application/pdf</c>.</param>
/// <param name="FileReference">Read through <see cref="IMailFiles"/> when the message is sent.</param>
/// <param name="InlineBase64">The content, at most 256 KiB.</param>
public sealed record MailAttachment(string FileName, string ContentType, string? FileReference = null, string? InlineBase64 = null);

/// <summary>A message to be queued: from a template, or written out (<see cref="Subject"/> and <see cref="Text"/>).</summary>
public sealed record NewMail
{
    /// <summary>Unique name of this message, such as <c>application/17/received</c>: the same key twice is one message.</summary>
    public required string DedupeKey { get; init; }

    public required IReadOnlyList<MailRecipient> Recipients { get; init; }

    /// <summary>The user name of the one person it is for, where they have an account.</summary>
    public string? ToUser { get; init; }

    /// <summary>Name of a template in <c>workflows/mail</c>.</summary>
    public string? Template { get; init; }

    /// <summary>The template's variables, a JSON object. Instants as ISO 8601, days as <c>yyyy-MM-dd</c>.</summary>
    public string ModelJson { get; init; } = "{}";

    public MailLanguage Language { get; init; } = MailLanguage.Chinese;

    /// <summary>In place of the template's subject.</summary>
    public string? Subject { get; init; }

    /// <summary>In place of the template's text; the HTML follows from it.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>An appointment: becomes the calendar part that mail programs offer to enter.</summary>
    public CalendarEvent? Appointment { get; init; }

    /// <summary>Held messages of one batch are released together.</summary>
    public string? BatchId { get; init; }

    /// <summary><see cref="OutgoingStatus.Queued"/>, <see cref="OutgoingStatus.Held"/> or <see cref="OutgoingStatus.Draft"/>.</summary>
    public OutgoingStatus Status { get; init; } = OutgoingStatus.Queued;

    /// <summary>Not to be sent before this; null: at once.</summary>
    public DateTimeOffset? SendAfter { get; init; }

    public string? AboutKind { get; init; }

    public string? AboutId { get; init; }

    public string? WorkflowInstanceId { get; init; }

    public string Actor { get; init; } = "system";
}

/// <summary>A queued message. It is durable when the transaction around the verb has committed.</summary>
/// <param name="Repeated">True when the key was known and nothing was written.</param>
public sealed record MailReceipt(long Id, string MessageId, OutgoingStatus Status, long Revision, bool Repeated);

/// <summary>Changes to a draft or held message; null leaves as it is.</summary>
public sealed record MailEdit
{
    public string? Subject { get; init; }

    /// <summary>The HTML follows from it.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<MailRecipient>? Recipients { get; init; }
}

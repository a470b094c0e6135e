namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>Where an outgoing message stands.</summary>
public enum OutgoingStatus
{
    /// <summary>Being written by hand.</summary>
    Draft,

    /// <summary>Finished, and waits for somebody to release it (mass mail is held).</summary>
    Held,

    /// <summary>To be sent when due.</summary>
    Queued,

    /// <summary>Claimed by a sender until its lease ends.</summary>
    Sending,

    /// <summary>Every recipient's server has taken it.</summary>
    Sent,

    /// <summary>A dead letter: refused for good, or too often. Stays until somebody resends or discards it.</summary>
    Failed,

    /// <summary>Will not be sent.</summary>
    Discarded,
}

/// <summary>One message of the outbox. It is written in the transaction of whatever causes it, and sent after that has committed.</summary>
public sealed class OutgoingMessage
{
    public long Id { get; internal set; }

    /// <summary>Unique: whatever is queued under the same key again is the same message.</summary>
    public string DedupeKey { get; internal set; } = "";

    /// <summary>RFC 5322 Message-ID with its angle brackets; follows from <see cref="DedupeKey"/>, so that a repeated sending is recognised.</summary>
    public string MessageId { get; internal set; } = "";

    public OutgoingStatus Status { get; internal set; }

    /// <summary>Messages that are held, looked at and released together.</summary>
    public string? BatchId { get; internal set; }

    public string? Template { get; internal set; }

    /// <summary>What the template was filled with.</summary>
    public string? ModelJson { get; internal set; }

    public MailLanguage Language { get; internal set; }

    /// <summary>A list of <see cref="MailRecipient"/>.</summary>
    public string RecipientsJson { get; internal set; } = "[]";

    /// <summary>Addresses that have it already, where some of several refused: a list of strings. They do not get it twice.</summary>
    public string DeliveredJson { get; internal set; } = "[]";

    /// <summary>The user name of the one person it was written to, where they have an account; what they may read again. None once a person wrote other recipients in.</summary>
    public string? ToUser { get; internal set; }

    public string Subject { get; internal set; } = "";

    public string TextBody { get; internal set; } = "";

    public string? HtmlBody { get; internal set; }

    /// <summary>A list of <see cref="MailAttachment"/>.</summary>
    public string AttachmentsJson { get; internal set; } = "[]";

    public string? AboutKind { get; internal set; }

    public string? AboutId { get; internal set; }

    public string? WorkflowInstanceId { get; internal set; }

    public DateTimeOffset CreatedAt { get; internal set; }

    public string CreatedBy { get; internal set; } = "";

    /// <summary>Queued: not before this. Sending: the end of the lease.</summary>
    public DateTimeOffset DueAt { get; internal set; }

    /// <summary>Sendings begun.</summary>
    public int Attempts { get; internal set; }

    public string? LastError { get; internal set; }

    /// <summary>What the server said when it took the message.</summary>
    public string? Reply { get; internal set; }

    public DateTimeOffset? SentAt { get; internal set; }

    /// <summary>The message this one repeats.</summary>
    public long? ResendOf { get; internal set; }

    /// <summary>Who last held, released, edited, discarded or resent it, and why.</summary>
    public string? HandledBy { get; internal set; }

    public string? HandledReason { get; internal set; }

    public long Revision { get; internal set; } = 1;
}

/// <summary>Which language a template is sent in.</summary>
public enum MailLanguage
{
    Chinese,
    English,

    /// <summary>Chinese, and English below it.</summary>
    Both,
}

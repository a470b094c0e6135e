namespace BenchmarkWorkflow.Mail.Incoming;

/// <summary>Where a received message stands.</summary>
public enum IncomingStatus
{
    /// <summary>Kept, and not looked at yet.</summary>
    Received,

    /// <summary>Matched and dealt with.</summary>
    Handled,

    /// <summary>Somebody has to look at it.</summary>
    NeedsAttention,
}

/// <summary>A message that came in. The raw bytes are kept as they came and never change; what was made of them is beside them.</summary>
public sealed class IncomingMessage
{
    public long Id { get; internal set; }

    /// <summary>SHA-256 of the raw bytes, lower-case hex; unique.</summary>
    public string ContentHash { get; internal set; } = "";

    /// <summary>The Message-ID header as it was written, where there is one.</summary>
    public string? MessageId { get; internal set; }

    /// <summary>The earlier message with the same Message-ID and other bytes, where there is one: the same mail by another way, or a forgery.</summary>
    public long? SameMessageIdAs { get; internal set; }

    /// <summary>When our side had it complete.</summary>
    public DateTimeOffset ReceivedAt { get; internal set; }

    /// <summary>Where it came in: the mailbox, or the name of the import.</summary>
    public string Source { get; internal set; } = "";

    public string? EnvelopeFrom { get; internal set; }

    /// <summary>Bytes.</summary>
    public long Size { get; internal set; }

    public byte[] Raw { get; internal set; } = [];

    public IncomingStatus Status { get; internal set; }

    /// <summary>What was made of it, in Chinese.</summary>
    public string? Note { get; internal set; }

    public string? AboutKind { get; internal set; }

    public string? AboutId { get; internal set; }

    public long Revision { get; internal set; } = 1;
}

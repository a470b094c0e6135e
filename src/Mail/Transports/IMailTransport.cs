namespace BenchmarkWorkflow.Mail.Transports;

/// <summary>A way out of the house for mail.</summary>
public interface IMailTransport
{
    /// <summary>Opens a way that takes several messages one after the other; the sender opens one for each of its parallel lanes and keeps it for a batch.</summary>
    /// <exception cref="MailTransportException">The other side cannot be reached or refuses us.</exception>
    Task<IMailSession> OpenAsync(CancellationToken ct);
}

/// <summary>An open way out. One message at a time.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <summary>False once the connection is lost: the next message needs another session.</summary>
    bool IsUsable { get; }

    /// <summary>Hands the message over.</summary>
    /// <returns>What became of each recipient, in the order asked. Those taken must not be sent it again.</returns>
    /// <exception cref="MailTransportException">The message as a whole did not go; nobody has it.</exception>
    Task<MailOutcome> SendAsync(MailEnvelope envelope, CancellationToken ct);
}

/// <summary>A message as it leaves.</summary>
/// <param name="MessageId">With its angle brackets.</param>
/// <param name="From">Where refusals go.</param>
/// <param name="To">Addresses, in ASCII, each once.</param>
/// <param name="Content">The message as RFC 5322 has it, lines ended by CRLF.</param>
/// <param name="At">When this attempt began.</param>
public sealed record MailEnvelope(string MessageId, string From, IReadOnlyList<string> To, ReadOnlyMemory<byte> Content, DateTimeOffset At);

/// <summary>What became of a message.</summary>
/// <param name="Reply">What the other side said in the end.</param>
public sealed record MailOutcome(IReadOnlyList<RecipientOutcome> Recipients, string Reply);

/// <summary>What became of one recipient.</summary>
/// <param name="Refusal">Null when taken; else what the other side said.</param>
/// <param name="Permanent">Whether asking again is useless.</param>
public sealed record RecipientOutcome(string Address, string? Refusal, bool Permanent);

/// <summary>A message did not go.</summary>
/// <param name="permanent">True: it never will as it is. False: later it may.</param>
public sealed class MailTransportException(string message, bool permanent, Exception? inner = null) : Exception(message, inner)
{
    public bool Permanent => permanent;
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Mail.Incoming;

/// <summary>What became of a message that came in.</summary>
/// <param name="Repeated">True when exactly these bytes were here before and nothing was written.</param>
public sealed record IncomingReceipt(long Id, string ContentHash, IncomingStatus Status, bool Repeated);

/// <summary>The way in for mail: keeps every message byte for byte, once, and hands it to the intakes. Part of the transaction around it.</summary>
public sealed class Mailbox(DbContext db, TimeProvider time, IEnumerable<IMailIntake> intakes)
{
    /// <summary>Greatest message kept, in bytes: RAR packages come as attachments.</summary>
    public const int MaxSize = 64 * 1024 * 1024;

    /// <summary>
    /// Keeps the raw message and has the intakes deal with it, the first that knows it. The same bytes again are the same message. A message
    /// that no intake knows needs attention.
    /// </summary>
    /// <exception cref="RuleBrokenException">Empty, or greater than <see cref="MaxSize"/>.</exception>
    public async Task<IncomingReceipt> ReceiveAsync(ReadOnlyMemory<byte> raw, string source, string? envelopeFrom, CancellationToken ct)
    {
        if (raw.IsEmpty) throw new RuleBrokenException(new BrokenRule("message-empty", "收到的邮件没有内容。"));
        if (raw.Length > MaxSize) throw new RuleBrokenException(new BrokenRule("message-too-large", $"收到的邮件超过 {MaxSize / 1024 / 1024} MB，无法接收。"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(raw.Span));
        var known = await db.Set<IncomingMessage>().AsNoTracking().Where(m => m.ContentHash == hash)
            .Select(m => new { m.Id, m.Status }).FirstOrDefaultAsync(ct);
        if (known is not null) return new(known.Id, hash, known.Status, Repeated: true);

        var messageId = MessageIdHeader.Read(raw.Span);
        var message = new IncomingMessage
        {
            ContentHash = hash,
            MessageId = messageId,
            SameMessageIdAs = await EarlierAsync(messageId, ct),
            ReceivedAt = time.GetUtcNow(),
            Source = source,
            EnvelopeFrom = envelopeFrom,
            Size = raw.Length,
            Raw = raw.ToArray(),
        };
        db.Add(message);
        await db.SaveChangesAsync(ct);
        await HandleAsync(message, ct);
        return new(message.Id, hash, message.Status, Repeated: false);
    }

    /// <summary>A kept message, with its bytes; null when there is none.</summary>
    public Task<IncomingMessage?> FindAsync(long id, CancellationToken ct) =>
        db.Set<IncomingMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct);

    private async Task HandleAsync(IncomingMessage message, CancellationToken ct)
    {
        IntakeResult? result = null;
        foreach (var intake in intakes)
        {
            result = await intake.TakeAsync(message, ct);
            if (result is not null) break;
        }

        message.Status = result is { NeedsAttention: false } ? IncomingStatus.Handled : IncomingStatus.NeedsAttention;
        (message.Note, message.AboutKind, message.AboutId) = (result?.Note ?? "未能识别该邮件，请人工处理。", result?.AboutKind, result?.AboutId);
        message.Revision++;
        await db.SaveChangesAsync(ct);
    }

    private async Task<long?> EarlierAsync(string? messageId, CancellationToken ct) => messageId is null ? null
        : await db.Set<IncomingMessage>().AsNoTracking().Where(m => m.MessageId == messageId).OrderBy(m => m.Id).Select(m => (long?)m.Id).FirstOrDefaultAsync(ct);
}

using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Mail.Templates;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>Which messages to list. Everything left null filters nothing.</summary>
public sealed record MailFilter
{
    public IReadOnlyList<OutgoingStatus>? Statuses { get; init; }

    public string? Template { get; init; }

    public string? BatchId { get; init; }

    /// <summary>Those written to one person, by user name.</summary>
    public string? ToUser { get; init; }

    public string? AboutKind { get; init; }

    public string? AboutId { get; init; }

    /// <summary>All but those about this kind of matter.</summary>
    public string? NotAboutKind { get; init; }

    /// <summary>Part of an address, a recipient's name, or the subject.</summary>
    public string? Search { get; init; }
}

/// <summary>A line of the list.</summary>
public sealed record MailLine(
    long Id, OutgoingStatus Status, string Subject, IReadOnlyList<MailRecipient> Recipients, string? Template, string? BatchId, string? AboutKind, string? AboutId,
    DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? SentAt, int Attempts, string? LastError, long Revision);

/// <summary>One page, newest first.</summary>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record MailPage(IReadOnlyList<MailLine> Messages, string? Next);

/// <summary>A message as its reader would see it.</summary>
public sealed record MailView(MailLine Line, string Text, string Html, IReadOnlyList<MailAttachment> Attachments, string MessageId, MailTrail Trail);

/// <summary>What became of a message and by whom.</summary>
/// <param name="HandledBy">Who last held, released, edited, discarded or resent it.</param>
/// <param name="Reply">What the server said when it took it.</param>
/// <param name="Delivered">Addresses that have it, where others of it refused.</param>
public sealed record MailTrail(
    string CreatedBy, string? HandledBy, string? HandledReason, string? Reply, IReadOnlyList<string> Delivered, long? ResendOf, string? WorkflowInstanceId, MailLanguage Language);

/// <summary>How long the queue is.</summary>
/// <param name="Waiting">Queued or being sent.</param>
/// <param name="Due">Of those, how many might have left by now.</param>
/// <param name="Oldest">Since when the one waits that is due longest; none when nothing is.</param>
public sealed record MailQueue(int Waiting, int Due, DateTimeOffset? Oldest);

/// <summary>What releasing a batch would do.</summary>
/// <param name="Repeated">Addresses that would get more than one message of the batch.</param>
public sealed record BatchPreview(string BatchId, int Held, int Drafts, IReadOnlyList<string> Repeated, IReadOnlyList<MailLine> First);

/// <summary>Reading the outbox. Nothing here changes anything.</summary>
public sealed class OutboxLists(DbContext db, TemplateRenderer templates, IEnumerable<IMailFiles> files)
{
    public const int MaxTake = 200;

    public async Task<MailPage> PageAsync(MailFilter filter, string? cursor, int take, CancellationToken ct)
    {
        var messages = Matching(filter);
        if (cursor is not null)
        {
            if (!long.TryParse(cursor, CultureInfo.InvariantCulture, out var before))
                throw new RuleBrokenException(new BrokenRule("cursor-invalid", "翻页位置无效，请从第一页重新查看。", "cursor"));
            messages = messages.Where(m => m.Id < before);
        }

        var size = Math.Clamp(take, 1, MaxTake);
        var rows = await messages.OrderByDescending(m => m.Id).Take(size + 1).ToListAsync(ct);
        return new([.. rows.Take(size).Select(Line)], rows.Count > size ? rows[size - 1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    public Task<int> CountAsync(MailFilter filter, CancellationToken ct) => Matching(filter).CountAsync(ct);

    /// <summary>How many messages of each template stand at the status; messages without a template under an empty name.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountByTemplateAsync(OutgoingStatus status, CancellationToken ct) =>
        (await db.Set<OutgoingMessage>().AsNoTracking().Where(m => m.Status == status)
            .GroupBy(m => m.Template).Select(group => new { Template = group.Key, Count = group.Count() }).ToListAsync(ct))
        .OrderBy(group => group.Template, StringComparer.Ordinal).ToDictionary(group => group.Template ?? "", group => group.Count);

    public async Task<IReadOnlyDictionary<OutgoingStatus, int>> CountByStatusAsync(CancellationToken ct) =>
        await db.Set<OutgoingMessage>().AsNoTracking().GroupBy(m => m.Status)
            .Select(group => new { Status = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Status, group => group.Count, ct);

    /// <summary>When each message left that has left since.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> SentSinceAsync(DateTimeOffset since, CancellationToken ct) =>
        await db.Set<OutgoingMessage>().Where(m => m.SentAt >= since).Select(m => m.SentAt!.Value).ToListAsync(ct);

    /// <summary>What kind of matter a message is about; none where it is about none.</summary>
    /// <exception cref="RuleBrokenException"><c>mail-not-found</c>.</exception>
    public async Task<string?> AboutKindAsync(long id, CancellationToken ct) =>
        (await db.Set<OutgoingMessage>().Where(m => m.Id == id).Select(m => new { m.AboutKind }).SingleOrDefaultAsync(ct) ?? throw NotFound(id)).AboutKind;

    /// <summary>One message as its reader sees it.</summary>
    /// <exception cref="RuleBrokenException"><c>mail-not-found</c>.</exception>
    public async Task<MailView> GetAsync(long id, CancellationToken ct)
    {
        var message = await db.Set<OutgoingMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) ?? throw NotFound(id);
        return new(Line(message), message.TextBody, message.HtmlBody ?? templates.Html(message.Subject, message.TextBody), Attachments(message), message.MessageId,
            new(message.CreatedBy, message.HandledBy, message.HandledReason, message.Reply, OutboxClaim.Delivered(message), message.ResendOf, message.WorkflowInstanceId, message.Language));
    }

    /// <summary>An attachment's bytes; null when the message has no such one, or the file is gone.</summary>
    /// <param name="place">From 0, in the order of <see cref="MailView.Attachments"/>.</param>
    public async Task<(MailAttachment Attachment, byte[] Content)?> AttachmentAsync(long id, int place, CancellationToken ct)
    {
        var message = await db.Set<OutgoingMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (message is null || Attachments(message).ElementAtOrDefault(place) is not { } attachment) return null;
        var content = attachment switch
        {
            { InlineBase64: { } inline } => Convert.FromBase64String(inline),
            { FileReference: { } reference } when files.FirstOrDefault() is { } store => await store.ReadAsync(reference, ct),
            _ => null,
        };
        return content is null ? null : (attachment, content);
    }

    /// <summary>How many wait to be sent, and how long.</summary>
    public async Task<MailQueue> QueueAsync(DateTimeOffset now, CancellationToken ct)
    {
        var waiting = db.Set<OutgoingMessage>().AsNoTracking().Where(m => m.Status == OutgoingStatus.Queued || m.Status == OutgoingStatus.Sending);
        var due = waiting.Where(m => m.Status == OutgoingStatus.Queued && m.DueAt <= now);
        return new(await waiting.CountAsync(ct), await due.CountAsync(ct), await due.MinAsync(m => (DateTimeOffset?)m.DueAt, ct));
    }

    /// <summary>What would go out, and who would get it twice, before a batch is released.</summary>
    public async Task<BatchPreview> PreviewBatchAsync(string batchId, CancellationToken ct)
    {
        var waiting = await db.Set<OutgoingMessage>().AsNoTracking()
            .Where(m => m.BatchId == batchId && (m.Status == OutgoingStatus.Held || m.Status == OutgoingStatus.Draft))
            .OrderBy(m => m.Id).ToListAsync(ct);
        var held = waiting.Where(message => message.Status == OutgoingStatus.Held).ToList();
        var repeated = held.SelectMany(message => Recipients(message).Select(recipient => recipient.Address.ToLowerInvariant()).Distinct())
            .GroupBy(address => address).Where(group => group.Count() > 1).Select(group => group.Key).Order(StringComparer.Ordinal).ToList();
        return new(batchId, held.Count, waiting.Count - held.Count, repeated, [.. held.Take(20).Select(Line)]);
    }

    internal static IReadOnlyList<MailRecipient> Recipients(OutgoingMessage message) =>
        JsonSerializer.Deserialize(message.RecipientsJson, MailJson.Stored.IReadOnlyListMailRecipient) ?? [];

    internal static IReadOnlyList<MailAttachment> Attachments(OutgoingMessage message) =>
        JsonSerializer.Deserialize(message.AttachmentsJson, MailJson.Stored.IReadOnlyListMailAttachment) ?? [];

    private IQueryable<OutgoingMessage> Matching(MailFilter filter)
    {
        IQueryable<OutgoingMessage> messages = db.Set<OutgoingMessage>().AsNoTracking();
        if (filter.Statuses is { } statuses) messages = messages.Where(m => statuses.Contains(m.Status));
        if (filter.Template is { } template) messages = messages.Where(m => m.Template == template);
        if (filter.BatchId is { } batch) messages = messages.Where(m => m.BatchId == batch);
        if (filter.ToUser is { } person) messages = messages.Where(m => m.ToUser == person);
        if (filter.AboutKind is { } kind) messages = messages.Where(m => m.AboutKind == kind);
        if (filter.NotAboutKind is { } other) messages = messages.Where(m => m.AboutKind == null || m.AboutKind != other);
        if (filter.AboutId is { } about) messages = messages.Where(m => m.AboutId == about);
        if (filter.Search is { Length: > 0 } search) messages = messages.Where(m => m.RecipientsJson.Contains(search) || m.Subject.Contains(search));
        return messages;
    }

    private static MailLine Line(OutgoingMessage m) => new(
        m.Id, m.Status, m.Subject, Recipients(m), m.Template, m.BatchId, m.AboutKind, m.AboutId, m.CreatedAt, m.DueAt, m.SentAt, m.Attempts, m.LastError, m.Revision);

    private static RuleBrokenException NotFound(long id) => new(new BrokenRule("mail-not-found", $"没有编号为 {id} 的邮件。"));
}

using System.Text;
using System.Text.Json;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Mail.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>
/// The outbox: mail is written here, in the transaction of whatever causes it, and leaves after the commit. Each verb is part of the
/// transaction around it. A message reaches its server at least once, and always under the same Message-ID.
/// </summary>
public sealed class Outbox(DbContext db, TimeProvider time, TemplateRenderer templates, TemplateDesk desk, IOptions<MailOptions> options)
{
    private static readonly SteadyQuery<string, MailReceipt?> Known = new((db, key, _) =>
        db.Set<OutgoingMessage>().Where(m => m.DedupeKey == key).Select(m => new MailReceipt(m.Id, m.MessageId, m.Status, m.Revision, true)).FirstOrDefault());

    /// <summary>Writes a message. A key that is known already writes nothing and answers the message it named first.</summary>
    /// <exception cref="RuleBrokenException">Address, subject, template or a template's value is wrong; nothing was written.</exception>
    public async Task<MailReceipt> QueueAsync(NewMail mail, CancellationToken ct)
    {
        if (OutboxRules.Check(mail) is { Count: > 0 } broken) throw new RuleBrokenException(broken);
        if (await Known.AskAsync(db, mail.DedupeKey, ct) is { } known) return known;

        var now = time.GetUtcNow();
        var (subject, text) = await ContentAsync(mail, ct);
        var message = new OutgoingMessage
        {
            DedupeKey = mail.DedupeKey,
            MessageId = MailKeys.MessageId(mail.DedupeKey, options.Value.MessageIdDomain),
            Status = mail.Status,
            BatchId = mail.BatchId,
            Template = mail.Template,
            ModelJson = mail.Template is null ? null : mail.ModelJson,
            Language = mail.Language,
            RecipientsJson = Json(mail.Recipients),
            ToUser = mail.ToUser,
            Subject = subject,
            TextBody = text,
            AttachmentsJson = Json(Attachments(mail, now)),
            AboutKind = mail.AboutKind,
            AboutId = mail.AboutId,
            WorkflowInstanceId = mail.WorkflowInstanceId,
            CreatedAt = now,
            CreatedBy = mail.Actor,
            DueAt = mail.SendAfter is { } after && after > now ? after : now,
        };
        db.Add(message);
        await db.SaveChangesAsync(ct);
        db.Entry(message).State = EntityState.Detached; // a burst of many letters does not look through all of them at every save
        return new(message.Id, message.MessageId, message.Status, message.Revision, Repeated: false);
    }

    /// <summary>Changes a draft or held message. Its Message-ID stays.</summary>
    public async Task<MailReceipt> EditAsync(long id, MailEdit edit, string actor, long? expectedRevision, CancellationToken ct)
    {
        var message = await LockAsync(id, ct);
        RuleBrokenException.ThrowIf(
            OutboxRules.MayEdit(message, expectedRevision) ?? OutboxRules.SubjectRule(edit.Subject)
            ?? (edit.Recipients is { } to ? OutboxRules.RecipientsRule(to) : null)
            ?? (edit.Subject is { } subject && string.IsNullOrWhiteSpace(subject) ? new BrokenRule("content-required", "请填写主题。", "subject") : null)
            ?? (edit.Text is { } text && string.IsNullOrWhiteSpace(text) ? new BrokenRule("content-required", "请填写正文。", "text") : null));
        message.Subject = edit.Subject ?? message.Subject;
        message.TextBody = edit.Text ?? message.TextBody;
        if (edit.Recipients is { } recipients) (message.RecipientsJson, message.ToUser) = (Json(recipients), null);
        return await HandledAsync(message, actor, null, ct);
    }

    /// <summary>Lets a draft or held message go.</summary>
    public async Task<MailReceipt> ReleaseAsync(long id, string actor, long? expectedRevision, CancellationToken ct)
    {
        var message = await LockAsync(id, ct);
        RuleBrokenException.ThrowIf(OutboxRules.MayRelease(message, expectedRevision));
        Queue(message);
        return await HandledAsync(message, actor, null, ct);
    }

    /// <summary>Lets all held messages of a batch go; drafts in it stay.</summary>
    /// <returns>How many went.</returns>
    public Task<int> ReleaseBatchAsync(string batchId, string actor, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return db.Set<OutgoingMessage>().Where(m => m.BatchId == batchId && m.Status == OutgoingStatus.Held).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Status, OutgoingStatus.Queued).SetProperty(m => m.DueAt, m => m.DueAt > now ? m.DueAt : now)
                .SetProperty(m => m.HandledBy, actor).SetProperty(m => m.Revision, m => m.Revision + 1), ct);
    }

    /// <summary>Keeps a draft or queued message back until it is released.</summary>
    public async Task<MailReceipt> HoldAsync(long id, string actor, string? reason, long? expectedRevision, CancellationToken ct)
    {
        var message = await LockAsync(id, ct);
        RuleBrokenException.ThrowIf(OutboxRules.MayHold(message, expectedRevision));
        message.Status = OutgoingStatus.Held;
        return await HandledAsync(message, actor, reason, ct);
    }

    /// <summary>The message will not be sent. It stays, and its key stays taken.</summary>
    public async Task<MailReceipt> DiscardAsync(long id, string actor, string? reason, long? expectedRevision, CancellationToken ct)
    {
        var message = await LockAsync(id, ct);
        RuleBrokenException.ThrowIf(OutboxRules.MayDiscard(message, expectedRevision));
        message.Status = OutgoingStatus.Discarded;
        return await HandledAsync(message, actor, reason, ct);
    }

    /// <summary>None of the batch's held and draft messages will be sent.</summary>
    /// <returns>How many.</returns>
    public Task<int> DiscardBatchAsync(string batchId, string actor, string? reason, CancellationToken ct) =>
        db.Set<OutgoingMessage>()
            .Where(m => m.BatchId == batchId && (m.Status == OutgoingStatus.Held || m.Status == OutgoingStatus.Draft))
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Status, OutgoingStatus.Discarded).SetProperty(m => m.HandledBy, actor)
                    .SetProperty(m => m.HandledReason, reason).SetProperty(m => m.Revision, m => m.Revision + 1), ct);

    /// <summary>
    /// Sends again. A failed message is the same message, tried afresh, to those who do not have it yet. A sent one is copied under a
    /// Message-ID of its own, so that mail programs do not hide it.
    /// </summary>
    public async Task<MailReceipt> ResendAsync(long id, string actor, long? expectedRevision, CancellationToken ct)
    {
        var message = await LockAsync(id, ct);
        RuleBrokenException.ThrowIf(OutboxRules.MayResend(message, expectedRevision));
        if (message.Status == OutgoingStatus.Failed)
        {
            message.Status = OutgoingStatus.Queued;
            message.DueAt = time.GetUtcNow(); // it still holds the end of its last lease
            message.Attempts = 0;
            return await HandledAsync(message, actor, null, ct);
        }

        var copies = await db.Set<OutgoingMessage>().CountAsync(m => m.ResendOf == id, ct);
        var copy = Copy(message, copies + 1, actor);
        db.Add(copy);
        await db.SaveChangesAsync(ct);
        return new(copy.Id, copy.MessageId, copy.Status, copy.Revision, Repeated: false);
    }

    private async Task<(string Subject, string Text)> ContentAsync(NewMail mail, CancellationToken ct)
    {
        if (mail.Template is null) return (mail.Subject ?? "", (mail.Text ?? "").ReplaceLineEndings("\n"));
        if (mail is { Subject: { } subject, Text: { } text }) return (subject, text.ReplaceLineEndings("\n"));
        var rendered = templates.Render(await desk.CurrentAsync(mail.Template, ct), mail.ModelJson, mail.Language);
        return (mail.Subject ?? rendered.Subject, mail.Text?.ReplaceLineEndings("\n") ?? rendered.Text);
    }

    private static IReadOnlyList<MailAttachment> Attachments(NewMail mail, DateTimeOffset now) => mail.Appointment is not { } appointment
        ? mail.Attachments
        : [.. mail.Attachments, new MailAttachment("invite.ics", CalendarPart.ContentType(appointment.Method),
            InlineBase64: Convert.ToBase64String(Encoding.UTF8.GetBytes(CalendarWriter.Write(appointment, now))))];

    private void Queue(OutgoingMessage message)
    {
        var now = time.GetUtcNow();
        message.Status = OutgoingStatus.Queued;
        if (message.DueAt < now) message.DueAt = now;
    }

    private OutgoingMessage Copy(OutgoingMessage sent, int number, string actor)
    {
        var key = $"{sent.DedupeKey}#resend-{number}";
        var now = time.GetUtcNow();
        return new()
        {
            DedupeKey = key,
            MessageId = MailKeys.MessageId(key, options.Value.MessageIdDomain),
            Status = OutgoingStatus.Queued,
            Template = sent.Template,
            ModelJson = sent.ModelJson,
            Language = sent.Language,
            RecipientsJson = sent.RecipientsJson,
            ToUser = sent.ToUser,
            Subject = sent.Subject,
            TextBody = sent.TextBody,
            HtmlBody = sent.HtmlBody,
            AttachmentsJson = sent.AttachmentsJson,
            AboutKind = sent.AboutKind,
            AboutId = sent.AboutId,
            WorkflowInstanceId = sent.WorkflowInstanceId,
            CreatedAt = now,
            CreatedBy = actor,
            DueAt = now,
            ResendOf = sent.Id,
        };
    }

    /// <summary>Takes the row's lock by writing it unchanged, then reads it: a sender and a person cannot both have it.</summary>
    private async Task<OutgoingMessage> LockAsync(long id, CancellationToken ct)
    {
        var locked = await db.Set<OutgoingMessage>().Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Revision, m => m.Revision), ct);
        if (locked == 0) throw new RuleBrokenException(new BrokenRule("mail-not-found", $"没有编号为 {id} 的邮件。"));
        return await db.Set<OutgoingMessage>().SingleAsync(m => m.Id == id, ct);
    }

    private async Task<MailReceipt> HandledAsync(OutgoingMessage message, string actor, string? reason, CancellationToken ct)
    {
        (message.HandledBy, message.HandledReason) = (actor, reason);
        message.Revision++;
        await db.SaveChangesAsync(ct);
        return new(message.Id, message.MessageId, message.Status, message.Revision, Repeated: false);
    }

    private static string Json(IReadOnlyList<MailRecipient> recipients) => JsonSerializer.Serialize(recipients, MailJson.Stored.IReadOnlyListMailRecipient);

    private static string Json(IReadOnlyList<MailAttachment> attachments) => JsonSerializer.Serialize(attachments, MailJson.Stored.IReadOnlyListMailAttachment);
}

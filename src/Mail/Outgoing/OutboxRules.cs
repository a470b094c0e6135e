using BenchmarkWorkflow.Mail.Format;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>What may be queued, and what may be done with a message where it stands. Pure.</summary>
public static class OutboxRules
{
    /// <summary>Most characters of an inline attachment: 256 KiB in base64.</summary>
    public const int MaxInline = 256 * 1024 * 4 / 3 + 4;

    public const int MaxSubject = 500;

    /// <summary>Everything wrong with a new message; empty when it may be queued.</summary>
    public static IReadOnlyList<BrokenRule> Check(NewMail mail) =>
        [.. new[]
        {
            string.IsNullOrWhiteSpace(mail.DedupeKey) || mail.DedupeKey.Length > 300 ? new BrokenRule("dedupe-key", "邮件须有唯一标识（不超过 300 字）。", "dedupeKey") : null,
            mail.Template is null && (string.IsNullOrWhiteSpace(mail.Subject) || string.IsNullOrWhiteSpace(mail.Text))
                ? new BrokenRule("content-required", "邮件须指定模板，或填写主题和正文。", "subject") : null,
            mail.Status is OutgoingStatus.Queued or OutgoingStatus.Held or OutgoingStatus.Draft
                ? null : new BrokenRule("status-not-new", "新邮件只能是草稿、待放行或待发送。", "status"),
            RecipientsRule(mail.Recipients),
            SubjectRule(mail.Subject),
            mail.Attachments.Select(AttachmentRule).FirstOrDefault(broken => broken is not null),
        }.OfType<BrokenRule>()];

    public static BrokenRule? RecipientsRule(IReadOnlyList<MailRecipient> recipients)
    {
        if (recipients.All(recipient => recipient.Kind == RecipientKind.Bcc)) return new("recipient-required", "邮件至少要有一位收件人。", "recipients");
        return recipients.FirstOrDefault(recipient => !MailAddress.IsValid(recipient.Address)) is { } wrong
            ? new("address-invalid", $"邮箱地址“{wrong.Address}”不正确，请更正。", "recipients") : null;
    }

    public static BrokenRule? SubjectRule(string? subject) =>
        subject is null ? null
        : subject.Length > MaxSubject ? new("subject-too-long", $"主题最多 {MaxSubject} 字，现有 {subject.Length} 字。", "subject")
        : subject.Any(char.IsControl) ? new("subject-control-characters", "主题中不能有换行或控制字符。", "subject") : null;

    public static BrokenRule? MayEdit(OutgoingMessage message, long? expectedRevision) =>
        Revision(message, expectedRevision)
        ?? (message.Status is OutgoingStatus.Draft or OutgoingStatus.Held ? null : Refused(message, "修改", "只有草稿和待放行的邮件可以修改"));

    public static BrokenRule? MayRelease(OutgoingMessage message, long? expectedRevision) =>
        Revision(message, expectedRevision)
        ?? (message.Status is OutgoingStatus.Draft or OutgoingStatus.Held ? null : Refused(message, "放行", "只有草稿和待放行的邮件可以放行"));

    public static BrokenRule? MayHold(OutgoingMessage message, long? expectedRevision) =>
        Revision(message, expectedRevision)
        ?? (message.Status is OutgoingStatus.Draft or OutgoingStatus.Queued ? null : Refused(message, "扣留", "只有草稿和待发送的邮件可以扣留"));

    public static BrokenRule? MayDiscard(OutgoingMessage message, long? expectedRevision) =>
        Revision(message, expectedRevision)
        ?? (message.Status is OutgoingStatus.Draft or OutgoingStatus.Held or OutgoingStatus.Queued or OutgoingStatus.Failed
            ? null : Refused(message, "作废", "已发出或正在发送的邮件不能作废"));

    public static BrokenRule? MayResend(OutgoingMessage message, long? expectedRevision) =>
        Revision(message, expectedRevision)
        ?? (message.Status is OutgoingStatus.Sent or OutgoingStatus.Failed ? null : Refused(message, "重发", "只有已发送和发送失败的邮件可以重发"));

    private static BrokenRule? Revision(OutgoingMessage message, long? expected) =>
        expected is null || expected == message.Revision ? null
        : new("mail-changed", $"在您查看之后，该邮件已被{message.HandledBy ?? "系统"}更改，请刷新后再操作。");

    private static BrokenRule Refused(OutgoingMessage message, string verb, string why) =>
        new("mail-status", $"该邮件{message.Status.InChinese()}，不能{verb}：{why}。");

    private static BrokenRule? AttachmentRule(MailAttachment attachment) =>
        string.IsNullOrWhiteSpace(attachment.FileName) || attachment.FileName.Any(char.IsControl)
            ? new("attachment-name", "附件须有文件名。", "attachments")
        : attachment.FileReference is null == attachment.InlineBase64 is null
            ? new("attachment-content", $"附件“{attachment.FileName}”须有且仅有一种内容来源。", "attachments")
        : attachment.InlineBase64 is { Length: > MaxInline }
            ? new("attachment-too-large", $"附件“{attachment.FileName}”超过 256 KB，请先存为文件。", "attachments")
        : null;

    /// <summary>The status as people read it.</summary>
    public static string InChinese(this OutgoingStatus status) => status switch
    {
        OutgoingStatus.Draft => "是草稿",
        OutgoingStatus.Held => "待放行",
        OutgoingStatus.Queued => "待发送",
        OutgoingStatus.Sending => "正在发送",
        OutgoingStatus.Sent => "已发送",
        OutgoingStatus.Failed => "发送失败",
        OutgoingStatus.Discarded => "已作废",
    };
}

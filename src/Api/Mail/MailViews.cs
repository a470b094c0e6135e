using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Mail.Outgoing;

namespace BenchmarkWorkflow.Api.Mail;

/// <summary>A line of the outbox.</summary>
internal sealed record OutgoingLine(
    long Id, [property: JsonConverter(typeof(Camel<OutgoingStatus>))] OutgoingStatus Status, string Subject, IReadOnlyList<AddresseeView> Recipients, string? Template, string? BatchId,
    string? AboutKind, string? AboutId, DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? SentAt, int Attempts, string? LastError, long Revision)
{
    public static OutgoingLine Of(MailLine line) => new(
        line.Id, line.Status, line.Subject, [.. line.Recipients.Select(AddresseeView.Of)], line.Template, line.BatchId, line.AboutKind, line.AboutId, line.CreatedAt, line.DueAt, line.SentAt,
        line.Attempts, line.LastError, line.Revision);
}

internal sealed record AddresseeView(string Address, string? Name, [property: JsonConverter(typeof(Camel<RecipientKind>))] RecipientKind Kind)
{
    public static AddresseeView Of(MailRecipient recipient) => new(recipient.Address, recipient.Name, recipient.Kind);
}

/// <summary>One message as its reader will see it.</summary>
/// <param name="Html">To be shown in a frame that may do nothing.</param>
internal sealed record OutgoingView(
    OutgoingLine Line, string MessageId, string Text, string Html, IReadOnlyList<AttachmentView> Attachments, string CreatedBy, string? HandledBy, string? HandledReason, string? Reply,
    IReadOnlyList<string> Delivered, long? ResendOf, string? WorkflowInstanceId, [property: JsonConverter(typeof(Camel<MailLanguage>))] MailLanguage Language)
{
    public static OutgoingView Of(MailView view) => new(
        OutgoingLine.Of(view.Line), view.MessageId, view.Text, view.Html, [.. view.Attachments.Select((one, place) => new AttachmentView(place, one.FileName, one.ContentType))],
        view.Trail.CreatedBy, view.Trail.HandledBy, view.Trail.HandledReason, view.Trail.Reply, view.Trail.Delivered, view.Trail.ResendOf, view.Trail.WorkflowInstanceId, view.Trail.Language);
}

/// <param name="Place">From 0; names it in its address.</param>
internal sealed record AttachmentView(int Place, string FileName, string ContentType);

/// <summary>The outbox in figures.</summary>
/// <param name="Waiting">Queued or being sent.</param>
/// <param name="Due">Of those, how many might have left by now.</param>
/// <param name="Oldest">Since when the one waits that is due longest.</param>
internal sealed record OutboxFigures(IReadOnlyList<StatusCount> ByStatus, int Waiting, int Due, DateTimeOffset? Oldest, IReadOnlyList<TemplateName> Templates);

internal sealed record StatusCount([property: JsonConverter(typeof(Camel<OutgoingStatus>))] OutgoingStatus Status, int Count);

internal sealed record TemplateName(string Name, string Title);

/// <summary>What releasing or discarding a batch would do.</summary>
/// <param name="Repeated">Addresses that would get more than one message of it.</param>
internal sealed record BatchView(string BatchId, int Held, int Drafts, IReadOnlyList<string> Repeated, IReadOnlyList<OutgoingLine> First);

/// <summary>How many messages of a batch were released or discarded.</summary>
internal sealed record BatchDone(int Count);

internal sealed record BatchAct(string? BatchId, string? Reason);

/// <param name="Reason">For the record; may be left out.</param>
internal sealed record MailAct(string? Reason);

/// <summary>What a held message is changed to; null leaves as it is.</summary>
internal sealed record MailChange(string? Subject, string? Text, IReadOnlyList<AddresseeGiven>? Recipients);

internal sealed record AddresseeGiven(string? Address, string? Name, [property: JsonConverter(typeof(Camel<RecipientKind>))] RecipientKind Kind = RecipientKind.To);

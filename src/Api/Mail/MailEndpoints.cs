using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Mail.Templates;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BenchmarkWorkflow.Api.Mail;

/// <summary>What the outbox is asked for; everything left out filters nothing.</summary>
/// <param name="Search">Part of an address, a recipient's name, or the subject.</param>
/// <param name="Application">The id of the application it is about.</param>
internal sealed record MailAsked(
    [FromQuery(Name = "status")] Choice<OutgoingStatus>[]? Statuses, [FromQuery(Name = "search")] string? Search, [FromQuery(Name = "template")] string? Template,
    [FromQuery(Name = "batch")] string? Batch, [FromQuery(Name = "application")] string? Application)
{
    public MailFilter Filter(Viewer who) => new()
    {
        Statuses = Choice<OutgoingStatus>.Of(Statuses), Search = Search?.Trim(), Template = Given(Template), BatchId = Given(Batch),
        AboutKind = Given(Application) is null ? null : Matter.Application, AboutId = Given(Application), NotAboutKind = MailAccess.Hidden(who),
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The outbox: what waits, what left, what failed, and the verbs on it. Every act is audited.</summary>
internal static class MailEndpoints
{
    public static void MapMail(this IEndpointRouteBuilder api)
    {
        var mail = api.MapGroup("/mail").WithTags("mail");
        mail.MapGet("/", ListAsync).Demand(Permissions.ReadMail).WithSummary("One page of the outbox, the newest first.");
        mail.MapGet("/figures", FiguresAsync).Demand(Permissions.ReadMail).WithSummary("How many messages stand where, how long the queue is, and the templates.");
        var one = mail.MapGroup("/{id:long}").AddEndpointFilter(MailAccess.CheckAsync);
        one.MapGet("", OneAsync).Demand(Permissions.ReadMail).WithSummary("One message as its reader will see it.");
        one.MapGet("/attachments/{place:int}", AttachmentAsync).Demand(Permissions.ReadMail).WithSummary("An attachment, as a download.");
        one.MapPut("", EditAsync).Demand(Permissions.WriteMail).WithSummary("Changes a draft or held message.");
        one.MapPost("/hold", HoldAsync).Demand(Permissions.WriteMail).WithSummary("Keeps a message back until it is released.");
        one.MapPost("/release", ReleaseAsync).Demand(Permissions.WriteMail).WithSummary("Lets a held message go.");
        one.MapPost("/discard", DiscardAsync).Demand(Permissions.WriteMail).WithSummary("The message will not be sent.");
        one.MapPost("/resend", ResendAsync).Demand(Permissions.WriteMail).WithSummary("Sends a sent message again as another one, or tries a failed one afresh.");
        mail.MapGet("/batch", BatchAsync).Demand(Permissions.ReadMail).WithSummary("What releasing or discarding a batch would do.");
        mail.MapPost("/batch/release", ReleaseBatchAsync).Demand(Permissions.WriteMail).WithSummary("Lets all held messages of a batch go.");
        mail.MapPost("/batch/discard", DiscardBatchAsync).Demand(Permissions.WriteMail).WithSummary("None of a batch's held and draft messages will be sent.");
    }

    private static async Task<Ok<Page<OutgoingLine>>> ListAsync([AsParameters] MailAsked asked, [FromQuery] string? cursor, [FromQuery] int? take, Viewer who, OutboxLists lists, CancellationToken ct)
    {
        var filter = asked.Filter(who);
        var page = await lists.PageAsync(filter, cursor, take ?? 20, ct);
        return TypedResults.Ok(new Page<OutgoingLine>([.. page.Messages.Select(OutgoingLine.Of)], page.Next, await lists.CountAsync(filter, ct)));
    }

    private static async Task<Ok<OutboxFigures>> FiguresAsync(OutboxLists lists, TemplateLibrary templates, TimeProvider time, CancellationToken ct)
    {
        var counts = await lists.CountByStatusAsync(ct);
        var queue = await lists.QueueAsync(time.GetUtcNow(), ct);
        return TypedResults.Ok(new OutboxFigures(
            [.. Enum.GetValues<OutgoingStatus>().Select(status => new StatusCount(status, counts.GetValueOrDefault(status)))], queue.Waiting, queue.Due, queue.Oldest,
            [.. templates.All.Select(template => new TemplateName(template.Name, template.Title))]));
    }

    private static async Task<Ok<OutgoingView>> OneAsync(long id, OutboxLists lists, HttpResponse response, CancellationToken ct)
    {
        var view = await lists.GetAsync(id, ct);
        Revision.Tell(response, view.Line.Revision);
        return TypedResults.Ok(OutgoingView.Of(view));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AttachmentAsync(long id, int place, OutboxLists lists, CancellationToken ct) =>
        await lists.AttachmentAsync(id, place, ct) is { } file
            ? TypedResults.File(file.Content, "application/octet-stream", file.Attachment.FileName)
            : Problem.Of(404, "attachment-not-found", "没有找到该附件。");

    private static async Task<Ok<OutgoingView>> EditAsync(long id, MailChange change, Revision seen, Viewer who, Outbox outbox, MailActs acts, CancellationToken ct)
    {
        var edit = new MailEdit { Subject = change.Subject, Text = change.Text, Recipients = change.Recipients is { } to ? [.. to.Select(one => new MailRecipient(one.Address?.Trim() ?? "", one.Name, one.Kind))] : null };
        return await acts.RecordAsync("mail.edited", await outbox.EditAsync(id, edit, who.Name, seen.Seen, ct), who, null, ct);
    }

    private static async Task<Ok<OutgoingView>> HoldAsync(long id, MailAct act, Revision seen, Viewer who, Outbox outbox, MailActs acts, CancellationToken ct) =>
        await acts.RecordAsync("mail.held", await outbox.HoldAsync(id, who.Name, act.Reason, seen.Seen, ct), who, act.Reason, ct);

    private static async Task<Ok<OutgoingView>> ReleaseAsync(long id, Revision seen, Viewer who, Outbox outbox, MailActs acts, CancellationToken ct) =>
        await acts.RecordAsync("mail.released", await outbox.ReleaseAsync(id, who.Name, seen.Seen, ct), who, null, ct);

    private static async Task<Ok<OutgoingView>> DiscardAsync(long id, MailAct act, Revision seen, Viewer who, Outbox outbox, MailActs acts, CancellationToken ct) =>
        await acts.RecordAsync("mail.discarded", await outbox.DiscardAsync(id, who.Name, act.Reason, seen.Seen, ct), who, act.Reason, ct);

    private static async Task<Ok<OutgoingView>> ResendAsync(long id, Revision seen, Viewer who, Outbox outbox, MailActs acts, CancellationToken ct) =>
        await acts.RecordAsync("mail.resent", await outbox.ResendAsync(id, who.Name, seen.Seen, ct), who, null, ct);

    private static async Task<Results<Ok<BatchView>, ProblemHttpResult>> BatchAsync([FromQuery(Name = "batch")] string batch, OutboxLists lists, CancellationToken ct)
    {
        if (await lists.CountAsync(new MailFilter { BatchId = batch }, ct) == 0) return NoBatch();
        var preview = await lists.PreviewBatchAsync(batch, ct);
        return TypedResults.Ok(new BatchView(preview.BatchId, preview.Held, preview.Drafts, preview.Repeated, [.. preview.First.Select(OutgoingLine.Of)]));
    }

    private static async Task<Results<Ok<BatchDone>, ProblemHttpResult>> ReleaseBatchAsync(BatchAct act, Viewer who, Outbox outbox, AuditTrail audit, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(act.BatchId)) return NoBatch();
        var count = await outbox.ReleaseBatchAsync(act.BatchId, who.Name, ct);
        if (count > 0) await audit.RecordAsync(who.Name, "mail.batchReleased", "mail", 0, new { act.BatchId, count }, ct);
        return TypedResults.Ok(new BatchDone(count));
    }

    private static async Task<Results<Ok<BatchDone>, ProblemHttpResult>> DiscardBatchAsync(BatchAct act, Viewer who, Outbox outbox, AuditTrail audit, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(act.BatchId)) return NoBatch();
        var count = await outbox.DiscardBatchAsync(act.BatchId, who.Name, act.Reason, ct);
        if (count > 0) await audit.RecordAsync(who.Name, "mail.batchDiscarded", "mail", 0, new { act.BatchId, count, act.Reason }, ct);
        return TypedResults.Ok(new BatchDone(count));
    }

    private static ProblemHttpResult NoBatch() => Problem.Of(404, "batch-not-found", "没有找到这批邮件。");
}

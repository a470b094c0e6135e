using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Mail.Outgoing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.OwnApplication;

/// <summary>A mail in the list.</summary>
/// <param name="State"><c>sent</c>, or <c>failed</c> when it could not be delivered: its text can be read here all the same.</param>
internal sealed record OwnMailLine(long Id, string Subject, string State, DateTimeOffset At);

/// <param name="To">The address it went to.</param>
internal sealed record OwnMailView(long Id, string Subject, string State, DateTimeOffset At, string To, string Text, IReadOnlyList<string> Attachments);

/// <summary>
/// The mails that were written to the caller: by the user they were written to and not by the address, as a company may name any address for its own. What has not left
/// yet is not shown; it may still be changed or held.
/// </summary>
internal static class OwnMails
{
    private static readonly OutgoingStatus[] Shown = [OutgoingStatus.Sent, OutgoingStatus.Failed];

    public static void MapOwnMails(this IEndpointRouteBuilder own)
    {
        own.MapGet("/mails", ListAsync).WithSummary("The mails that were sent to the caller, newest first.");
        own.MapGet("/mails/{id:long}", ReadAsync).WithSummary("One of them, with its text.");
    }

    private static async Task<Ok<Page<OwnMailLine>>> ListAsync(Viewer who, OutboxLists mails, string? cursor, int? take, CancellationToken ct)
    {
        var page = await mails.PageAsync(new MailFilter { ToUser = who.Name, Statuses = Shown }, cursor, take ?? 20, ct);
        return TypedResults.Ok(new Page<OwnMailLine>([.. page.Messages.Select(Line)], page.Next));
    }

    private static async Task<Results<Ok<OwnMailView>, ProblemHttpResult>> ReadAsync(long id, Viewer who, OutboxLists mails, DbContext db, CancellationToken ct)
    {
        if (!await db.Set<OutgoingMessage>().AnyAsync(mail => mail.Id == id && mail.ToUser == who.Name && Shown.Contains(mail.Status), ct)) return None;
        var mail = await mails.GetAsync(id, ct);
        var line = Line(mail.Line);
        return TypedResults.Ok(new OwnMailView(
            line.Id, line.Subject, line.State, line.At, string.Join("、", mail.Line.Recipients.Where(to => to.Kind != RecipientKind.Bcc).Select(to => to.Address)), mail.Text,
            [.. mail.Attachments.Select(file => file.FileName)]));
    }

    private static OwnMailLine Line(MailLine mail) => new(mail.Id, mail.Subject, Camel.Of(mail.Status), mail.SentAt ?? mail.CreatedAt);

    private static ProblemHttpResult None => Problem.Of(404, "mail-not-found", "没有找到该邮件。");
}

using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Mail;

/// <summary>Puts what somebody did to a message on record, in the same transaction, and answers the message as it is now.</summary>
internal sealed class MailActs(OutboxLists lists, AuditTrail audit)
{
    public async Task<Ok<OutgoingView>> RecordAsync(string act, MailReceipt done, Viewer who, string? reason, CancellationToken ct)
    {
        var view = await lists.GetAsync(done.Id, ct);
        await audit.RecordAsync(who.Name, act, "mail", done.Id, new { view.Line.Subject, to = view.Line.Recipients.Select(recipient => recipient.Address), reason }, ct);
        return TypedResults.Ok(OutgoingView.Of(view));
    }
}

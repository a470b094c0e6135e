using BenchmarkWorkflow.Mail.Transports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>Sends what is due: takes rows in one transaction, hands them over outside any, reports in another.</summary>
public sealed partial class MailSender(
    IMailUnits units, IMailTransport transport, MailComposer composer, TimeProvider time, IOptions<MailOptions> options, ILogger<MailSender> log)
{
    /// <summary>
    /// Sends everything that is due now, and returns when nothing due is left. With <see cref="MailOptions.Parallel"/> 1 it is repeatable: in the
    /// order of the rows, one after the other.
    /// </summary>
    /// <returns>How many attempts it made.</returns>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        for (var attempts = 0; ;)
        {
            var claimed = await units.RunAsync((services, ct) => services.GetRequiredService<OutboxClaim>().TakeAsync(ct), ct);
            if (claimed.Count == 0) return attempts;
            var reports = await SendAsync(claimed, ct);
            await units.RunAsync(async (services, ct) =>
            {
                await services.GetRequiredService<OutboxClaim>().ReportAsync(reports, ct);
                return true;
            }, ct);
            attempts += claimed.Count;
        }
    }

    private async Task<IReadOnlyList<SendingReport>> SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken ct)
    {
        var lanes = Math.Min(options.Value.Parallel, messages.Count);
        var sent = await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => LaneAsync([.. messages.Where((_, i) => i % lanes == lane)], ct)));
        return [.. sent.SelectMany(reports => reports).OrderBy(report => report.Id)];
    }

    private async Task<IReadOnlyList<SendingReport>> LaneAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken ct)
    {
        var reports = new List<SendingReport>(messages.Count);
        IMailSession? session = null;
        try
        {
            foreach (var message in messages)
            {
                var at = time.GetUtcNow();
                try
                {
                    var envelope = await composer.ComposeAsync(message, at, ct);
                    if (session is not { IsUsable: true }) session = await ReopenAsync(session, ct);
                    reports.Add(SendingReport.Of(message, at, await session.SendAsync(envelope, ct)));
                }
                catch (MailTransportException e)
                {
                    Failed(log, message.Id, message.Attempts, e.Message);
                    reports.Add(new(message.Id, message.Attempts, at, [], null, e.Message, e.Permanent));
                }
            }
        }
        finally
        {
            if (session is not null) await session.DisposeAsync();
        }

        return reports;
    }

    private async Task<IMailSession> ReopenAsync(IMailSession? lost, CancellationToken ct)
    {
        if (lost is not null) await lost.DisposeAsync();
        return await transport.OpenAsync(ct);
    }

    [LoggerMessage(3001, LogLevel.Warning, "Message {Id} was not sent in attempt {Attempt}: {Reason}")]
    private static partial void Failed(ILogger logger, long id, int attempt, string reason);
}

using BenchmarkWorkflow.Mail.Transports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>
/// Sends what is due: takes rows in one transaction, hands them over outside any, and reports each in one of its own as soon as it was tried, so that
/// neither a stop nor a failure further on makes one that was sent leave twice. A stop waits for the message under way, as long as the host's stop
/// may last (see <see cref="MailRoom.AddMailSending"/>): broken off behind its last byte, nobody would know whether it left.
/// </summary>
public sealed partial class MailSender(
    IMailUnits units, IMailTransport transport, MailComposer composer, TimeProvider time, IOptions<MailOptions> options, ILogger<MailSender> log)
{
    /// <summary>
    /// Sends everything that is due when it begins; what falls due meanwhile may wait for the next call. With <see cref="MailOptions.Parallel"/> 1 it is repeatable: in the
    /// order of the rows, one after the other.
    /// </summary>
    /// <returns>How many attempts it made.</returns>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        for (var attempts = 0; ;)
        {
            var (claimed, mayBeMore) = await units.RunAsync((services, ct) => services.GetRequiredService<OutboxClaim>().TakeAsync(ct), ct);
            if (claimed.Count == 0) return attempts;
            var lanes = Math.Min(options.Value.Parallel, claimed.Count);
            await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => LaneAsync([.. claimed.Where((_, i) => i % lanes == lane)], ct)));
            attempts += claimed.Count;
            if (!mayBeMore) return attempts;
        }
    }

    private async Task LaneAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken ct)
    {
        await using var lane = new MailLane(transport);
        var done = 0;
        try
        {
            for (; done < messages.Count; done++)
            {
                ct.ThrowIfCancellationRequested();
                var report = await AttemptAsync(lane, messages[done]);
                await units.RunAsync(async (services, ct) =>
                {
                    await services.GetRequiredService<OutboxClaim>().ReportAsync([report], ct);
                    return true;
                }, CancellationToken.None); // what was sent is written down even when we are to stop
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await units.RunAsync(async (services, ct) =>
            {
                await services.GetRequiredService<OutboxClaim>().ReleaseAsync([.. messages.Skip(done)], ct);
                return true;
            }, CancellationToken.None); // another sender takes them at once, not when our lease ends
            throw;
        }
    }

    private async Task<SendingReport> AttemptAsync(MailLane lane, OutgoingMessage message)
    {
        var at = time.GetUtcNow();
        try
        {
            var envelope = await composer.ComposeAsync(message, at, CancellationToken.None);
            return SendingReport.Of(message, at, await lane.SendAsync(envelope, CancellationToken.None));
        }
        catch (MailTransportException e)
        {
            Failed(log, message.Id, message.Attempts, e.Message);
            return new(message.Id, message.Attempts, at, [], null, e.Message, e.Permanent);
        }
        catch (Exception e) // one message's trouble is not the others'
        {
            Stumbled(log, e, message.Id, message.Attempts);
            return new(message.Id, message.Attempts, at, [], null, $"{e.GetType().Name}: {e.Message}", Permanent: false);
        }
    }

    [LoggerMessage(3001, LogLevel.Warning, "Message {Id} was not sent in attempt {Attempt}: {Reason}")]
    private static partial void Failed(ILogger logger, long id, int attempt, string reason);

    [LoggerMessage(3003, LogLevel.Error, "Message {Id} was not sent in attempt {Attempt}: something unexpected went wrong")]
    private static partial void Stumbled(ILogger logger, Exception exception, long id, int attempt);
}

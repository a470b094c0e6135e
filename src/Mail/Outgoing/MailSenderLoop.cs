using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>Sends while the host runs. Any number of nodes may run it on one database.</summary>
public sealed partial class MailSenderLoop(MailSender sender, TimeProvider time, IOptions<MailOptions> options, ILogger<MailSenderLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(options.Value.Poll, time);
        do
        {
            try
            {
                await sender.SendDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) // the database may be away for a while; what was claimed comes back when its lease ends
            {
                Stumbled(log, e);
            }
        }
        while (await NextAsync(tick, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer tick, CancellationToken ct)
    {
        try
        {
            return await tick.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(3002, LogLevel.Error, "The mail sender stumbled and goes on")]
    private static partial void Stumbled(ILogger logger, Exception exception);
}

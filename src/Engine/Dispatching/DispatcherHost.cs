using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Engine.Dispatching;

/// <summary>The node's workers. Nothing is read at start: what is due is found by index, so starting costs the same with a million waiting instances.</summary>
internal sealed partial class DispatcherHost(Dispatcher dispatcher, WakeUp wakeUp, IOptions<DispatchOptions> options, ILogger<DispatcherHost> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var bell = wakeUp.Bell();
                if (await dispatcher.StepAsync(ct)) continue;
                await wakeUp.RestAsync(bell, await dispatcher.NextDueAsync(ct), options.Value.Poll, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Stumbled(log, e); // the database is away; the worker must outlive that
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(2004, LogLevel.Error, "A worker of the dispatcher could not look for work")]
    private static partial void Stumbled(ILogger logger, Exception e);
}

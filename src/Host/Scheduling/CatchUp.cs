namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>
/// When the host has started, and every so often after: what was due while nothing ran, what failed and what was cut off. A database that is away for a
/// while is asked again; it does not stop the node.
/// </summary>
internal sealed partial class CatchUp(JobRuns runs, TimeProvider time, ILogger<CatchUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(JobRuns.Lease, time);
        do
        {
            try
            {
                await runs.CatchUpAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, failed);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(4102, LogLevel.Error, "What recurring jobs have missed could not be looked up; it is tried again.")]
    private static partial void Failed(ILogger logger, Exception exception);
}

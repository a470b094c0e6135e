namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>Once, when the host has started: what was due while nothing ran.</summary>
internal sealed class CatchUp(JobRuns runs) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runs.CatchUpAsync(stoppingToken);
}

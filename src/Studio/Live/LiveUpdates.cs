using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Executions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Studio.Live;

/// <summary>
/// Tells viewers when the instance they watch has changed. It asks the database for the revisions of the watched instances alone, so it costs nothing while
/// nobody watches, and a burst on any node is seen.
/// </summary>
internal sealed partial class LiveUpdates(
    ObservedInstances observed, IUnitOfWork work, IHubContext<WorkflowInstanceHub, IInstanceViewer> hub, TimeProvider time, ILogger<LiveUpdates> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The revision that each viewer was last told of.</summary>
    private readonly Dictionary<(string Instance, string Viewer), long> told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await observed.Someone.WaitAsync(stoppingToken);
                await TellAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Failed(log, failed);
                await Task.Delay(Pause * 10, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        var watched = observed.Now();
        foreach (var gone in told.Keys.Where(key => !watched.TryGetValue(key.Instance, out var viewers) || !viewers.Contains(key.Viewer)).ToList()) told.Remove(gone);
        var rows = await work.ReadAsync<IInstanceQueries, IReadOnlyList<InstanceRow>>(
            (instances, token) => instances.ListAsync(new() { Ids = [.. watched.Keys] }, new(Take: watched.Count), token), ct);
        foreach (var row in rows)
        {
            // A new viewer is told once in any case: the instance may have gone on between what it read and its asking to be told.
            List<string> behind = [.. watched[row.Id].Where(viewer => !told.TryGetValue((row.Id, viewer), out var revision) || revision != row.Revision)];
            if (behind.Count == 0) continue;
            await TellAsync(row.Id, behind, ct);
            foreach (var viewer in behind) told[(row.Id, viewer)] = row.Revision;
        }
    }

    private async Task TellAsync(string instance, IReadOnlyList<string> connections, CancellationToken ct)
    {
        var executions = await work.ReadAsync<InstanceHistory, IReadOnlyList<ActivityExecution>>((history, token) => history.ExecutionsAsync(instance, token), ct);
        var viewers = hub.Clients.Clients(connections);
        await viewers.WorkflowExecutionLogUpdatedAsync(new());
        await viewers.ActivityExecutionLogUpdatedAsync(ExecutionReport.Of(executions, nodes: null));
        await viewers.WorkflowInstanceUpdatedAsync(new(instance));
    }

    [LoggerMessage(5001, LogLevel.Warning, "Viewers could not be told of changes; it is tried again.")]
    private static partial void Failed(ILogger logger, Exception exception);
}

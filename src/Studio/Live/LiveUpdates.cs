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

    /// <summary>
    /// How long after a change it is told again. Elsa's viewer asks to be told first and begins to listen a moment later (its journal opens a new connection
    /// with each container that is shown), so it may miss what comes at once; telling makes it read anew, which does no harm.
    /// </summary>
    private static readonly TimeSpan[] Again = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)];

    /// <summary>What each viewer was last told of, when first, and how often.</summary>
    private readonly Dictionary<(string Instance, string Viewer), (long Revision, DateTimeOffset At, int Times)> told = [];

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
            // A new viewer is told in any case: the instance may have gone on between what it read and its asking to be told.
            var now = time.GetUtcNow();
            List<string> behind = [.. watched[row.Id].Where(viewer => !told.TryGetValue((row.Id, viewer), out var last) || last.Revision != row.Revision || IsToBeToldAgain(last, now))];
            if (behind.Count == 0) continue;
            await TellAsync(row.Id, behind, ct);
            foreach (var viewer in behind)
                told[(row.Id, viewer)] = told.TryGetValue((row.Id, viewer), out var last) && last.Revision == row.Revision ? last with { Times = last.Times + 1 } : (row.Revision, now, 1);
        }
    }

    private static bool IsToBeToldAgain((long Revision, DateTimeOffset At, int Times) last, DateTimeOffset now) => last.Times <= Again.Length && now - last.At >= Again[last.Times - 1];

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

using System.Runtime.InteropServices;
using BenchmarkWorkflow.Engine.Storage;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>How the processes of the year stand.</summary>
internal sealed class InstanceCounts(IInstanceQueries queries)
{
    private const int Page = 1000;

    public async Task<RehearsedInstances> ReadAsync(CancellationToken ct) => new(
        Finished: await CountAsync(WorkflowSubStatus.Finished, ct),
        Running: (int)await queries.CountAsync(new InstanceFilter { Statuses = [WorkflowStatus.Running] }, ct),
        Faulted: await CountAsync(WorkflowSubStatus.Faulted, ct),
        Cancelled: await CountAsync(WorkflowSubStatus.Cancelled, ct));

    /// <summary>What went wrong and nobody has dealt with: the same thing once, with how often, most frequent first.</summary>
    public async Task<IReadOnlyList<(string What, int Count)>> OpenIncidentsAsync(CancellationToken ct)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var read = 0; ;)
        {
            var page = await queries.IncidentsAsync(null, open: true, read, Page, ct);
            foreach (var incident in page) CollectionsMarshal.GetValueRefOrAddDefault(counts, $"{incident.ActivityType} {incident.ActivityId}: {incident.Message}", out _)++;
            read += page.Count;
            if (page.Count < Page) return [.. counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value))];
        }
    }

    private async Task<int> CountAsync(WorkflowSubStatus status, CancellationToken ct) => (int)await queries.CountAsync(new InstanceFilter { SubStatuses = [status] }, ct);
}

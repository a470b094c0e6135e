using BenchmarkWorkflow.Engine.Storage;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>How the processes of the year stand.</summary>
internal sealed class InstanceCounts(IInstanceQueries queries)
{
    public async Task<RehearsedInstances> ReadAsync(CancellationToken ct) => new(
        Finished: await CountAsync(WorkflowSubStatus.Finished, ct),
        Running: (int)await queries.CountAsync(new InstanceFilter { Statuses = [WorkflowStatus.Running] }, ct),
        Faulted: await CountAsync(WorkflowSubStatus.Faulted, ct),
        Cancelled: await CountAsync(WorkflowSubStatus.Cancelled, ct));

    public async Task<int> OpenIncidentsAsync(CancellationToken ct) => (await queries.IncidentsAsync(null, open: true, 0, 1000, ct)).Count;

    /// <summary>What went wrong, the same thing once with its count.</summary>
    public async Task<IReadOnlyList<string>> IncidentsAsync(CancellationToken ct) =>
        [.. (await queries.IncidentsAsync(null, open: true, 0, 1000, ct)).GroupBy(incident => $"{incident.ActivityType} {incident.ActivityId}: {incident.Message}")
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} × {group.Key}")];

    private async Task<int> CountAsync(WorkflowSubStatus status, CancellationToken ct) => (int)await queries.CountAsync(new InstanceFilter { SubStatuses = [status] }, ct);
}

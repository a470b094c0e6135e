using System.Text.Json;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Workflows;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>One line of an instance's journal, as it is read. Values are JSON for people to look at.</summary>
public sealed record JournalLine
{
    public required string ActivityInstanceId { get; init; }

    public string? ParentActivityInstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityType { get; init; }

    public int ActivityTypeVersion { get; init; }

    public string? ActivityName { get; init; }

    public required string NodeId { get; init; }

    public DateTimeOffset Timestamp { get; init; }

    /// <summary>Its place among all lines of the instance, from 0.</summary>
    public long Sequence { get; init; }

    public required string EventName { get; init; }

    public string? Message { get; init; }

    public string? Source { get; init; }

    public JsonElement? Payload { get; init; }
}

/// <summary>One execution of an activity as it stands now. Values are JSON for people to look at.</summary>
public sealed record ActivityExecution
{
    /// <summary>The instance's id, a dash and a number: so an execution is found by its id alone.</summary>
    public required string Id { get; init; }

    public string WorkflowInstanceId { get; init; } = "";

    public required string ActivityId { get; init; }

    public required string ActivityNodeId { get; init; }

    public required string ActivityType { get; init; }

    public int ActivityTypeVersion { get; init; }

    public string? ActivityName { get; init; }

    public ActivityStatus Status { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public bool HasBookmarks { get; init; }

    public int AggregateFaultCount { get; init; }

    public string? SchedulingActivityExecutionId { get; init; }

    public string? SchedulingActivityId { get; init; }

    public string? SchedulingWorkflowInstanceId { get; init; }

    public int CallStackDepth { get; init; }

    public ExceptionState? Exception { get; init; }

    public JsonElement? ActivityState { get; init; }

    public JsonElement? Outputs { get; init; }

    public JsonElement? Payload { get; init; }

    public JsonElement? Properties { get; init; }

    public JsonElement? Metadata { get; init; }
}

/// <summary>Which lines of a journal; what is null or empty does not restrict.</summary>
public sealed record JournalFilter(
    IReadOnlyCollection<string>? ActivityIds = null,
    IReadOnlyCollection<string>? ActivityNodeIds = null,
    IReadOnlyCollection<string>? ExcludedActivityTypes = null,
    IReadOnlyCollection<string>? EventNames = null)
{
    public bool IsEmpty => ActivityIds is not { Count: > 0 } && ActivityNodeIds is not { Count: > 0 } && ExcludedActivityTypes is not { Count: > 0 } && EventNames is not { Count: > 0 };

    public bool Matches(JournalLine line) =>
        (ActivityIds is not { Count: > 0 } || ActivityIds.Contains(line.ActivityId))
        && (ActivityNodeIds is not { Count: > 0 } || ActivityNodeIds.Contains(line.NodeId))
        && (ExcludedActivityTypes is not { Count: > 0 } || !ExcludedActivityTypes.Contains(line.ActivityType))
        && (EventNames is not { Count: > 0 } || EventNames.Contains(line.EventName));
}

/// <summary>Reads the history of instances: what happened (journal) and how each activity execution stands (records).</summary>
public sealed class InstanceHistory(IInstanceQueries queries)
{
    /// <summary>The lines that match, by sequence, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<JournalLine> Lines, long Total)> JournalAsync(string instanceId, JournalFilter filter, int skip, int take, CancellationToken ct)
    {
        if (filter.IsEmpty)
        {
            var bursts = await queries.JournalAsync(instanceId, skip, take, ct);
            var lines = bursts.SelectMany(burst => HistoryJson.ReadJournal(burst.Entries)).Where(line => line.Sequence >= skip).Take(take).ToList();
            return (lines, await queries.CountJournalAsync(instanceId, ct));
        }

        var all = await queries.JournalAsync(instanceId, 0, int.MaxValue, ct);
        var matching = all.SelectMany(burst => HistoryJson.ReadJournal(burst.Entries)).Where(filter.Matches).ToList();
        return (matching.Skip(skip).Take(take).ToList(), matching.Count);
    }

    /// <summary>The last line the journal has for an activity node, or null.</summary>
    public async Task<JournalLine?> LastAsync(string instanceId, string nodeId, CancellationToken ct) =>
        (await queries.JournalAsync(instanceId, 0, int.MaxValue, ct)).SelectMany(burst => HistoryJson.ReadJournal(burst.Entries)).LastOrDefault(line => line.NodeId == nodeId);

    /// <summary>The instance's activity executions in the order they began, each as it stands now.</summary>
    public async Task<IReadOnlyList<ActivityExecution>> ExecutionsAsync(string instanceId, CancellationToken ct)
    {
        var order = new List<string>();
        var latest = new Dictionary<string, ActivityExecution>();
        foreach (var burst in await queries.RecordsAsync(instanceId, ct))
        {
            foreach (var record in HistoryJson.ReadRecords(burst.Records))
            {
                if (!latest.ContainsKey(record.Id)) order.Add(record.Id);
                latest[record.Id] = record with { WorkflowInstanceId = instanceId };
            }
        }

        return order.ConvertAll(id => latest[id]);
    }

    /// <summary>One activity execution by its id alone; null if there is none.</summary>
    public async Task<ActivityExecution?> ExecutionAsync(string id, CancellationToken ct) =>
        HistoryJson.InstanceOf(id) is { } instanceId ? (await ExecutionsAsync(instanceId, ct)).FirstOrDefault(execution => execution.Id == id) : null;
}

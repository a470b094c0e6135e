using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Dispatching.Timers;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>Keeps the rows by which a published definition is started from outside: its triggers, and the timers of those that the clock fires. Scoped.</summary>
public sealed class TriggerIndexer
{
    private readonly IEngineStore store;
    private readonly TriggerReader reader;
    private readonly IIdentityGenerator ids;
    private readonly TimeProvider time;
    private readonly IOptions<TimerOptions> options;

    public TriggerIndexer(IEngineStore store, TriggerReader reader, IIdentityGenerator ids, TimeProvider time, IOptions<TimerOptions> options)
    {
        this.store = store;
        this.reader = reader;
        this.ids = ids;
        this.time = time;
        this.options = options;
    }

    /// <summary>Replaces whatever the definition's earlier version had.</summary>
    /// <exception cref="FormatException">A cron expression of a trigger is none.</exception>
    /// <exception cref="TriggerException">A trigger's inputs cannot be evaluated without an instance.</exception>
    public async Task IndexAsync(WorkflowGraph graph, CancellationToken ct)
    {
        var (triggers, timers, identity) = (new List<TriggerRow>(), new List<TimerRow>(), graph.Workflow.Identity);
        foreach (var trigger in await reader.ReadAsync(graph, ct))
        {
            var row = new TriggerRow(
                ids.GenerateId(), identity.DefinitionId, identity.Id, trigger.Name, trigger.Hash, trigger.ActivityId, trigger.Payload is null ? null : DisplayJson.Text(trigger.Payload));
            triggers.Add(row);
            if (TimerOf(row, trigger.Payload) is { } timer) timers.Add(timer);
        }

        await store.ReplaceTriggersAsync(identity.DefinitionId, triggers, timers, ct);
    }

    public Task RemoveAsync(string definitionId, CancellationToken ct) => store.ReplaceTriggersAsync(definitionId, [], [], ct);

    private TimerRow? TimerOf(TriggerRow trigger, object? payload)
    {
        var now = time.GetUtcNow();
        return payload switch
        {
            TimerTriggerPayload every => Timer(now + every.Interval, Recurrence.Every(every.Interval)),
            CronTriggerPayload cron when CronExpression.Parse(cron.CronExpression).Next(now, options.Value.Zone) is { } next => Timer(next, Recurrence.Cron(cron.CronExpression)),
            IDueStimulus once => Timer(once.DueAt, null),
            _ => null,
        };

        TimerRow Timer(DateTimeOffset due, string? recurrence) => new(trigger.Id, TimerKind.Trigger, due, null, trigger.DefinitionVersionId, recurrence);
    }
}

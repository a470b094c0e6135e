using BenchmarkWorkflow.Engine.Dispatching.Timers;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Extensions;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>Keeps the rows by which a published definition is started from outside: its triggers, and the timers of those that the clock fires. Scoped.</summary>
public sealed class TriggerIndexer
{
    private readonly IEngineStore store;
    private readonly IStimulusHasher hasher;
    private readonly IIdentityGenerator ids;
    private readonly TimeProvider time;
    private readonly IOptions<TimerOptions> options;
    private readonly IServiceProvider services;

    public TriggerIndexer(IEngineStore store, IStimulusHasher hasher, IIdentityGenerator ids, TimeProvider time, IOptions<TimerOptions> options, IServiceProvider services)
    {
        this.store = store;
        this.hasher = hasher;
        this.ids = ids;
        this.time = time;
        this.options = options;
        this.services = services;
    }

    /// <summary>Replaces whatever the definition's earlier version had.</summary>
    /// <exception cref="FormatException">A cron expression of a trigger is none.</exception>
    public async Task IndexAsync(WorkflowGraph graph, CancellationToken ct)
    {
        var (triggers, timers, identity) = (new List<TriggerRow>(), new List<TimerRow>(), graph.Workflow.Identity);
        foreach (var node in graph.Nodes)
        {
            if (node.Activity is not ITrigger trigger || !trigger.GetCanStartWorkflow()) continue;
            var context = await ContextAsync(graph, node, trigger, ct);
            foreach (var payload in await trigger.GetTriggerPayloadsAsync(context))
            {
                var row = new TriggerRow(
                    ids.GenerateId(), identity.DefinitionId, identity.Id, context.TriggerName, hasher.Hash(context.TriggerName, payload), trigger.Id,
                    payload is null ? null : DisplayJson.Text(payload));
                triggers.Add(row);
                if (TimerOf(row, payload) is { } timer) timers.Add(timer);
            }
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

    /// <summary>The trigger's inputs, evaluated with no instance but with the definition's own variables.</summary>
    private async Task<TriggerIndexingContext> ContextAsync(WorkflowGraph graph, ActivityNode node, ITrigger trigger, CancellationToken ct)
    {
        var workflow = new WorkflowExecutionContext(graph, "", services, time, ct);
        foreach (var variable in graph.Root.Plan.Variables) workflow.MemoryRegister.Declare(variable);
        var execution = workflow.NewContext(node, null);
        await InputEvaluation.EvaluateAsync(execution);
        var context = new TriggerIndexingContext(new WorkflowIndexingContext(graph.Workflow, ct), execution.ExpressionExecutionContext, trigger, ct);
        for (var slot = 0; slot < node.Plan.Inputs.Length; slot++)
            if (node.Plan.Inputs[slot].Input is { } input) context.Values[input] = execution.InputValues![slot]; // evaluated just now
        return context;
    }
}

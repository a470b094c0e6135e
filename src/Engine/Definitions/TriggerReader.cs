using BenchmarkWorkflow.Engine.Running;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>A stimulus that starts a workflow.</summary>
/// <param name="Name">The stimulus' name, such as <c>Elsa.Event</c>.</param>
/// <param name="ActivityId">The activity that the workflow is started with.</param>
/// <param name="Hash">By which an incoming stimulus finds it.</param>
/// <param name="Payload">What it waits for.</param>
public sealed record DefinitionTrigger(string Name, string ActivityId, string Hash, object? Payload);

/// <summary>Reads the triggers of a workflow: of each activity that may start it, what it waits for. Scoped.</summary>
public sealed class TriggerReader(IStimulusHasher hasher, TimeProvider time, IServiceProvider services)
{
    /// <exception cref="TriggerException">A trigger's inputs cannot be evaluated without an instance.</exception>
    public async Task<IReadOnlyList<DefinitionTrigger>> ReadAsync(WorkflowGraph graph, CancellationToken ct)
    {
        var triggers = new List<DefinitionTrigger>();
        foreach (var node in graph.Nodes)
            if (node.Activity is ITrigger trigger && trigger.GetCanStartWorkflow())
                triggers.AddRange(await ReadAsync(graph, node, trigger, ct).ConfigureAwait(false));
        return triggers;
    }

    private async Task<IEnumerable<DefinitionTrigger>> ReadAsync(WorkflowGraph graph, ActivityNode node, ITrigger trigger, CancellationToken ct)
    {
        try
        {
            var context = await ContextAsync(graph, node, trigger, ct).ConfigureAwait(false);
            var payloads = await trigger.GetTriggerPayloadsAsync(context).ConfigureAwait(false);
            return [.. payloads.Select(payload => new DefinitionTrigger(context.TriggerName, trigger.Id, hasher.Hash(context.TriggerName, payload), payload))];
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            throw new TriggerException(trigger.Id, problem);
        }
    }

    /// <summary>The trigger's inputs, evaluated with no instance but with the definition's own variables.</summary>
    private async Task<TriggerIndexingContext> ContextAsync(WorkflowGraph graph, ActivityNode node, ITrigger trigger, CancellationToken ct)
    {
        var workflow = new WorkflowExecutionContext(graph, "", services, time, ct);
        foreach (var variable in graph.Root.Plan.Variables)
            workflow.MemoryRegister.Declare(variable);
        var execution = workflow.NewContext(node, null);
        await InputEvaluation.EvaluateAsync(execution).ConfigureAwait(false);
        var context = new TriggerIndexingContext(new WorkflowIndexingContext(graph.Workflow, ct), execution.ExpressionExecutionContext, trigger, ct);
        for (var slot = 0; slot < node.Plan.Inputs.Length; slot++)
            if (node.Plan.Inputs[slot].Input is { } input)
                context.Values[input] = execution.InputValues![slot]; // evaluated just now
        return context;
    }
}

/// <summary>A trigger whose stimulus cannot be told while its workflow is published.</summary>
public sealed class TriggerException(string activityId, Exception inner) : Exception($"The trigger {activityId} cannot be read: {inner.Message}", inner)
{
    public string ActivityId { get; } = activityId;
}

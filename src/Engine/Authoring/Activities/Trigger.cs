using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>An activity that may start its workflow when a stimulus with one of its payloads arrives.</summary>
public interface ITrigger : IActivity
{
    ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context);
}

public interface IEventGenerator : ITrigger;

public abstract class Trigger : Activity, ITrigger
{
    protected Trigger()
    {
    }

    protected Trigger(string activityType, int version = 1) : base(activityType, version)
    {
    }

    protected virtual ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context) => new(GetTriggerPayloads(context));

    protected virtual IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context) => [GetTriggerPayload(context)];

    protected virtual object GetTriggerPayload(TriggerIndexingContext context) => new();

    ValueTask<IEnumerable<object>> ITrigger.GetTriggerPayloadsAsync(TriggerIndexingContext context) => GetTriggerPayloadsAsync(context);
}

public abstract class Trigger<TResult> : Activity<TResult>, ITrigger
{
    protected Trigger()
    {
    }

    protected Trigger(string activityType, int version = 1) : base(activityType, version)
    {
    }

    protected virtual ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context) => new(GetTriggerPayloads(context));

    protected virtual IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context) => [GetTriggerPayload(context)];

    protected virtual object GetTriggerPayload(TriggerIndexingContext context) => new();

    ValueTask<IEnumerable<object>> ITrigger.GetTriggerPayloadsAsync(TriggerIndexingContext context) => GetTriggerPayloadsAsync(context);
}

public abstract class EventGenerator : Trigger, IEventGenerator
{
    protected EventGenerator()
    {
    }

    protected EventGenerator(string triggerType, int version = 1) : base(triggerType, version)
    {
    }
}

/// <summary>The publishing of one workflow, whose triggers are being read.</summary>
public sealed class WorkflowIndexingContext(Workflow workflow, CancellationToken cancellationToken)
{
    public Workflow Workflow { get; } = workflow;

    public CancellationToken CancellationToken { get; } = cancellationToken;
}

/// <summary>What a trigger may read while its workflow is published: its inputs, evaluated without an instance.</summary>
public sealed class TriggerIndexingContext(
    WorkflowIndexingContext workflowIndexingContext,
    ExpressionExecutionContext expressionExecutionContext,
    ITrigger trigger,
    CancellationToken cancellationToken)
{
    public WorkflowIndexingContext WorkflowIndexingContext { get; } = workflowIndexingContext;

    public ExpressionExecutionContext ExpressionExecutionContext { get; } = expressionExecutionContext;

    public ITrigger Trigger { get; } = trigger;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The name the stimulus is stored under; the trigger's type name unless it sets another.</summary>
    public string TriggerName { get; set; } = trigger.Type;

    /// <summary>The values of the trigger's inputs, by input; filled by the indexer.</summary>
    internal Dictionary<Input, object?> Values { get; } = [];

    public T? Get<T>(Input<T>? input) => input is not null && Values.TryGetValue(input, out var value) ? value.ConvertTo<T>() : default;
}

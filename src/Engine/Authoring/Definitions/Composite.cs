using System.Runtime.CompilerServices;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;

namespace Elsa.Workflows.Activities;

/// <summary>An activity made of other activities: it runs <see cref="Root"/> and completes with it.</summary>
public abstract class Composite : Activity, IVariableContainer, IComposite
{
    protected Composite()
    {
        OnSignalReceived<CompleteCompositeSignal>(OnCompleteCompositeSignalAsync);
    }

    public ICollection<Variable> Variables { get; set; } = new List<Variable>();

    public Variable? ResultVariable { get; set; }

    [Port]
    public IActivity? Root { get; set; }

    public virtual void Setup()
    {
    }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        ConfigureActivities(context);
        await context.ScheduleActivityAsync(Root, OnRootCompletedAsync).ConfigureAwait(false);
    }

    protected virtual void ConfigureActivities(ActivityExecutionContext context)
    {
    }

    protected Task CompleteAsync(ActivityExecutionContext context, object? result = default) => context.SendSignalAsync(new CompleteCompositeSignal(result)).AsTask();

    protected Task CompleteAsync(ActivityExecutionContext context, params string[] outcomes) => CompleteAsync(context, new Flowchart.Models.Outcomes(outcomes));

    protected virtual ValueTask OnCompletedAsync(ActivityCompletedContext context)
    {
        OnCompleted(context);
        return default;
    }

    protected virtual void OnCompleted(ActivityCompletedContext context)
    {
    }

    protected static Inline Inline(Func<ActivityExecutionContext, ValueTask> activity, [CallerFilePath] string? source = default, [CallerLineNumber] int? line = default) => new(activity);

    protected static Inline Inline(Func<ValueTask> activity, [CallerFilePath] string? source = default, [CallerLineNumber] int? line = default) => new(activity);

    protected static Inline Inline(Action<ActivityExecutionContext> activity, [CallerFilePath] string? source = default, [CallerLineNumber] int? line = default) => new(activity);

    protected static Inline Inline(Action activity, [CallerFilePath] string? source = default, [CallerLineNumber] int? line = default) => new(activity);

    protected static SetVariable<T> SetVariable<T>(Variable<T> variable, T value, [CallerFilePath] string? source = default, [CallerLineNumber] int? line = default) => new(variable, value);

    protected static SetVariable<T> SetVariable<T>(Variable<T> variable, Func<ExpressionExecutionContext, T> value, [CallerFilePath] string? source = default, [CallerLineNumber] int? line = default) => new(variable, value);

    protected static SetVariable<T> SetVariable<T>(Variable<T> variable, Variable<T> value, [CallerFilePath] string? source = default, [CallerLineNumber] int? line = default) => new(variable, value);

    private async ValueTask OnRootCompletedAsync(ActivityCompletedContext context)
    {
        await OnCompletedAsync(context).ConfigureAwait(false);
        await context.TargetContext.CompleteActivityAsync().ConfigureAwait(false);
    }

    private async ValueTask OnCompleteCompositeSignalAsync(CompleteCompositeSignal signal, SignalContext context)
    {
        context.StopPropagation();
        context.ReceiverActivityExecutionContext.WorkflowExecutionContext.CompositeResult = signal.Value;
        var completed = new ActivityCompletedContext(context.ReceiverActivityExecutionContext, context.SenderActivityExecutionContext, signal.Value);
        await OnCompletedAsync(completed).ConfigureAwait(false);
        await context.SenderActivityExecutionContext.CompleteActivityAsync().ConfigureAwait(false); // its parents complete the usual way, if they can
        await context.ReceiverActivityExecutionContext.CompleteActivityAsync(signal.Value).ConfigureAwait(false);
    }
}

public abstract class Composite<T> : Composite, IActivityWithResult<T>
{
    [Output]
    public Output<T>? Result { get; set; }

    Output? IActivityWithResult.Result
    {
        get => Result;
        set => Result = (Output<T>?)value;
    }
}

public abstract class CompositeWithResult : Composite
{
    protected CompositeWithResult()
    {
    }

    protected CompositeWithResult(MemoryBlockReference? output) => Result = output is null ? null : new Output(output);

    protected CompositeWithResult(Output? output) => Result = output;

    [Output]
    public Output? Result { get; set; }
}

/// <summary>An activity that holds a list of activities and variables they share.</summary>
public abstract class Container : Activity, IVariableContainer
{
    public ICollection<IActivity> Activities { get; set; } = new List<IActivity>();

    public ICollection<Variable> Variables { get; set; } = new List<Variable>();

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => ScheduleChildrenAsync(context);

    protected virtual ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        ScheduleChildren(context);
        return default;
    }

    protected virtual void ScheduleChildren(ActivityExecutionContext context)
    {
    }
}

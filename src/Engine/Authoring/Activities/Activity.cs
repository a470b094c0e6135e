using System.Text.Json.Serialization;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>
/// The base of all activities. Override <see cref="Execute"/> or <see cref="ExecuteAsync"/>, and complete the context when the work is done
/// (a <see cref="CodeActivity"/> does that by itself). What it changes in the database commits with the burst; if it throws, its changes are undone.
/// </summary>
public abstract class Activity : IActivity, ISignalHandler
{
    private List<IBehavior>? behaviors;
    private List<(Type Type, Func<object, SignalContext, ValueTask> Handler)>? signalHandlers;

    protected Activity() => (Type, Version) = ActivityNaming.Of(GetType());

    protected Activity(string activityType, int version = 1) => (Type, Version) = (activityType, version);

    public string Id { get; set; } = "";

    public string NodeId { get; set; } = "";

    public string? Name { get; set; }

    public string Type { get; set; }

    public int Version { get; set; }

    [JsonIgnore]
    public bool CanStartWorkflow
    {
        get => this.GetCanStartWorkflow();
        set => this.SetCanStartWorkflow(value);
    }

    [JsonIgnore]
    public bool? RunAsynchronously
    {
        get => this.GetRunAsynchronously();
        set => this.SetRunAsynchronously(value);
    }

    [JsonIgnore]
    public string? CommitStrategy
    {
        get => this.GetCommitStrategy();
        set => this.SetCommitStrategy(value);
    }

    public IDictionary<string, object> CustomProperties { get; set; } = new Dictionary<string, object>();

    [JsonIgnore]
    public IDictionary<string, object> SyntheticProperties { get; set; } = new Dictionary<string, object>();

    public IDictionary<string, object> Metadata { get; set; } = new Dictionary<string, object>();

    [JsonIgnore]
    public ICollection<IBehavior> Behaviors => behaviors ??= [];

    /// <summary>True: it completes when <see cref="ExecuteAsync"/> returns without having made a bookmark.</summary>
    internal virtual bool CompletesItself => false;

    /// <summary>True: a <see cref="Signals.BreakSignal"/> from inside stops here and is noted as "IsBreaking".</summary>
    internal virtual bool CatchesBreak => false;

    /// <summary>True: it may want to see signals of its descendants, so they must be sent to it.</summary>
    internal bool HandlesSignals => signalHandlers is not null || behaviors is { Count: > 0 } || ActivityNaming.OverridesSignals(GetType());

    internal bool ListensTo(Type signalType) =>
        behaviors is { Count: > 0 } || ActivityNaming.OverridesSignals(GetType()) || signalHandlers?.Exists(handler => handler.Type.IsAssignableFrom(signalType)) == true;

    protected virtual ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context) => new(CanExecute(context));

    protected virtual bool CanExecute(ActivityExecutionContext context) => true;

    protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Execute(context);
        return default;
    }

    protected virtual void Execute(ActivityExecutionContext context)
    {
    }

    protected virtual ValueTask OnSignalReceivedAsync(object signal, SignalContext context)
    {
        OnSignalReceived(signal, context);
        return default;
    }

    protected virtual void OnSignalReceived(object signal, SignalContext context)
    {
    }

    protected void OnSignalReceived(Type signalType, Func<object, SignalContext, ValueTask> handler) => (signalHandlers ??= []).Add((signalType, handler));

    protected void OnSignalReceived<T>(Func<T, SignalContext, ValueTask> handler) => OnSignalReceived(typeof(T), (signal, context) => handler((T)signal, context));

    protected void OnSignalReceived<T>(Action<T, SignalContext> handler) => OnSignalReceived(typeof(T), (signal, context) =>
    {
        handler((T)signal, context);
        return default;
    });

    /// <summary>Tells the engine that this activity has done its work.</summary>
    protected ValueTask CompleteAsync(ActivityExecutionContext context) => context.CompleteActivityAsync();

    ValueTask<bool> IActivity.CanExecuteAsync(ActivityExecutionContext context) => CanExecuteAsync(context);

    ValueTask IActivity.ExecuteAsync(ActivityExecutionContext context)
    {
        var executed = ExecuteAsync(context);
        if (!executed.IsCompletedSuccessfully) return AfterAsync(executed, context);
        if (behaviors is not null) return AfterAsync(default, context);
        return CompletesItself && !context.HasNewBookmarks ? context.CompleteActivityAsync() : default;
    }

    private async ValueTask AfterAsync(ValueTask executed, ActivityExecutionContext context)
    {
        await executed.ConfigureAwait(false);
        foreach (var behavior in (IEnumerable<IBehavior>?)behaviors ?? []) await behavior.ExecuteAsync(context).ConfigureAwait(false);
        if (CompletesItself && !context.HasNewBookmarks) await context.CompleteActivityAsync().ConfigureAwait(false);
    }

    async ValueTask ISignalHandler.ReceiveSignalAsync(object signal, SignalContext context)
    {
        await OnSignalReceivedAsync(signal, context).ConfigureAwait(false);
        foreach (var (type, handler) in signalHandlers ?? [])
            if (type.IsInstanceOfType(signal)) await handler(signal, context).ConfigureAwait(false);
        foreach (var behavior in (IEnumerable<IBehavior>?)behaviors ?? []) await behavior.ReceiveSignalAsync(signal, context).ConfigureAwait(false);
    }
}

/// <summary>An activity with one output named Result.</summary>
public abstract class Activity<T> : Activity, IActivityWithResult<T>
{
    protected Activity()
    {
    }

    protected Activity(string activityType, int version = 1) : base(activityType, version)
    {
    }

    protected Activity(MemoryBlockReference? output) => Result = output is null ? null : new Output<T>(output);

    protected Activity(Output<T>? output) => Result = output;

    public Output<T>? Result { get; set; }

    Output? IActivityWithResult.Result
    {
        get => Result;
        set => Result = (Output<T>?)value;
    }
}

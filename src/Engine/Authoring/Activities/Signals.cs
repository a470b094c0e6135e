namespace Elsa.Workflows
{
    /// <summary>Receives signals that activities below it send up.</summary>
    public interface ISignalHandler
    {
        ValueTask ReceiveSignalAsync(object signal, SignalContext context);
    }

    public sealed class SignalContext(ActivityExecutionContext receiverActivityExecutionContext, ActivityExecutionContext senderActivityExecutionContext, CancellationToken cancellationToken)
    {
        public ActivityExecutionContext ReceiverActivityExecutionContext { get; set; } = receiverActivityExecutionContext;

        public ActivityExecutionContext SenderActivityExecutionContext { get; set; } = senderActivityExecutionContext;

        public bool IsSelf => ReceiverActivityExecutionContext == SenderActivityExecutionContext;

        public CancellationToken CancellationToken { get; set; } = cancellationToken;

        internal bool StopPropagationRequested { get; private set; }

        /// <summary>Those further up do not see the signal.</summary>
        public void StopPropagation() => StopPropagationRequested = true;
    }

    /// <summary>Something that is added to an activity: it runs after it and sees its signals.</summary>
    public interface IBehavior : ISignalHandler
    {
        IActivity Owner { get; }

        ValueTask ExecuteAsync(ActivityExecutionContext context);
    }

    public abstract class Behavior : IBehavior
    {
        private readonly List<(Type Type, Func<object, SignalContext, ValueTask> Handler)> handlers = [];

        protected Behavior(IActivity owner) => Owner = owner;

        public IActivity Owner { get; }

        protected void OnSignalReceived(Type signalType, Func<object, SignalContext, ValueTask> handler) => handlers.Add((signalType, handler));

        protected void OnSignalReceived<T>(Func<T, SignalContext, ValueTask> handler) => OnSignalReceived(typeof(T), (signal, context) => handler((T)signal, context));

        protected void OnSignalReceived<T>(Action<T, SignalContext> handler) => OnSignalReceived(typeof(T), (signal, context) =>
        {
            handler((T)signal, context);
            return default;
        });

        protected virtual ValueTask OnSignalReceivedAsync(object signal, SignalContext context)
        {
            OnSignalReceived(signal, context);
            return default;
        }

        protected virtual void OnSignalReceived(object signal, SignalContext context)
        {
        }

        protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context)
        {
            Execute(context);
            return default;
        }

        protected virtual void Execute(ActivityExecutionContext context)
        {
        }

        ValueTask IBehavior.ExecuteAsync(ActivityExecutionContext context) => ExecuteAsync(context);

        async ValueTask ISignalHandler.ReceiveSignalAsync(object signal, SignalContext context)
        {
            await OnSignalReceivedAsync(signal, context).ConfigureAwait(false);
            foreach (var (type, handler) in handlers)
                if (type.IsInstanceOfType(signal)) await handler(signal, context).ConfigureAwait(false);
        }
    }
}

namespace Elsa.Workflows.Signals
{
    public sealed record ActivityCompleted(object? Result = default);

    public sealed record BreakSignal;

    public sealed record CancelSignal;

    public sealed record CompleteCompositeSignal(object? Value = default);

    public sealed record ScheduleActivityOutcomes(params string[] Outcomes);

    public sealed class ScheduleChildActivity
    {
        public ScheduleChildActivity(IActivity activity, IDictionary<string, object>? input = default) => (Activity, Input) = (activity, input);

        public ScheduleChildActivity(ActivityExecutionContext activityExecutionContext, IDictionary<string, object>? input = default) =>
            (Activity, ActivityExecutionContext, Input) = (activityExecutionContext.Activity, activityExecutionContext, input);

        public IActivity Activity { get; set; }

        public IDictionary<string, object>? Input { get; set; }

        public ActivityExecutionContext? ActivityExecutionContext { get; set; }
    }
}

using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Stimuli;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>Waits for an event of a name, or begins its workflow when one is published.</summary>
[Activity("Elsa", "Primitives", "Wait for an event to be published.")]
public sealed class Event : Trigger<object?>
{
    /// <summary>The workflow input under which an event's payload arrives.</summary>
    public const string EventInputWorkflowInputKey = "__EventPayloadWorkflowInput";

    public Event()
    {
    }

    public Event(string eventName) : this(new Literal<string>(eventName))
    {
    }

    public Event(Func<string> eventName) => EventName = new Input<string>(eventName);

    public Event(Func<ExpressionExecutionContext, string> eventName) => EventName = new Input<string>(eventName);

    public Event(Variable<string> variable) => EventName = new Input<string>(variable);

    public Event(Literal<string> literal) => EventName = new Input<string>(literal);

    public Event(Input<string> eventName) => EventName = eventName;

    [Input(Description = "The name of the event to listen for.")]
    public Input<string> EventName { get; set; } = null!; // without it the activity faults, as it must

    protected override object GetTriggerPayload(TriggerIndexingContext context) => context.GetEventStimulus(context.Get(EventName) ?? "");

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => Waiting.ForEventAsync(context, EventName.Get(context), CompleteInternalAsync);

    private ValueTask CompleteInternalAsync(ActivityExecutionContext context)
    {
        context.SetResult(context.GetEventInput());
        return context.CompleteActivityAsync();
    }
}

/// <summary>The base of activities that wait for an event of their own.</summary>
public abstract class EventBase<TResult> : Trigger<TResult>
{
    protected abstract string GetEventName(ExpressionExecutionContext context);

    protected virtual ValueTask OnEventReceivedAsync(ActivityExecutionContext context, TResult? input)
    {
        OnEventReceived(context, input);
        return default;
    }

    protected virtual void OnEventReceived(ActivityExecutionContext context, TResult? input)
    {
    }

    protected override object GetTriggerPayload(TriggerIndexingContext context) => context.GetEventStimulus(GetEventName(context.ExpressionExecutionContext));

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        Waiting.ForEventAsync(context, GetEventName(context.ExpressionExecutionContext), EventReceivedAsync);

    protected async ValueTask EventReceivedAsync(ActivityExecutionContext context)
    {
        var input = context.GetEventInput().ConvertTo<TResult>();
        context.Set(Result, input);
        await OnEventReceivedAsync(context, input).ConfigureAwait(false);
        await context.CompleteActivityAsync().ConfigureAwait(false);
    }
}

internal static class Waiting
{
    public static ValueTask ForEventAsync(ActivityExecutionContext context, string eventName, ExecuteActivityDelegate callback)
    {
        if (context.IsTriggerOfWorkflow()) return callback(context);
        context.CreateBookmark(new CreateBookmarkArgs { Stimulus = new EventStimulus(eventName), IncludeActivityInstanceId = false, BookmarkName = "Elsa.Event", Callback = callback });
        return default;
    }
}

using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Stimuli;

namespace Elsa.Extensions;

/// <summary>Waiting for events.</summary>
public static class ActivityExecutionContextEventExtensions
{
    public static void WaitForEvent(this ActivityExecutionContext context, string eventName, ExecuteActivityDelegate? callback = default)
    {
        if (context.IsTriggerOfWorkflow()) callback?.Invoke(context);
        else context.CreateBookmark(new CreateBookmarkArgs { Stimulus = new EventStimulus(eventName), IncludeActivityInstanceId = false, BookmarkName = "Elsa.Event", Callback = callback });
    }

    public static EventStimulus GetEventStimulus(this TriggerIndexingContext context, string eventName)
    {
        context.TriggerName = "Elsa.Event";
        return new EventStimulus(eventName);
    }

    /// <summary>The payload of the event that resumed or started the instance.</summary>
    public static object? GetEventInput(this ActivityExecutionContext context) => context.WorkflowInput.TryGetValue(Event.EventInputWorkflowInputKey, out var input) ? input : null;
}

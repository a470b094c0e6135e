using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>Publishes an event; it goes out when the burst commits.</summary>
[Activity("Elsa", "Primitives", "Publishes an event.")]
public sealed class PublishEvent : Activity
{
    [Input(Description = "The name of the event to publish.")]
    public Input<string> EventName { get; set; } = null!; // without it the activity faults, as it must

    [Input(Description = "The correlation ID to scope the event to.")]
    public Input<string?> CorrelationId { get; set; } = null!; // a definition may leave it out: everyone

    [Input(DisplayName = "Local event", Description = "Whether the event is local to the workflow. When checked, the event will be delivered to this workflow instance only.")]
    public Input<bool> IsLocalEvent { get; set; } = null!; // a definition may leave it out: no

    [Input(Description = "The payload to send as the event body.")]
    public Input<object> Payload { get; set; } = null!; // a definition may leave it out: null

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var correlationId = CorrelationId.GetOrDefault(context);
        await context.GetRequiredService<IEventPublisher>().PublishAsync(
            EventName.Get(context),
            string.IsNullOrWhiteSpace(correlationId) ? null : correlationId,
            IsLocalEvent.GetOrDefault(context) ? context.WorkflowExecutionContext.Id : null,
            null,
            Payload.GetOrDefault(context),
            asynchronous: true,
            context.CancellationToken).ConfigureAwait(false);
        await context.CompleteActivityAsync().ConfigureAwait(false);
    }
}

using System.ComponentModel.DataAnnotations;
using BenchmarkWorkflow.Activities.Acts;
using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Deadlines;

/// <summary>Waits for an event of its matter, but not beyond a limit. An act that was accepted within the limit counts, also when its event is taken after it.</summary>
[Activity("Benchmark", "时限 Deadlines", "在时限内等待本事项的一个事件，过时不候。 Waits for an event, until a deadline.", DisplayName = "限时等待事件 Wait for event")]
[FlowNode("Received", "Overdue")]
[Wording("Received=已收到", "Overdue=逾期", Result = "事件带来的数据")]
public sealed class WaitForEvent : Activity<object>
{
    [Required]
    [Input(DisplayName = "事件 Event", Description = "发给本事项的事件。 The event's name.", UIHint = InputUIHints.DropDown, UIHandler = typeof(EventChoices), Order = 1)]
    public Input<string?> EventName { get; set; } = default!;

    [Input(DisplayName = "届次日期 Deadline", Description = "等到届次的这个日期。 Until this date of the campaign.", UIHint = InputUIHints.DropDown, UIHandler = typeof(DeadlineChoices), Order = 2)]
    public Input<string?> Deadline { get; set; } = default!;

    [Input(DisplayName = "工作日 Working days", Description = "或从本步骤起若干个工作日。 Or for so many working days.", Order = 3)]
    public Input<int> WorkingDays { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.WaitForEvent(EventOf(context), OnEventAsync);
        var (about, limit, end) = await ReckonAsync(context);
        if (end is { } at) context.WakeAt(at, OnTimeAsync);
        if (limit.Follows is { } deadline) context.WakeWhenMoved(about.CampaignId, deadline, OnMovedAsync);
    }

    private ValueTask OnEventAsync(ActivityExecutionContext context)
    {
        context.SetResult(context.GetEventInput());
        return LookAsync(context, heard: true);
    }

    private ValueTask OnTimeAsync(ActivityExecutionContext context) => LookAsync(context, heard: false);

    /// <summary>Where the selection has the act on record, that counts: its event may still be on the way when time is up, and one may be of an earlier act.</summary>
    private async ValueTask LookAsync(ActivityExecutionContext context, bool heard)
    {
        var (about, _, end) = await ReckonAsync(context);
        var act = await context.GetRequiredService<ActRecords>().OfAsync(EventOf(context), about.Matter, context.CancellationToken);
        if (act.IsKnown ? act.At is { } at && !(at >= end) : heard) await context.CompleteActivityWithOutcomesAsync("Received");
        else if (context.WorkflowExecutionContext.SystemClock.UtcNow >= end) await context.CompleteActivityWithOutcomesAsync("Overdue");
        else await OnMovedAsync(context);
    }

    private ValueTask OnMovedAsync(ActivityExecutionContext context)
    {
        context.ClearBookmarks();
        return ExecuteAsync(context);
    }

    private string EventOf(ActivityExecutionContext context) => context.Get(EventName) ?? "";

    private async ValueTask<(Case About, TimeLimit Limit, DateTimeOffset? End)> ReckonAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().OpenAsync(context);
        var limit = new TimeLimit(null, context.Get(Deadline), context.Get(WorkingDays), 0);
        return (about, limit, await context.GetRequiredService<TimeLimits>().EndAsync(limit, about, context.StartedAt, context.CancellationToken));
    }
}

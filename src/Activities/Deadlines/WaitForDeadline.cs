using System.Globalization;
using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Deadlines;

/// <summary>Waits for a date of the campaign, a span from this step, or an instant. A moved date moves the wait and its reminders with it.</summary>
[Activity("Benchmark", "时限 Deadlines", "等到届次的某个日期，或本步骤起的若干天。日期调整时自动跟随。“提醒”时请画线回到本步骤。 Waits for a date of the campaign or a span.", DisplayName = "等待时限 Wait for deadline")]
[FlowNode(Reached, Reminder)]
[Wording("Reached=到时", "Reminder=提醒")]
public sealed class WaitForDeadline : Activity
{
    internal const string Reached = "Reached";
    internal const string Reminder = "Reminder";

    private const string WakesToRemind = "WakesToRemind";

    [Input(DisplayName = "届次日期 Deadline", Description = "届次设定中的日期。 A date of the campaign.", UIHint = InputUIHints.DropDown, UIHandler = typeof(DeadlineChoices), Order = 1)]
    public Input<string?> Deadline { get; set; } = default!;

    [Input(DisplayName = "工作日 Working days", Description = "从本步骤起若干个工作日，当日不计，至末日 24:00。 From this step, its day not counted.", Order = 2)]
    public Input<int> WorkingDays { get; set; } = default!;

    [Input(DisplayName = "自然日 Days", Description = "从本步骤起若干天；末日为休息日的顺延。 Calendar days from this step.", Order = 3)]
    public Input<int> Days { get; set; } = default!;

    [Input(DisplayName = "时刻 Until", Description = "带时区的时间，或事项的一个时间，如 {reviewDue}。 An instant, or a fact that is one.", Order = 4)]
    public Input<string?> Until { get; set; } = default!;

    [Input(DisplayName = "提前几天提醒 Reminders", Description = "每项一个天数，如 7、1。 Days before, one each.", UIHint = InputUIHints.MultiText, Order = 5)]
    public Input<ICollection<string>> Reminders { get; set; } = default!;

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => WaitAsync(context);

    private async ValueTask WaitAsync(ActivityExecutionContext context)
    {
        var (about, limit, end) = await ReckonAsync(context);
        var now = context.WorkflowExecutionContext.SystemClock.UtcNow;
        if (end is not { } at || now >= at)
        {
            context.WorkflowExecutionContext.Properties.Remove(BeginKey(context));
            await context.CompleteActivityWithOutcomesAsync(Reached);
            return;
        }

        var wake = RemindersBefore(context, at).Where(reminder => reminder > now).Append(at).Min();
        context.SetProperty(WakesToRemind, wake < at);
        context.WakeAt(wake, OnTimeAsync);
        if (limit.Follows is { } deadline) context.WakeWhenMoved(about.CampaignId, deadline, OnMovedAsync);
        else if (about.Matter.Kind == Matter.Event || (about.Matter.Kind == Matter.Application && !string.IsNullOrWhiteSpace(limit.Until))) context.WakeWhenMoved(about.CampaignId, about.Matter.ToString(), OnMovedAsync); // its own day may be moved: an event, a defence, a visit
    }

    private async ValueTask OnTimeAsync(ActivityExecutionContext context)
    {
        var (_, _, end) = await ReckonAsync(context);
        if (context.GetProperty<bool>(WakesToRemind) && context.WorkflowExecutionContext.SystemClock.UtcNow < end)
            await context.CompleteActivityWithOutcomesAsync(Reminder);
        else
            await OnMovedAsync(context);
    }

    private async ValueTask<(Case About, TimeLimit Limit, DateTimeOffset? End)> ReckonAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().OpenAsync(context);
        var limit = new TimeLimit(context.Get(Until), context.Get(Deadline), context.Get(WorkingDays), context.Get(Days));
        return (about, limit, await context.GetRequiredService<TimeLimits>().EndAsync(limit, about, Begin(context), context.CancellationToken));
    }

    private ValueTask OnMovedAsync(ActivityExecutionContext context)
    {
        context.ClearBookmarks();
        return WaitAsync(context);
    }

    /// <summary>When the wait began, also when it is entered again after a reminder.</summary>
    private static DateTimeOffset Begin(ActivityExecutionContext context)
    {
        var properties = context.WorkflowExecutionContext.Properties;
        if (properties.TryGetValue(BeginKey(context), out var kept) && kept is string text) return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        var begin = context.WorkflowExecutionContext.SystemClock.UtcNow;
        properties[BeginKey(context)] = begin.ToString("O", CultureInfo.InvariantCulture);
        return begin;
    }

    private static string BeginKey(ActivityExecutionContext context) => $"WaitForDeadline:{context.NodeId}";

    private IEnumerable<DateTimeOffset> RemindersBefore(ActivityExecutionContext context, DateTimeOffset end) =>
        (context.Get(Reminders) ?? []).Select(days => end.AddDays(-double.Parse(days, CultureInfo.InvariantCulture)));
}

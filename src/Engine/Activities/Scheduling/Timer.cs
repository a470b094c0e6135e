using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Scheduling.Activities;

/// <summary>Begins its workflow every interval; in the middle of one, waits for one interval.</summary>
[Activity("Elsa", "Scheduling", "Trigger workflow execution at a specific interval.")]
public sealed class Timer : TimerBase
{
    public Timer()
    {
    }

    public Timer(TimeSpan interval) => Interval = new Input<TimeSpan>(interval);

    public Timer(Input<TimeSpan> interval) => Interval = interval;

    [Input(Description = "The interval at which the timer should execute.", DefaultValue = "00:01:00")]
    public Input<TimeSpan> Interval { get; set; } = new(TimeSpan.FromMinutes(1));

    public static Timer FromTimeSpan(TimeSpan value, string? source = default, int? line = default) => new(value);

    public static Timer FromSeconds(double value, string? source = default, int? line = default) => new(TimeSpan.FromSeconds(value));

    protected override TimeSpan GetInterval(ExpressionExecutionContext context) => Interval.Get(context);
}

public abstract class TimerBase : EventGenerator
{
    protected abstract TimeSpan GetInterval(ExpressionExecutionContext context);

    protected virtual ValueTask OnTimerElapsedAsync(ActivityExecutionContext context)
    {
        OnTimerElapsed(context);
        return default;
    }

    protected virtual void OnTimerElapsed(ActivityExecutionContext context)
    {
    }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.RepeatWithInterval(GetInterval(context.ExpressionExecutionContext), TimerElapsedAsync);

    protected override object GetTriggerPayload(TriggerIndexingContext context) => context.GetTimerTriggerStimulus(GetInterval(context.ExpressionExecutionContext));

    private async ValueTask TimerElapsedAsync(ActivityExecutionContext context)
    {
        await OnTimerElapsedAsync(context).ConfigureAwait(false);
        await context.CompleteActivityAsync().ConfigureAwait(false);
    }
}

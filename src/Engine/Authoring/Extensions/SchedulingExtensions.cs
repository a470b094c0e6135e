using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Extensions;

/// <summary>Waiting for time.</summary>
public static class DelayActivityExecutionContextExtensions
{
    public static void DelayFor(this ActivityExecutionContext context, TimeSpan delay, ExecuteActivityDelegate? callback = null) =>
        context.DelayUntil(context.WorkflowExecutionContext.SystemClock.UtcNow + delay, callback);

    public static void DelayUntil(this ActivityExecutionContext context, DateTimeOffset resumeAt, ExecuteActivityDelegate? callback = null) =>
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = "Elsa.Delay", Stimulus = new DelayPayload(resumeAt), Callback = callback });
}

public static class TimerActivityExecutionContextExtensions
{
    /// <summary>Waits for one interval, or calls back at once if this very activity's trigger started the instance.</summary>
    public static ValueTask RepeatWithInterval(this ActivityExecutionContext context, TimeSpan interval, ExecuteActivityDelegate callback)
    {
        if (context.IsTriggerOfWorkflow()) return callback(context);
        var at = context.WorkflowExecutionContext.SystemClock.UtcNow + interval;
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = "Elsa.Timer", Stimulus = new TimerBookmarkPayload(at), Callback = callback });
        return default;
    }

    public static TimerTriggerPayload GetTimerTriggerStimulus(this TriggerIndexingContext context, TimeSpan interval)
    {
        context.TriggerName = "Elsa.Timer";
        return new TimerTriggerPayload(interval);
    }
}

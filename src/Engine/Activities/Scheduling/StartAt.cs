using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Scheduling.Activities;

/// <summary>Begins its workflow at an instant, or waits for it; one in the past is met at once.</summary>
[Activity("Elsa", "Scheduling", "Trigger execution at a specific time in the future.")]
public sealed class StartAt : Trigger
{
    public StartAt()
    {
    }

    public StartAt(Input<DateTimeOffset> dateTime) => DateTime = dateTime;

    public StartAt(Func<ExpressionExecutionContext, DateTimeOffset> dateTime) => DateTime = new Input<DateTimeOffset>(dateTime);

    public StartAt(Func<ExpressionExecutionContext, ValueTask<DateTimeOffset>> dateTime) => DateTime = new Input<DateTimeOffset>(dateTime);

    public StartAt(Func<DateTimeOffset> dateTime) => DateTime = new Input<DateTimeOffset>(dateTime);

    public StartAt(DateTimeOffset dateTime) => DateTime = new Input<DateTimeOffset>(dateTime);

    public StartAt(Variable<DateTimeOffset> dateTime) => DateTime = new Input<DateTimeOffset>(dateTime);

    [Input]
    public Input<DateTimeOffset> DateTime { get; set; } = null!; // a definition may leave it out: at once

    public static StartAt From(DateTimeOffset value, string? source = default, int? line = default) => new(value);

    protected override object GetTriggerPayload(TriggerIndexingContext context) => new StartAtPayload(context.Get(DateTime));

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow()) return context.CompleteActivityAsync();
        var now = context.WorkflowExecutionContext.SystemClock.UtcNow;
        var at = context.Get(DateTime);
        context.JournalData["Executed At"] = now;
        if (at <= now) return context.CompleteActivityAsync();
        context.CreateBookmark(new StartAtPayload(at));
        return default;
    }
}

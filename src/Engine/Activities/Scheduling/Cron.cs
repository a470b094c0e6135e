using Elsa.Extensions;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Scheduling.Activities;

/// <summary>Begins its workflow at each instant a cron expression names; in the middle of one, waits for the next.</summary>
[Activity("Elsa", "Scheduling", "Trigger workflow execution at a specific interval using a CRON expression.")]
public sealed class Cron : EventGenerator
{
    public Cron()
    {
    }

    public Cron(string cronExpression) => CronExpression = new Input<string>(cronExpression);

    public Cron(Input<string> cronExpression) => CronExpression = cronExpression;

    [Input(Description = "The CRON expression at which the timer should execute.")]
    public Input<string> CronExpression { get; set; } = null!; // without it the activity faults, as it must

    public static Cron FromCronExpression(string value, string? source = default, int? line = default) => new(value);

    protected override object GetTriggerPayload(TriggerIndexingContext context) => new CronTriggerPayload(context.Get(CronExpression) ?? "");

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow()) return context.CompleteActivityAsync();
        var expression = CronExpression.Get(context);
        var at = context.GetRequiredService<ICronParser>().GetNextOccurrence(expression);
        context.JournalData["ExecuteAt"] = at;
        context.CreateBookmark(new CronBookmarkPayload(at, expression));
        return default;
    }
}

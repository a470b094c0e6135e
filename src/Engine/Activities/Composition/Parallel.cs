using System.ComponentModel;
using Elsa.Workflows.Attributes;

namespace Elsa.Workflows.Activities;

/// <summary>Runs its activities side by side and completes when all have.</summary>
[Browsable(false)]
[Activity("Elsa", "Workflows", "Execute a set of activities in parallel.")]
public sealed class Parallel : Container
{
    private const string Remaining = "ScheduledChildren";

    public Parallel()
    {
    }

    public Parallel(params IActivity[] activities) => Activities = activities.ToList();

    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        if (Activities.Count == 0) return context.CompleteActivityAsync();
        context.SetProperty(Remaining, Activities.Count);
        return context.ScheduleActivities(Activities, OnChildCompleted);
    }

    private ValueTask OnChildCompleted(ActivityCompletedContext context) =>
        context.TargetContext.UpdateProperty<int>(Remaining, remaining => remaining - 1) == 0 ? context.TargetContext.CompleteActivityAsync() : default;
}

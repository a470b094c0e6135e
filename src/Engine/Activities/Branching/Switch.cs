using BenchmarkWorkflow.Engine.Running.Planning;
using Elsa.Expressions.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Activities;

/// <summary>Runs the activity of the first case that holds, or of all that hold, or the default.</summary>
[Activity("Elsa", "Branching", "Evaluate a set of case conditions and schedule the activity for a matching case.")]
public sealed class Switch : Activity, IHoldsActivities
{
    private const string Scheduled = "ScheduledActivityIds";

    public Output<object>? Output { get; set; }

    [Input(Description = "The cases to evaluate.", UIHint = "switch-editor")]
    public ICollection<SwitchCase> Cases { get; set; } = new List<SwitchCase>();

    [Input(Description = "The switch mode determines whether the first match should be scheduled, or all matches.", UIHint = InputUIHints.DropDown)]
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

    [Port]
    public IActivity? Default { get; set; }

    IEnumerable<(IActivity Activity, string Port)> IHoldsActivities.ActivitiesHeld =>
        Cases.Where(@case => @case.Activity is not null).Select(@case => (@case.Activity!, @case.Label));

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var matching = await SwitchCases.MatchingAsync(context, Cases, @case => @case.Condition, context.Get(Mode)).ConfigureAwait(false);
        var activities = matching.Count > 0 ? matching.Select(@case => @case.Activity).OfType<IActivity>().ToList() : Default is { } otherwise ? [otherwise] : [];
        if (activities.Count == 0)
        {
            await context.CompleteActivityAsync().ConfigureAwait(false);
            return;
        }

        context.SetProperty(Scheduled, activities.ConvertAll(activity => activity.Id));
        await context.ScheduleActivities(activities, OnChildActivityCompletedAsync).ConfigureAwait(false);
    }

    private ValueTask OnChildActivityCompletedAsync(ActivityCompletedContext context)
    {
        var left = context.TargetContext.UpdateProperty<List<string>>(Scheduled, ids => ids?.Where(id => id != context.ChildContext.Activity.Id).ToList() ?? []);
        return left.Count == 0 ? context.TargetContext.CompleteActivityAsync() : default;
    }
}

public sealed class SwitchCase
{
    public SwitchCase()
    {
    }

    public SwitchCase(string label, Expression condition, IActivity activity)
    {
        Label = label;
        Condition = condition;
        Activity = activity;
    }

    public SwitchCase(string label, Func<ExpressionExecutionContext, bool> condition, IActivity activity) : this(label, Expression.DelegateExpression(condition), activity)
    {
    }

    public SwitchCase(string label, Func<bool> condition, IActivity activity) : this(label, Expression.DelegateExpression(condition), activity)
    {
    }

    public string Label { get; set; } = "";

    public Expression Condition { get; set; } = Expression.LiteralExpression(false);

    public IActivity? Activity { get; set; }
}

using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Activities;

[Activity("Elsa", "Looping", "Execute an activity while a given condition evaluates to true.")]
public sealed class While : Activity
{
    private readonly ActivityCompletionCallback again;

    public While() => again = OnBodyCompleted;

    public While(IActivity? body = default) : this() => Body = body;

    public While(Input<bool> condition, IActivity? body = default) : this(body) => Condition = condition;

    public While(Func<ExpressionExecutionContext, ValueTask<bool>> condition, IActivity? body = default) : this(new Input<bool>(condition), body)
    {
    }

    public While(Func<ExpressionExecutionContext, bool> condition, IActivity? body = default) : this(new Input<bool>(condition), body)
    {
    }

    public While(Func<ValueTask<bool>> condition, IActivity? body = default) : this(new Input<bool>(condition), body)
    {
    }

    public While(Func<bool> condition, IActivity? body = default) : this(new Input<bool>(condition), body)
    {
    }

    [Input(AutoEvaluate = false, UIHint = InputUIHints.SingleLine)]
    public Input<bool> Condition { get; set; } = new(false);

    [Port]
    public IActivity? Body { get; set; }

    internal override bool CatchesBreak => true;

    public static While True(IActivity body) => new(body) { Condition = new Input<bool>(true) };

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (!context.GetIsBreaking() && (await context.EvaluateInputPropertyAsync(nameof(Condition)).ConfigureAwait(false)).ConvertTo<bool>())
            await context.ScheduleActivityAsync(Body, again).ConfigureAwait(false);
        else
            await context.CompleteActivityAsync().ConfigureAwait(false);
    }

    private ValueTask OnBodyCompleted(ActivityCompletedContext context) => ExecuteAsync(context.TargetContext);
}

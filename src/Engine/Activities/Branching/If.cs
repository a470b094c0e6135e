using Elsa.Expressions.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Activities;

[Activity("Elsa", "Branching", "Evaluate a Boolean condition to determine which activity to execute next.")]
public sealed class If : Activity<bool>
{
    private readonly ActivityCompletionCallback complete;

    public If() => complete = OnChildCompleted;

    public If(Input<bool> condition) : this() => Condition = condition;

    public If(Func<ExpressionExecutionContext, bool> condition) : this(new Input<bool>(condition))
    {
    }

    public If(Func<bool> condition) : this(new Input<bool>(condition))
    {
    }

    [Input(UIHint = InputUIHints.SingleLine)]
    public Input<bool> Condition { get; set; } = new(false);

    [Port]
    public IActivity? Then { get; set; }

    [Port]
    public IActivity? Else { get; set; }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var result = context.Get(Condition);
        context.Set(Result, result);
        return context.ScheduleActivityAsync(result ? Then : Else, complete);
    }

    private ValueTask OnChildCompleted(ActivityCompletedContext context) => context.TargetContext.CompleteActivityAsync();
}

using Elsa.Expressions.Models;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

[FlowNode("True", "False")]
[Activity("Elsa", "Branching", "Evaluate a Boolean condition to determine which path to execute next.", DisplayName = "Decision")]
public sealed class FlowDecision : Activity
{
    private static readonly Outcomes True = new("True");
    private static readonly Outcomes False = new("False");

    public FlowDecision()
    {
    }

    public FlowDecision(Func<ExpressionExecutionContext, bool> condition) => Condition = new Input<bool>(condition);

    public FlowDecision(Func<ExpressionExecutionContext, ValueTask<bool>> condition) => Condition = new Input<bool>(condition);

    [Input(UIHint = InputUIHints.SingleLine)]
    public Input<bool> Condition { get; set; } = new(new Literal<bool>(false));

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.CompleteActivityAsync(context.Get(Condition) ? True : False);
}

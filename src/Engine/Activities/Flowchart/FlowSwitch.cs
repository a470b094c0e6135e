using Elsa.Expressions.Models;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Activities.Flowchart.Activities
{
    /// <summary>Goes on along the first case that holds, or all that hold, or Default.</summary>
    [FlowNode("Default")]
    [Activity("Elsa", "Branching", "Evaluate a set of case conditions and schedule the activity for a matching case.", DisplayName = "Switch (flow)")]
    public sealed class FlowSwitch : Activity
    {
        [Input(UIHint = "flow-switch-editor")]
        public ICollection<FlowSwitchCase> Cases { get; set; } = new List<FlowSwitchCase>();

        [Input(Description = "The switch mode determines whether the first match should be scheduled, or all matches.", UIHint = InputUIHints.DropDown)]
        public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

        protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
        {
            var matching = await SwitchCases.MatchingAsync(context, Cases, @case => @case.Condition, context.Get(Mode)).ConfigureAwait(false);
            string[] outcomes = matching.Count > 0 ? matching.Select(@case => @case.Label).ToArray() : ["Default"];
            await context.CompleteActivityAsync(new Outcomes(outcomes)).ConfigureAwait(false);
        }
    }
}

namespace Elsa.Workflows.Activities.Flowchart.Models
{
    public sealed class FlowSwitchCase
    {
        public FlowSwitchCase()
        {
        }

        public FlowSwitchCase(string label, Expression condition)
        {
            Label = label;
            Condition = condition;
        }

        public FlowSwitchCase(string label, Func<ExpressionExecutionContext, bool> condition) : this(label, Expression.DelegateExpression(condition))
        {
        }

        public FlowSwitchCase(string label, Func<bool> condition) : this(label, Expression.DelegateExpression(condition))
        {
        }

        public string Label { get; set; } = "";

        public Expression Condition { get; set; } = Expression.LiteralExpression(false);
    }
}

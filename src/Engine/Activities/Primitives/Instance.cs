using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Workflows.Activities;

/// <summary>Gives the instance the key by which stimuli find it.</summary>
[Activity("Elsa", "Primitives", "Set the CorrelationId of the workflow to a given value.")]
public sealed class Correlate : CodeActivity
{
    public Correlate()
    {
    }

    public Correlate(string correlationId) => CorrelationId = new Input<string>(correlationId);

    public Correlate(Variable<string> correlationId) => CorrelationId = new Input<string>(correlationId);

    public Correlate(Func<ExpressionExecutionContext, string> correlationId) => CorrelationId = new Input<string>(correlationId);

    [Input(Description = "An expression that evaluates to the value to store as the correlation id")]
    public Input<string> CorrelationId { get; set; } = null!; // a definition may leave it out: no key

    protected override void Execute(ActivityExecutionContext context) => context.WorkflowExecutionContext.CorrelationId = context.Get(CorrelationId);
}

[Activity("Elsa", "Primitives", "Set the name of the workflow instance to a specified value.")]
public sealed class SetName : CodeActivity
{
    public SetName()
    {
    }

    public SetName(Input<string> value) => Value = value;

    public Input<string> Value { get; set; } = new("");

    protected override void Execute(ActivityExecutionContext context) => context.WorkflowExecutionContext.Name = Value.GetOrDefault(context);
}

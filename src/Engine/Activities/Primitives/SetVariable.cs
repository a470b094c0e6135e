using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Activities;

/// <summary>Gives a variable a value, converted to the variable's type.</summary>
[Activity("Elsa", "Primitives", "Assign a value to a workflow variable.")]
public sealed class SetVariable : CodeActivity
{
    [Input(Description = "The variable to assign the value to.", UIHint = InputUIHints.VariablePicker)]
    public Variable Variable { get; set; } = null!; // without it the activity faults, as it must

    [Input(Description = "The value to assign.")]
    public Input<object?> Value { get; set; } = new((object?)null);

    protected override void Execute(ActivityExecutionContext context) => Assign(context, Variable, context.Get(Value));

    /// <exception cref="InvalidOperationException">No scope declares the variable.</exception>
    internal static void Assign(ActivityExecutionContext context, Variable variable, object? value)
    {
        var block = context.FindBlock(variable.Id) ?? throw new InvalidOperationException($"The variable {variable.Name} ({variable.Id}) is not declared here.");
        block.Value = block.Metadata is VariableBlockMetadata metadata ? metadata.Variable.ParseValue(value) : value; // blank text for a number is null
    }
}

/// <summary>As <see cref="SetVariable"/>, for workflows made in code.</summary>
[System.ComponentModel.Browsable(false)]
[Activity("Elsa", "Primitives", "Assign a value to a workflow variable.")]
public sealed class SetVariable<T> : CodeActivity
{
    public SetVariable()
    {
    }

    public SetVariable(Variable<T> variable, Input<T> value)
    {
        Variable = variable;
        Value = value;
    }

    public SetVariable(Variable<T> variable, Variable<T> value) : this(variable, new Input<T>(value))
    {
    }

    public SetVariable(Variable<T> variable, Func<ExpressionExecutionContext, T> value) : this(variable, new Input<T>(value))
    {
    }

    public SetVariable(Variable<T> variable, Func<T> value) : this(variable, new Input<T>(value))
    {
    }

    public SetVariable(Variable<T> variable, T value) : this(variable, new Input<T>(value))
    {
    }

    [Input]
    public Variable<T> Variable { get; set; } = null!; // set by every constructor but the reader's

    [Input]
    public Input<T> Value { get; set; } = null!; // set by every constructor but the reader's

    protected override void Execute(ActivityExecutionContext context) => SetVariable.Assign(context, Variable, context.Get(Value));
}

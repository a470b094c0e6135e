using Elsa.Expressions.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Workflows.Activities;

/// <summary>Writes a line to the host's standard output, if the host gives one (<see cref="IStandardOutStreamProvider"/>).</summary>
[Activity("Elsa", "Console", "Write a line of text to the console.")]
public sealed class WriteLine : CodeActivity
{
    public WriteLine()
    {
    }

    public WriteLine(string text) : this(new Literal<string>(text))
    {
    }

    public WriteLine(Func<string> text) : this(Expression.DelegateExpression(text))
    {
    }

    public WriteLine(Func<ExpressionExecutionContext, string?> text) : this(Expression.DelegateExpression(text))
    {
    }

    public WriteLine(Variable<string> variable) => Text = new Input<string>(variable);

    public WriteLine(Literal<string> literal) => Text = new Input<string>(literal);

    public WriteLine(Expression expression) => Text = new Input<string>(expression);

    public WriteLine(Input<string> text) => Text = text;

    [Input(Description = "The text to write.")]
    public Input<string> Text { get; set; } = null!; // a definition may leave it out: an empty line

    protected override void Execute(ActivityExecutionContext context) =>
        context.WorkflowExecutionContext.ServiceProvider.GetService<IStandardOutStreamProvider>()?.GetTextWriter().WriteLine(context.Get(Text));
}

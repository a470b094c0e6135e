using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>The value of an expression for an activity: constants, delegates and variables at once, all else by the server's evaluators.</summary>
internal static class ExpressionEvaluation
{
    public static ValueTask<object?> EvaluateAsync(ActivityExecutionContext context, Expression expression, Type type) => expression switch
    {
        { Type: "Literal" } => new ValueTask<object?>(Unwrap(expression.Value).ConvertTo(type)),
        { Value: Func<ExpressionExecutionContext, ValueTask<object?>> compute } => compute(context.ExpressionExecutionContext),
        { Type: "Variable", Value: Variable variable } => new ValueTask<object?>(context.FindBlock(variable.Id)?.Value.ConvertTo(type)),
        _ => context.WorkflowExecutionContext.Evaluator.EvaluateAsync(expression, type, context.ExpressionExecutionContext),
    };

    public static object? Unwrap(object? value) => value is Literal literal ? literal.Value : value;
}

using System.Text.Json;
using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Expressions;

/// <summary>A value as it stands.</summary>
public sealed class LiteralHandler : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        new((expression.Value is Literal literal ? literal.Value : expression.Value).ConvertTo(returnType));
}

/// <summary>JSON text, read as the type that is asked for. Asked for as an object it stays text, as in Elsa.</summary>
public sealed class ObjectHandler : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options)
    {
        var text = expression.Value switch
        {
            null => null,
            string given => given,
            ObjectLiteral literal => literal.Value,
            JsonElement json => json.GetRawText(),
            var other => JsonSerializer.Serialize(other, other.GetType()),
        };
        return new(string.IsNullOrWhiteSpace(text) ? null : text.ConvertTo(returnType));
    }
}

/// <summary>Code of a workflow that was written in code.</summary>
public sealed class DelegateHandler : IExpressionHandler
{
    public async ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        expression.Value is Func<ExpressionExecutionContext, ValueTask<object?>> compute ? (await compute(context).ConfigureAwait(false)).ConvertTo(returnType) : null;
}

/// <summary>A variable's value; null if nothing declares it.</summary>
public sealed class VariableHandler : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options)
    {
        var value = expression.Value switch
        {
            Variable variable when context.TryGet(variable, out var found) => found,
            Variable variable => context.GetVariableInScope(variable.Name),
            _ => null,
        };
        return new(value.ConvertTo(returnType));
    }
}

/// <summary>An input of the workflow.</summary>
public sealed class InputHandler : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        new((expression.Value is InputDefinition input ? context.GetInput(input.Name) : null).ConvertTo(returnType));
}

/// <summary>What an output of an activity was given.</summary>
public sealed class OutputHandler : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        new((expression.Value is Output output && context.TryGet(output.MemoryBlockReference(), out var value) ? value : null).ConvertTo(returnType));
}

/// <summary>
/// A script. Arguments of the options are seen as <c>getName()</c>; one that is a <c>Func&lt;object?[], object?&gt;</c> is a function of its own name
/// (RunJavaScript gives <c>setOutcome</c> so).
/// </summary>
public sealed class JavaScriptHandler(JavaScriptEvaluator evaluator) : IExpressionHandler
{
    /// <exception cref="ScriptException">The script gave no value.</exception>
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options)
    {
        if (expression.Value is not string script || string.IsNullOrWhiteSpace(script))
            return default;
        return new(evaluator.Evaluate(script, new WorkflowScriptScope(context, options)).ConvertTo(returnType));
    }
}

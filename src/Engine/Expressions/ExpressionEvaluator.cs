using Elsa.Expressions.Contracts;
using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;

namespace BenchmarkWorkflow.Engine.Expressions;

/// <summary>Evaluates an expression by the handler of its type. A type that is not offered gives null, as in Elsa; publishing refuses it.</summary>
public sealed class ExpressionEvaluator(IExpressionDescriptorRegistry registry, IServiceProvider services) : IExpressionEvaluator
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, IExpressionHandler?> handlers = new(StringComparer.Ordinal);

    public async ValueTask<T?> EvaluateAsync<T>(Expression expression, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = default) =>
        (await EvaluateAsync(expression, typeof(T), context, options).ConfigureAwait(false)).ConvertTo<T>();

    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = default)
    {
        if (!handlers.TryGetValue(expression.Type, out var handler))
            handlers[expression.Type] = handler = registry.Find(expression.Type)?.HandlerFactory(services);
        return handler is null ? default : handler.EvaluateAsync(expression, returnType, context, options ?? ExpressionEvaluatorOptions.Empty);
    }
}

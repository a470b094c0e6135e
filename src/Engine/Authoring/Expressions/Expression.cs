namespace Elsa.Expressions.Models;

/// <summary>A value that is found at run time: the name of a syntax ("Literal", "JavaScript", "Variable", "Delegate" …) and its text or object.</summary>
public sealed class Expression(string type, object? value)
{
    public Expression() : this("Literal", null)
    {
    }

    public string Type { get; set; } = type;

    public object? Value { get; set; } = value;

    public static Expression LiteralExpression(object? value) => new("Literal", value);

    public static Expression DelegateExpression(Func<ExpressionExecutionContext, ValueTask<object?>> value) => new("Delegate", value);

    public static Expression DelegateExpression<T>(Func<ExpressionExecutionContext, ValueTask<T>> value) =>
        DelegateExpression(async context => (object?)await value(context).ConfigureAwait(false));

    public static Expression DelegateExpression<T>(Func<ValueTask<T>> value) => DelegateExpression(_ => value());

    public static Expression DelegateExpression<T>(Func<ExpressionExecutionContext, T> value) =>
        DelegateExpression(context => new ValueTask<object?>(value(context)));

    public static Expression DelegateExpression<T>(Func<T> value) => DelegateExpression(_ => new ValueTask<object?>(value()));
}

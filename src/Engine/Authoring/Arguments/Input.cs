using Elsa.Expressions.Models;
using Elsa.Workflows.Memory;

namespace Elsa.Workflows.Models;

/// <summary>An activity's input: an expression that is evaluated each time the activity starts.</summary>
public abstract class Input : Argument
{
    protected Input(MemoryBlockReference memoryBlockReference, Type type) : base(memoryBlockReference) => Type = type;

    protected Input(Expression? expression, MemoryBlockReference memoryBlockReference, Type type) : base(memoryBlockReference)
    {
        Expression = expression;
        Type = type;
    }

    public Expression? Expression { get; }

    public Type Type { get; set; }

    /// <summary>Where the compiled plan keeps the evaluated value; see InputPlan.</summary>
    internal int Slot { get; set; } = -1;
}

public class Input<T> : Input
{
    public Input(MemoryBlockReference memoryBlockReference) : base(memoryBlockReference, typeof(T))
    {
    }

    public Input(T literal, string? id = default) : this(new Literal<T>(literal, id))
    {
    }

    public Input(Func<T> @delegate, string? id = default) : this(Expression.DelegateExpression(@delegate), new MemoryBlockReference(id ?? ""))
    {
    }

    public Input(Func<ExpressionExecutionContext, ValueTask<T?>> @delegate, string? id = default) : this(Expression.DelegateExpression(@delegate), new MemoryBlockReference(id ?? ""))
    {
    }

    public Input(Func<ValueTask<T?>> @delegate, string? id = default) : this(Expression.DelegateExpression(@delegate), new MemoryBlockReference(id ?? ""))
    {
    }

    public Input(Func<ExpressionExecutionContext, T> @delegate, string? id = default) : this(Expression.DelegateExpression(@delegate), new MemoryBlockReference(id ?? ""))
    {
    }

    public Input(Variable variable) : base(new Expression("Variable", variable), variable, typeof(T))
    {
    }

    public Input(Output output) : base(new Expression("Output", output), output.MemoryBlockReference(), typeof(T))
    {
    }

    public Input(Literal<T> literal) : this((Literal)literal)
    {
    }

    public Input(Literal literal) : base(Expression.LiteralExpression(literal.Value), literal, typeof(T))
    {
    }

    public Input(ObjectLiteral<T> literal) : this((ObjectLiteral)literal)
    {
    }

    public Input(ObjectLiteral literal) : base(new Expression("Object", literal.Value), literal, typeof(T))
    {
    }

    public Input(Expression? expression, MemoryBlockReference memoryBlockReference) : base(expression, memoryBlockReference, typeof(T))
    {
    }

    public Input(Expression? expression) : this(expression, new MemoryBlockReference())
    {
    }
}

using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Running.Planning;

/// <summary>One input of one activity, and the shortest way to its value.</summary>
internal sealed class InputPlan
{
    private readonly Func<ExpressionExecutionContext, ValueTask<object?>>? compute;
    private readonly Variable? variable;
    private readonly Expression? expression;
    private readonly Type type;

    private InputPlan(string name, Input? input, Type type, bool isRecorded)
    {
        Name = name;
        Input = input;
        IsRecorded = isRecorded;
        this.type = type;
    }

    private InputPlan(string name, Input? input, Type type, bool isRecorded, object? constant) : this(name, input, type, isRecorded)
    {
        IsConstant = true;
        Constant = constant;
    }

    private InputPlan(string name, Input input, bool isRecorded, Expression expression) : this(name, input, input.Type, isRecorded)
    {
        this.expression = expression;
        compute = expression.Value as Func<ExpressionExecutionContext, ValueTask<object?>>;
        variable = expression.Type == "Variable" ? expression.Value as Variable : null;
    }

    public string Name { get; }

    public Input? Input { get; }

    /// <summary>False: it may hold a secret, or cannot be written down.</summary>
    public bool IsRecorded { get; }

    public bool IsConstant { get; }

    public object? Constant { get; }

    /// <summary>False: the activity evaluates it itself.</summary>
    public bool IsEvaluated { get; private init; } = true;

    public static InputPlan Plain(string name, Type type, object? value, bool isRecorded) => new(name, null, type, isRecorded, value);

    public static InputPlan Of(string name, Input? input, Type type, object? defaultValue, bool autoEvaluate, bool isRecorded)
    {
        if (!autoEvaluate) return input?.Expression is { } own ? new InputPlan(name, input, isRecorded, own) { IsEvaluated = false } : new InputPlan(name, input, type, isRecorded, defaultValue);
        if (input?.Expression is not { } expression) return new InputPlan(name, input, type, isRecorded, defaultValue);
        if (expression.Type == "Literal" && TryFix(expression.Value, input.Type, out var constant)) return new InputPlan(name, input, type, isRecorded, constant);
        return new InputPlan(name, input, isRecorded, expression);
    }

    public ValueTask<object?> EvaluateAsync(ActivityExecutionContext context)
    {
        if (IsConstant) return new ValueTask<object?>(Constant);
        if (variable is not null) return new ValueTask<object?>(context.FindBlock(variable.Id)?.Value.ConvertTo(type));
        if (compute is not null) return compute(context.ExpressionExecutionContext);
        return ExpressionEvaluation.EvaluateAsync(context, expression!, type); // not a constant, so it has one
    }

    // Only values nobody can change are shared between executions; a text that does not fit fails when the activity runs.
    private static bool TryFix(object? value, Type type, out object? constant)
    {
        constant = null;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (ExpressionEvaluation.Unwrap(value) is not { } given) return true;
        if (type == typeof(object) && given is not string && !given.GetType().IsValueType) return false;
        if (type != typeof(object) && bare != typeof(string) && !bare.IsValueType) return false;
        return given.TryConvertTo(type, out constant);
    }
}

using Elsa.Workflows;
using BenchmarkWorkflow.Engine.Running.Planning;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Evaluates the inputs of an activity before it executes, in the order it declares them.</summary>
internal static class InputEvaluation
{
    /// <exception cref="InputEvaluationException">An expression failed.</exception>
    public static ValueTask EvaluateAsync(ActivityExecutionContext context)
    {
        var plan = context.Plan;
        if (plan.InsideComposite && !CompositesAreEvaluated(context)) return EvaluateOutermostFirstAsync(context);
        return EvaluateOwnAsync(context, plan);
    }

    /// <summary>For callers that cannot wait: only expressions that answer at once can be evaluated now.</summary>
    public static void EvaluateNow(ActivityExecutionContext context)
    {
        if (!EvaluateAsync(context).IsCompletedSuccessfully)
            throw new InvalidOperationException($"The inputs of {context.Activity.Id} are read before they were evaluated.");
    }

    /// <exception cref="ArgumentException">The activity has no input of that name.</exception>
    public static async ValueTask<object?> EvaluateOneAsync(ActivityExecutionContext context, string inputName)
    {
        var slot = context.Plan.SlotOf(inputName);
        if (slot < 0) throw new ArgumentException($"No input with name {inputName} could be found", nameof(inputName));
        var value = await context.Plan.Inputs[slot].EvaluateAsync(context).ConfigureAwait(false);
        var values = context.InputValues is { } known && known != context.Plan.Constants ? known : new object?[context.Plan.Inputs.Length];
        values[slot] = value;
        context.InputValues = values;
        return value;
    }

    private static ValueTask EvaluateOwnAsync(ActivityExecutionContext context, NodePlan plan)
    {
        if (plan.Constants is { } constants)
        {
            context.InputValues = constants;
            return default;
        }

        return EvaluateFromAsync(context, plan.Inputs, new object?[plan.Inputs.Length], 0);
    }

    private static ValueTask EvaluateFromAsync(ActivityExecutionContext context, InputPlan[] inputs, object?[] values, int slot)
    {
        for (; slot < inputs.Length; slot++)
        {
            if (!inputs[slot].IsEvaluated) continue;
            ValueTask<object?> value;
            try
            {
                value = inputs[slot].EvaluateAsync(context);
                if (value.IsCompletedSuccessfully) values[slot] = value.Result;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new InputEvaluationException(inputs[slot].Name, e);
            }

            if (!value.IsCompletedSuccessfully) return EvaluateRestAsync(context, inputs, values, slot, value);
        }

        context.InputValues = values;
        if (context.ExtrasOrNull is { ActivityState: not null } extras) extras.ActivityState = null; // it is read anew from the values
        return default;
    }

    private static async ValueTask EvaluateRestAsync(ActivityExecutionContext context, InputPlan[] inputs, object?[] values, int slot, ValueTask<object?> value)
    {
        try
        {
            values[slot] = await value.ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InputEvaluationException(inputs[slot].Name, e);
        }

        await EvaluateFromAsync(context, inputs, values, slot + 1).ConfigureAwait(false);
    }

    private static bool CompositesAreEvaluated(ActivityExecutionContext context)
    {
        for (var scope = context.ParentActivityExecutionContext; scope is not null; scope = scope.ParentActivityExecutionContext)
            if (scope.InputValues is null && scope.Plan.Inputs.Length > 0) return false;
        return true;
    }

    private static async ValueTask EvaluateOutermostFirstAsync(ActivityExecutionContext context)
    {
        if (context.ParentActivityExecutionContext is { } parent && parent.InputValues is null) await EvaluateAsync(parent).ConfigureAwait(false);
        await EvaluateOwnAsync(context, context.Plan).ConfigureAwait(false);
    }
}

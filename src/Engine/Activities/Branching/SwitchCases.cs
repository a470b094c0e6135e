using BenchmarkWorkflow.Engine.Running;
using Elsa.Expressions.Models;

namespace Elsa.Workflows.Activities;

/// <summary>Which cases of a switch hold. All conditions are evaluated, in order.</summary>
internal static class SwitchCases
{
    public static async ValueTask<List<T>> MatchingAsync<T>(ActivityExecutionContext context, IEnumerable<T> cases, Func<T, Expression> conditionOf, SwitchMode mode)
    {
        var matching = new List<T>();
        foreach (var @case in cases)
            if (await ExpressionEvaluation.EvaluateAsync(context, conditionOf(@case), typeof(bool?)).ConfigureAwait(false) is true) matching.Add(@case);
        return mode == SwitchMode.MatchFirst && matching.Count > 1 ? matching[..1] : matching;
    }
}

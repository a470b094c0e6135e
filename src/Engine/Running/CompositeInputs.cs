using System.Diagnostics.CodeAnalysis;
using Elsa.Workflows;
using Elsa.Workflows.Activities;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>The inputs that an expression inside a workflow used as an activity sees: those its consumer gave it.</summary>
internal static class CompositeInputs
{
    public static bool TryGet(ActivityExecutionContext context, string name, [MaybeNullWhen(false)] out object? value)
    {
        for (var scope = context.ParentActivityExecutionContext; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            if (scope.Activity is not Composite || scope.Activity is Workflow) continue;
            var slot = scope.Plan.SlotOf(name);
            if (slot < 0) continue;
            value = scope.InputValue(slot);
            return true;
        }

        value = null;
        return false;
    }
}

using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Declares the variables an execution brings with it, so that everything below it sees them.</summary>
internal static class Scopes
{
    public static void Open(ActivityExecutionContext context, IEnumerable<Variable>? given)
    {
        var declared = context.Plan.Variables;
        if (context.ParentActivityExecutionContext is null) context.UseMemory(RootScope(context));
        if (declared.Length > 0) Declare(context, declared);
        if (given is null) return;
        foreach (var variable in given)
        {
            if (string.IsNullOrEmpty(variable.Id)) variable.Id = $"{context.Id}:{variable.Name}";
            context.DynamicVariables.Add(variable);
            context.ExpressionExecutionContext.Memory.Declare(variable);
        }
    }

    public static ExpressionExecutionContext RootScope(ActivityExecutionContext root) => new(root, root.WorkflowExecutionContext.MemoryRegister);

    private static void Declare(ActivityExecutionContext context, Variable[] variables)
    {
        var memory = context.ExpressionExecutionContext.Memory;
        foreach (var variable in variables) memory.Declare(variable);
    }
}

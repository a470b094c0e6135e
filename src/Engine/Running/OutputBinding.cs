using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Writes an output's value to what it is bound to: a variable in scope, or an output of the workflow.</summary>
internal static class OutputBinding
{
    public static void Write(ActivityExecutionContext context, Output output, object? value)
    {
        var reference = output.MemoryBlockReference();
        if (string.IsNullOrEmpty(reference.Id)) return;
        if (context.FindBlock(reference.Id) is { } block)
        {
            block.Value = block.Metadata is VariableBlockMetadata metadata ? metadata.Variable.ParseValue(value) : value;
            return;
        }

        if (IsWorkflowOutput(context, reference.Id)) context.WorkflowExecutionContext.Output[reference.Id] = value!;
        else context.ExpressionExecutionContext.Memory.Declare(reference).Value = value;
    }

    private static bool IsWorkflowOutput(ActivityExecutionContext context, string name) =>
        context.WorkflowExecutionContext.Workflow.Outputs.Any(output => output.Name == name);
}

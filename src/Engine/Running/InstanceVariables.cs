using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>The workflow's variables in the state of an instance at rest: read and changed from outside.</summary>
public static class InstanceVariables
{
    private const string Kept = "Variables";

    /// <summary>Every declared variable with its value: what is kept with the instance, else the default.</summary>
    public static IEnumerable<(Variable Variable, object? Value)> Read(WorkflowGraph graph, WorkflowState state)
    {
        var values = KeptIn(state);
        foreach (var variable in graph.Workflow.Variables)
            yield return (variable, values?.TryGetValue(variable.Id, out var value) == true ? value : variable.Value);
    }

    /// <summary>Gives a variable a value, converted to the variable's type; null puts its default back.</summary>
    /// <returns>False if the workflow has no such variable that is kept with the instance, or has not begun.</returns>
    public static bool Set(WorkflowGraph graph, WorkflowState state, string variableId, object? value)
    {
        if (graph.Workflow.Variables.FirstOrDefault(variable => variable.Id == variableId) is not { } declared || declared.StorageDriverType != typeof(WorkflowInstanceStorageDriver)) return false;
        if (RootOf(state) is not { } root) return false;
        var values = new Dictionary<string, object>(KeptIn(state) ?? new Dictionary<string, object>());
        if (declared.ParseValue(value) is { } parsed) values[variableId] = parsed;
        else values.Remove(variableId);
        root.Properties[Kept] = values;
        return true;
    }

    private static ActivityExecutionContextState? RootOf(WorkflowState state) => state.ActivityExecutionContexts.FirstOrDefault(execution => execution.ParentContextId is null);

    private static IDictionary<string, object>? KeptIn(WorkflowState state) => RootOf(state)?.Properties.TryGetValue(Kept, out var values) == true ? values as IDictionary<string, object> : null;
}

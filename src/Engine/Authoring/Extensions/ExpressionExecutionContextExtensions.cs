using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Extensions;

/// <summary>What expressions and activities read and write through an expression's context: variables in scope, inputs, outputs.</summary>
public static class ExpressionExecutionContextExtensions
{
    public static bool TryGetWorkflowExecutionContext(this ExpressionExecutionContext context, out WorkflowExecutionContext workflowExecutionContext)
    {
        workflowExecutionContext = context.Activity?.WorkflowExecutionContext ?? context.Workflow!;
        return workflowExecutionContext is not null;
    }

    public static WorkflowExecutionContext GetWorkflowExecutionContext(this ExpressionExecutionContext context) =>
        context.TryGetWorkflowExecutionContext(out var workflow) ? workflow : throw new InvalidOperationException("This expression is not evaluated within a run.");

    public static bool TryGetActivityExecutionContext(this ExpressionExecutionContext context, out ActivityExecutionContext activityExecutionContext)
    {
        activityExecutionContext = context.Activity!;
        return activityExecutionContext is not null;
    }

    public static ActivityExecutionContext GetActivityExecutionContext(this ExpressionExecutionContext context) =>
        context.Activity ?? throw new InvalidOperationException("This expression is not evaluated for an activity.");

    public static IActivity GetActivity(this ExpressionExecutionContext context) => context.GetActivityExecutionContext().Activity;

    public static T? Get<T>(this ExpressionExecutionContext context, Input<T>? input) =>
        context.Activity is { } activity ? activity.Get(input) : input is null ? default : context.Get(input.MemoryBlockReference()).ConvertTo<T>();

    public static T? Get<T>(this ExpressionExecutionContext context, Output output) => context.Get(output.MemoryBlockReference()).ConvertTo<T>();

    public static object? Get(this ExpressionExecutionContext context, Output output) => context.Get(output.MemoryBlockReference());

    public static void Set(this ExpressionExecutionContext context, Output output, object? value, Action<MemoryBlock>? configure = default) =>
        context.Set(output.MemoryBlockReference(), value, configure);

    public static T? GetVariable<T>(this ExpressionExecutionContext context, string name) => context.GetVariableInScope(name).ConvertTo<T>();

    /// <summary>The variable of that name in the nearest scope that declares it.</summary>
    public static Variable? GetVariable(this ExpressionExecutionContext context, string name, bool localScopeOnly = false)
    {
        for (var scope = context; scope is not null; scope = localScopeOnly ? null : scope.ParentContext)
            if (FindIn(scope, name) is { } block) return ((VariableBlockMetadata)block.Metadata!).Variable;
        return null;
    }

    public static Variable CreateVariable<T>(this ExpressionExecutionContext context, string name, T? value, Type? storageDriverType = default, Action<MemoryBlock>? configure = default)
    {
        var owner = context.Activity?.FindParentWithVariableContainer();
        var variable = new Variable<T>(name, value!) { Id = $"{owner?.Id ?? context.Workflow?.Id}:{name}", StorageDriverType = storageDriverType ?? typeof(WorkflowInstanceStorageDriver) };
        var scope = owner?.ExpressionExecutionContext ?? context;
        var block = scope.Memory.Declare(variable);
        block.Value = value;
        configure?.Invoke(block);
        owner?.DynamicVariables.Add(variable);
        return variable;
    }

    /// <summary>Sets a variable in scope, or makes one in the container around.</summary>
    public static Variable SetVariable<T>(this ExpressionExecutionContext context, string name, T? value, Action<MemoryBlock>? configure = default)
    {
        for (var scope = context; scope is not null; scope = scope.ParentContext)
        {
            if (FindIn(scope, name) is not { } block) continue;
            var variable = ((VariableBlockMetadata)block.Metadata!).Variable;
            block.Value = variable.ParseValue(value);
            configure?.Invoke(block);
            return variable;
        }

        return context.CreateVariable(name, value, configure: configure);
    }

    public static object? GetVariableInScope(this ExpressionExecutionContext context, string variableName)
    {
        for (var scope = context; scope is not null; scope = scope.ParentContext)
            if (FindIn(scope, variableName) is { } block) return block.Value;
        return null;
    }

    public static void SetVariableInScope(this ExpressionExecutionContext context, string variableName, object? value) => context.SetVariable(variableName, value);

    /// <summary>From the innermost scope outwards; a name comes once.</summary>
    public static IEnumerable<Variable> GetVariablesInScope(this ExpressionExecutionContext context)
    {
        var seen = new HashSet<string>();
        for (var scope = context; scope is not null; scope = scope.ParentContext)
            foreach (var block in scope.MemoryOrNull?.Blocks.Values.ToArray() ?? [])
                if (block.Metadata is VariableBlockMetadata { Variable: var variable } && seen.Add(variable.Name)) yield return variable;
    }

    public static IEnumerable<Variable> EnumerateVariablesInScope(this ExpressionExecutionContext context) => context.GetVariablesInScope();

    public static IEnumerable<string> GetVariableNamesInScope(this ExpressionExecutionContext context) => context.GetVariablesInScope().Select(variable => variable.Name);

    public static IDictionary<string, object> ReadAndFlattenMemoryBlocks(this ExpressionExecutionContext context)
    {
        var values = new Dictionary<string, object>();
        for (var scope = context; scope is not null; scope = scope.ParentContext)
            foreach (var (id, block) in scope.MemoryOrNull?.Blocks ?? new Dictionary<string, MemoryBlock>()) values.TryAdd(id, block.Value!);
        return values;
    }

    public static T? GetInput<T>(this ExpressionExecutionContext context, InputDefinition inputDefinition) => context.GetInput<T>(inputDefinition.Name);

    public static T? GetInput<T>(this ExpressionExecutionContext context, string name) => context.GetInput(name).ConvertTo<T>();

    /// <summary>An input of the workflow around: of a workflow used as an activity, if this is inside one, else of the instance.</summary>
    public static object? GetInput(this ExpressionExecutionContext context, string name)
    {
        if (context.Activity is { } activity && BenchmarkWorkflow.Engine.Running.CompositeInputs.TryGet(activity, name, out var value)) return value;
        return context.TryGetWorkflowExecutionContext(out var workflow) && workflow.Input.TryGetValue(name, out var input) ? input : null;
    }

    public static IEnumerable<WorkflowInput> GetWorkflowInputs(this ExpressionExecutionContext context) =>
        context.TryGetWorkflowExecutionContext(out var workflow) ? workflow.Input.Select(input => new WorkflowInput(input.Key, input.Value)) : [];

    /// <summary>An output that an activity of this workflow gave in this burst.</summary>
    public static object? GetOutput(this ExpressionExecutionContext context, string activityIdOrName, string? outputName)
    {
        var workflow = context.GetWorkflowExecutionContext();
        var activity = workflow.FindActivityById(activityIdOrName) ?? workflow.Nodes.FirstOrDefault(node => node.Activity.Name == activityIdOrName)?.Activity;
        return activity is null ? null : workflow.GetActivityOutputRegister().FindOutputByActivityId(activity.Id, outputName);
    }

    public static object? GetLastResult(this ExpressionExecutionContext context) => context.GetWorkflowExecutionContext().GetLastActivityResult();

    private static MemoryBlock? FindIn(ExpressionExecutionContext scope, string name)
    {
        if (scope.MemoryOrNull is not { } memory) return null;
        foreach (var block in memory.Blocks.Values)
            if (block.Metadata is VariableBlockMetadata metadata && metadata.Variable.Name == name) return block;
        return null;
    }
}

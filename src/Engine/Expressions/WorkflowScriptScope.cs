using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Management.Activities.WorkflowDefinitionActivity;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Engine.Expressions;

/// <summary>What a script sees when an activity of a run evaluates it, or a trigger while it is published (then there is no run, and no variable).</summary>
internal sealed class WorkflowScriptScope(ExpressionExecutionContext context, ExpressionEvaluatorOptions? options) : ScriptScope
{
    private readonly WorkflowExecutionContext? workflow = context.TryGetWorkflowExecutionContext(out var found) ? found : null;

    public override bool TryGetVariable(string name, out object? value)
    {
        for (var scope = context; scope is not null; scope = scope.ParentContext)
        {
            if (scope.MemoryOrNull is not { } memory)
                continue;
            if (Find(memory, name) is not { } block || (scope == context && IsOwnOfComposite(block)))
                continue;
            value = block.Value;
            return true;
        }
        value = null;
        return false;
    }

    public override void SetVariable(string name, object? value) => context.SetVariable(name, value);

    public override IEnumerable<string> VariableNames => context.GetVariableNamesInScope();

    public override bool TryGetInput(string name, out object? value)
    {
        value = context.GetInput(name);
        return value is not null || workflow?.Input.ContainsKey(name) == true || workflow?.Workflow.Inputs.Any(input => input.Name == name) == true;
    }

    public override IEnumerable<string> InputNames =>
        workflow is null ? [] : CompositeInputNames.Concat(workflow.Workflow.Inputs.Select(input => input.Name)).Concat(workflow.Input.Keys).Distinct(StringComparer.Ordinal);

    public override object? GetOutput(string activityIdOrName, string? outputName) => workflow is null ? null : context.GetOutput(activityIdOrName, outputName);

    public override bool TryGetOutput(string accessor, out object? value)
    {
        value = null;
        for (var at = accessor.IndexOf("From", 1, StringComparison.Ordinal); at > 0 && workflow is not null; at = accessor.IndexOf("From", at + 1, StringComparison.Ordinal))
        {
            var activityName = accessor[(at + 4)..];
            if (workflow.Nodes.FirstOrDefault(node => node.Activity.Name is { } name && ScriptNames.Pascal(name) == activityName)?.Activity is not { } activity)
                continue;
            value = context.GetOutput(activity.Id, accessor[..at]);
            return true;
        }
        return false;
    }

    public override object? LastResult => workflow is null ? null : context.GetLastResult();

    public override string? WorkflowDefinitionId => workflow?.Workflow.Identity.DefinitionId;

    public override string? WorkflowDefinitionVersionId => workflow?.Workflow.Identity.Id;

    public override int WorkflowDefinitionVersion => workflow?.Workflow.Identity.Version ?? 0;

    public override string? WorkflowInstanceId => workflow?.Id;

    public override string? WorkflowInstanceName
    {
        get => workflow?.Name;
        set
        {
            if (workflow is not null)
                workflow.Name = value;
        }
    }

    public override string? CorrelationId
    {
        get => workflow?.CorrelationId;
        set
        {
            if (workflow is not null)
                workflow.CorrelationId = value;
        }
    }

    public override string NewId() => context.ServiceProvider.GetRequiredService<IIdentityGenerator>().GenerateId();

    public override DateTimeOffset Now => context.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();

    public override IDictionary<string, object>? Arguments => options?.Arguments;

    public override IReadOnlyDictionary<string, Func<object?[], object?>>? Functions { get; } = FunctionsIn(options);

    /// <summary>What a workflow used as an activity is given is computed outside of it: its own variables are not seen yet.</summary>
    private bool IsOwnOfComposite(MemoryBlock block) =>
        context.Activity?.Activity is WorkflowDefinitionActivity used && block.Metadata is VariableBlockMetadata metadata && used.Variables.Contains(metadata.Variable);

    private IEnumerable<string> CompositeInputNames =>
        context.Activity is null ? [] : context.Activity.GetAncestors().SelectMany(ancestor => ancestor.Activity.SyntheticProperties.Where(property => property.Value is Input).Select(property => property.Key));

    private static MemoryBlock? Find(MemoryRegister memory, string name)
    {
        if (memory.Blocks is Dictionary<string, MemoryBlock> blocks)
        {
            foreach (var block in blocks.Values)
                if (block.Metadata is VariableBlockMetadata metadata && metadata.Variable.Name == name)
                    return block;
            return null;
        }
        return memory.Blocks.Values.FirstOrDefault(block => block.Metadata is VariableBlockMetadata metadata && metadata.Variable.Name == name);
    }

    private static Dictionary<string, Func<object?[], object?>>? FunctionsIn(ExpressionEvaluatorOptions? options)
    {
        if (options is null || options.Arguments.Count == 0)
            return null;
        var functions = new Dictionary<string, Func<object?[], object?>>(StringComparer.Ordinal);
        foreach (var (name, value) in options.Arguments)
            if (value is Func<object?[], object?> function)
                functions[name] = function;
        return functions;
    }
}

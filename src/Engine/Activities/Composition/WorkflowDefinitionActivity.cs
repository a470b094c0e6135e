using System.ComponentModel;
using System.Text.Json.Serialization;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Workflows.Management.Activities.WorkflowDefinitionActivity;

/// <summary>
/// A workflow used as an activity: runs inside its consumer's instance. The inputs its consumer gives it, and the outputs it gives back, are synthetic
/// properties; inside they are seen as inputs and as variables of the same names.
/// </summary>
[Browsable(false)]
public sealed class WorkflowDefinitionActivity : Composite, IInitializable
{
    public string WorkflowDefinitionId { get; set; } = "";

    public string? WorkflowDefinitionVersionId { get; set; }

    public int LatestAvailablePublishedVersion { get; set; }

    public string? LatestAvailablePublishedVersionId { get; set; }

    [JsonIgnore]
    internal Workflow? Definition => Root as Workflow;

    /// <summary>Reads the workflow it stands for; called when the consumer is compiled.</summary>
    /// <exception cref="InvalidOperationException">There is no such definition.</exception>
    async ValueTask IInitializable.InitializeAsync(InitializationContext context)
    {
        if (Root is not null) return;
        var definition = await FindAsync(context).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"Could not find workflow definition with ID {WorkflowDefinitionId}.");
        Root = definition;
        foreach (var output in definition.Outputs) Variables.Add(new Variable(output.Name, null, output.Name) { StorageDriverType = typeof(WorkflowInstanceStorageDriver) });
    }

    internal bool HasOutput(string name) => Definition?.Outputs.Any(output => output.Name == name) == true;

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        // Declared only now: while its own inputs were evaluated, a name meant the consumer's.
        foreach (var input in Definition?.Inputs ?? [])
            if (context.Plan.SlotOf(input.Name) is var slot && slot >= 0)
                context.ExpressionExecutionContext.Memory.Declare(new Variable(input.Name, null, input.Name)).Value = context.InputValue(slot);
        return context.ScheduleActivityAsync(Root, OnChildCompletedAsync);
    }

    // A definition brought from elsewhere may name ids this server does not have; then its type name says which workflow is meant.
    private async ValueTask<Workflow?> FindAsync(InitializationContext context)
    {
        var workflows = context.ServiceProvider.GetRequiredService<IUsedWorkflows>();
        var found = await workflows.FindAsync(WorkflowDefinitionId, WorkflowDefinitionVersionId, Version, context.CancellationToken).ConfigureAwait(false);
        if (found is not null || context.ServiceProvider.GetService<IActivityRegistry>()?.Find(Type) is not { } descriptor) return found;
        return descriptor.ConstructionProperties.TryGetValue(nameof(WorkflowDefinitionId), out var id) && id is string byName
            ? await workflows.FindAsync(byName, null, Version, context.CancellationToken).ConfigureAwait(false)
            : null;
    }

    private ValueTask OnChildCompletedAsync(ActivityCompletedContext context)
    {
        var target = context.TargetContext;
        foreach (var output in Definition?.Outputs ?? [])
        {
            var value = target.FindBlock(output.Name)?.Value;
            var given = target.Activity.SyntheticProperties.FirstOrDefault(property => string.Equals(property.Key, output.Name, StringComparison.OrdinalIgnoreCase)).Value as Output;
            target.WorkflowExecutionContext.RecordOutput(target, output.Name, value);
            if (given is not null && target.ParentActivityExecutionContext is { } parent) BenchmarkWorkflow.Engine.Running.OutputBinding.Write(parent, given, value);
        }

        return target.CompleteActivityAsync(target.WorkflowExecutionContext.TakeCompositeResult());
    }
}

/// <summary>Finds the workflow that a workflow used as an activity stands for, as new activities of its own. Implemented by the definitions.</summary>
public interface IUsedWorkflows
{
    /// <returns>The version named by its id, else by its number, else the published one, else the latest; null if there is none.</returns>
    ValueTask<Workflow?> FindAsync(string definitionId, string? definitionVersionId, int version, CancellationToken ct);
}

using Elsa.Workflows;
using BenchmarkWorkflow.Engine.Json;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>The strategies a definition may name, found by alias, full or assembly-qualified name.</summary>
public sealed class StrategyTypes(IEnumerable<IWorkflowActivationStrategy> activations, IEnumerable<IIncidentStrategy> incidents)
{
    public IReadOnlyList<Type> Activations { get; } = [.. activations.Select(strategy => strategy.GetType()).Distinct()];

    public IReadOnlyList<Type> Incidents { get; } = [.. incidents.Select(strategy => strategy.GetType()).Distinct()];

    /// <returns>Null if no such strategy is offered.</returns>
    public Type? Activation(string? name) => TypeAliases.ResolveAmong(name, Activations);

    /// <returns>Null if no such strategy is offered.</returns>
    public Type? Incident(string? name) => TypeAliases.ResolveAmong(name, Incidents);
}

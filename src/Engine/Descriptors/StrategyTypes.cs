using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>The strategies a definition may name, found by alias, full or assembly-qualified name: those of the assemblies that offer activities.</summary>
public sealed class StrategyTypes(IEnumerable<ActivityAssembly> assemblies)
{
    private readonly Type[] types = [.. assemblies.Select(entry => entry.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type is { IsClass: true, IsAbstract: false })];

    public IEnumerable<Type> Activations => types.Where(typeof(IWorkflowActivationStrategy).IsAssignableFrom);

    public IEnumerable<Type> Incidents => types.Where(typeof(IIncidentStrategy).IsAssignableFrom);

    /// <returns>Null if no such strategy is offered.</returns>
    public Type? Activation(string? name) => TypeAliases.ResolveAmong(name, Activations);

    /// <returns>Null if no such strategy is offered.</returns>
    public Type? Incident(string? name) => TypeAliases.ResolveAmong(name, Incidents);
}

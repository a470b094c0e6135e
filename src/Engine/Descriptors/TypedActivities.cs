using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>An assembly whose public activity classes are offered.</summary>
public sealed record ActivityAssembly(Assembly Assembly);

/// <summary>The activity classes of all assemblies that were added.</summary>
public sealed class TypedActivities(IEnumerable<ActivityAssembly> assemblies, IEnumerable<IActivityDescriptorModifier> modifiers) : IActivityProvider
{
    private readonly ActivityDescriptor[] descriptors =
    [
        .. assemblies.Select(entry => entry.Assembly).Distinct().SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IActivity).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => Modified(ActivityDescriber.Describe(type), modifiers)),
    ];

    public ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default) => new(descriptors);

    /// <summary>The descriptors, at once: they need nothing but the classes.</summary>
    internal IReadOnlyList<ActivityDescriptor> Descriptors => descriptors;

    private static ActivityDescriptor Modified(ActivityDescriptor descriptor, IEnumerable<IActivityDescriptorModifier> modifiers)
    {
        foreach (var modifier in modifiers) modifier.Modify(descriptor);
        return descriptor;
    }
}

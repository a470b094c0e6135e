using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>Finds the type that an activity of a definition means.</summary>
public static class ActivityLookup
{
    /// <summary>
    /// The type of that name and version; else, for a workflow used as an activity, the version or the workflow it names; else the highest version of the type.
    /// </summary>
    /// <returns>Null if it is not known.</returns>
    public static ActivityDescriptor? Find(IActivityRegistry registry, string type, int version, string? workflowVersionId, string? workflowDefinitionId)
    {
        if (registry.Find(type, version) is { } exact)
            return exact;
        if (workflowVersionId is { Length: > 0 } && registry.Find(candidate => Is(candidate, "WorkflowDefinitionVersionId", workflowVersionId)) is { } named)
            return named;
        if (registry.Find(type) is { } highest)
            return highest;
        return workflowDefinitionId is { Length: > 0 }
            ? registry.FindMany(candidate => Is(candidate, "WorkflowDefinitionId", workflowDefinitionId)).MaxBy(candidate => candidate.Version)
            : null;
    }

    private static bool Is(ActivityDescriptor descriptor, string property, string value) => descriptor.CustomProperties.TryGetValue(property, out var found) && found as string == value;
}

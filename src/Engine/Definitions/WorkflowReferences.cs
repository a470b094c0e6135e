using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Descriptors;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>A workflow used as an activity in another.</summary>
/// <param name="Place">The activity.</param>
/// <param name="DefinitionId">The workflow it stands for.</param>
/// <param name="VersionId">The version, if it names one.</param>
/// <param name="Version">The version number of the activity; 0 if it has none.</param>
public sealed record WorkflowReference(ActivityPlace Place, string DefinitionId, string? VersionId, int Version);

/// <summary>Finds and changes the uses of workflows as activities.</summary>
public static class WorkflowReferences
{
    public static IEnumerable<WorkflowReference> In(JsonObject root, IActivityRegistry registry)
    {
        foreach (var place in ActivityTree.Walk(root))
        {
            var version = MissingActivities.VersionOf(place.Json);
            var descriptor = ActivityLookup.Find(registry, place.Type, version, Text(place.Json, "workflowDefinitionVersionId"), Text(place.Json, "workflowDefinitionId"));
            var written = Text(place.Json, "workflowDefinitionId");
            if (written is not null && (descriptor is null || registry.Find(place.Type, version) is not null))
                yield return new WorkflowReference(place, written, Text(place.Json, "workflowDefinitionVersionId"), version);
            else if (Property(descriptor, WorkflowActivityProvider.DefinitionIdProperty) is { } known)
                yield return new WorkflowReference(place, known, Property(descriptor, WorkflowActivityProvider.VersionIdProperty), descriptor!.Version);
        }
    }

    /// <summary>Points all uses of a workflow at one version of it.</summary>
    /// <returns>True if anything changed.</returns>
    public static bool Update(JsonObject root, WorkflowDefinition used, IActivityRegistry registry)
    {
        var changed = false;
        foreach (var reference in In(root, registry).Where(reference => reference.DefinitionId == used.DefinitionId).ToList())
        {
            var json = reference.Place.Json;
            changed |= reference.VersionId != used.Id || reference.Version != used.Version;
            json["type"] = WorkflowActivityProvider.TypeNameOf(used.Name);
            json["version"] = used.Version;
            json["workflowDefinitionId"] = used.DefinitionId;
            json["workflowDefinitionVersionId"] = used.Id;
            json["latestAvailablePublishedVersion"] = used.Version;
            json["latestAvailablePublishedVersionId"] = used.Id;
        }
        return changed;
    }

    public static bool IsWorkflow(ActivityDescriptor descriptor) => descriptor.CustomProperties.ContainsKey(WorkflowActivityProvider.DefinitionIdProperty);

    private static string? Property(ActivityDescriptor? descriptor, string name) => descriptor?.CustomProperties.TryGetValue(name, out var value) == true ? value as string : null;

    private static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}

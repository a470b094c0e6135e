using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Descriptors;
using BenchmarkWorkflow.Engine.Expressions;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>Makes the workflow that runs of a stored version.</summary>
public sealed class WorkflowReader(ActivityReader activities, ArgumentReader arguments, VariableReader variables, StrategyTypes strategies)
{
    /// <exception cref="DefinitionJsonException">The content does not fit; its path says where.</exception>
    public Workflow Read(WorkflowDefinition version)
    {
        using var document = JsonDocument.Parse(version.Json, new JsonDocumentOptions { MaxDepth = 256 });
        var content = document.RootElement;
        return new Workflow(
            new WorkflowIdentity(version.DefinitionId, version.Version, version.Id),
            new WorkflowPublication(version.IsLatest, version.IsPublished),
            new WorkflowMetadata(version.Name, version.Description, version.CreatedAt, System.Version.TryParse(version.ToolVersion, out var tool) ? tool : null),
            OptionsOf(content),
            ReadRoot(content),
            [.. Items(content, "variables").Select(variables.Read)],
            [.. Items(content, "inputs").Select(arguments.ReadInputDefinition)],
            [.. Items(content, "outputs").Select(arguments.ReadOutputDefinition)],
            [.. Items(content, "outcomes").Select(outcome => outcome.GetString() ?? "")],
            CustomPropertiesOf(content),
            version.IsReadonly,
            version.IsSystem) { Id = NodeIds.Workflow };
    }

    private IActivity ReadRoot(JsonElement content)
    {
        try
        {
            return activities.Read(content.GetProperty("root"));
        }
        catch (DefinitionJsonException problem)
        {
            throw new DefinitionJsonException($"root.{problem.Path}", problem.Message, problem);
        }
    }

    private WorkflowOptions OptionsOf(JsonElement content)
    {
        if (!content.TryGetProperty("options", out var options) || options.ValueKind != JsonValueKind.Object)
            return new WorkflowOptions();
        return new WorkflowOptions
        {
            ActivationStrategyType = strategies.Activation(Text(options, "activationStrategyType")),
            IncidentStrategyType = strategies.Incident(Text(options, "incidentStrategyType")),
            CommitStrategyName = Text(options, "commitStrategyName"),
            ActivityCategory = Text(options, "activityCategory"),
            UsableAsActivity = options.TryGetProperty("usableAsActivity", out var usable) && usable.ValueKind is JsonValueKind.True or JsonValueKind.False ? usable.GetBoolean() : null,
            AutoUpdateConsumingWorkflows = options.TryGetProperty("autoUpdateConsumingWorkflows", out var auto) && auto.ValueKind == JsonValueKind.True,
        };
    }

    private static IEnumerable<JsonElement> Items(JsonElement content, string name) =>
        content.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];

    private static Dictionary<string, object> CustomPropertiesOf(JsonElement content)
    {
        var properties = new Dictionary<string, object>();
        if (content.TryGetProperty("customProperties", out var members) && members.ValueKind == JsonValueKind.Object)
            foreach (var member in members.EnumerateObject())
                properties[member.Name] = PlainObjectConverter.ToPlain(member.Value)!;
        return properties;
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

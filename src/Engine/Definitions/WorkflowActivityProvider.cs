using System.Text.Json;
using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;
using Elsa.Workflows.Management.Activities.WorkflowDefinitionActivity;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Definitions;

/// <summary>Offers each version of a workflow that may be used as an activity as an activity type named after the workflow.</summary>
public sealed class WorkflowActivityProvider(IWorkflowDefinitionStore store, ArgumentReader arguments) : IActivityProvider
{
    public const string DefinitionIdProperty = "WorkflowDefinitionId";
    public const string VersionIdProperty = "WorkflowDefinitionVersionId";

    /// <summary>The type name under which a workflow is used as an activity.</summary>
    public static string TypeNameOf(string? name) => ScriptNames.Pascal(name ?? "");

    public async ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default)
    {
        var versions = await store.FindManyAsync(new WorkflowDefinitionFilter { UsableAsActivity = true }, WorkflowDefinitionPage.Everything, cancellationToken).ConfigureAwait(false);
        var named = versions.Where(version => !string.IsNullOrWhiteSpace(version.Name)).ToList();
        var published = named.Where(version => version.IsPublished).GroupBy(version => version.DefinitionId).ToDictionary(group => group.Key, group => group.First());
        return [.. named.Select(version => Describe(version, published.GetValueOrDefault(version.DefinitionId)))];
    }

    private ActivityDescriptor Describe(WorkflowDefinition version, WorkflowDefinition? published)
    {
        using var document = JsonDocument.Parse(version.Json, new JsonDocumentOptions { MaxDepth = 256 });
        var content = document.RootElement;
        var typeName = TypeNameOf(version.Name);
        return new ActivityDescriptor
        {
            TypeName = typeName,
            Name = typeName,
            Namespace = "Workflows",
            Version = version.Version,
            DisplayName = version.Name,
            Description = version.Description,
            Category = CategoryOf(content) ?? "Workflows",
            Kind = ActivityKind.Action,
            IsBrowsable = version.IsPublished,
            ClrType = typeof(WorkflowDefinitionActivity),
            Inputs = [.. Items(content, "inputs").Select(Input)],
            Outputs = [.. Items(content, "outputs").Select(Output)],
            Ports = [.. PortsOf(content), new Port { Name = "Root", DisplayName = "Root", Type = PortType.Embedded, IsBrowsable = false }],
            CustomProperties = new Dictionary<string, object>
            {
                ["RootType"] = nameof(WorkflowDefinitionActivity),
                [DefinitionIdProperty] = version.DefinitionId,
                [VersionIdProperty] = version.Id,
            },
            ConstructionProperties = new Dictionary<string, object>
            {
                [DefinitionIdProperty] = version.DefinitionId,
                [VersionIdProperty] = version.Id,
                ["LatestAvailablePublishedVersion"] = published?.Version ?? 0,
                ["LatestAvailablePublishedVersionId"] = published?.Id ?? "",
            },
            Constructor = _ => new ActivityConstructionResult(new WorkflowDefinitionActivity
            {
                WorkflowDefinitionId = version.DefinitionId,
                WorkflowDefinitionVersionId = version.Id,
                Version = version.Version,
            }),
        };
    }

    private InputDescriptor Input(JsonElement json)
    {
        var input = arguments.ReadInputDefinition(json);
        return new InputDescriptor
        {
            Name = input.Name,
            Type = input.Type,
            DisplayName = input.DisplayName,
            Description = input.Description,
            Category = input.Category,
            UIHint = (input.UIHint ?? "singleline").Replace("-", "", StringComparison.Ordinal) is "singleline" ? "singleline" : input.UIHint,
            StorageDriverType = input.StorageDriverType,
            IsWrapped = true,
            IsBrowsable = true,
            IsSerializable = true,
            IsSynthetic = true,
            ValueGetter = activity => activity.SyntheticProperties.TryGetValue(input.Name, out var value) ? value : null,
            ValueSetter = (activity, value) => activity.SyntheticProperties[input.Name] = value!,
        };
    }

    private OutputDescriptor Output(JsonElement json)
    {
        var output = arguments.ReadOutputDefinition(json);
        return new OutputDescriptor
        {
            Name = output.Name,
            Type = output.Type,
            DisplayName = output.DisplayName,
            Description = output.Description,
            IsBrowsable = true,
            IsSerializable = true,
            IsSynthetic = true,
            ValueGetter = activity => activity.SyntheticProperties.TryGetValue(output.Name, out var value) ? value : null,
            ValueSetter = (activity, value) => activity.SyntheticProperties[output.Name] = value!,
        };
    }

    private static IEnumerable<Port> PortsOf(JsonElement content)
    {
        var outcomes = Items(content, "outcomes").Select(outcome => outcome.ValueKind == JsonValueKind.String ? outcome.GetString() : null).OfType<string>().Where(outcome => outcome.Length > 0).Distinct().ToList();
        if (outcomes.Count == 0)
            outcomes.Add("Done");
        return outcomes.Select(outcome => new Port { Name = outcome, DisplayName = outcome, Type = PortType.Flow, IsBrowsable = true });
    }

    private static string? CategoryOf(JsonElement content) =>
        content.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Object && options.TryGetProperty("activityCategory", out var category) && category.ValueKind == JsonValueKind.String
        && category.GetString() is { Length: > 0 } text ? text : null;

    private static IEnumerable<JsonElement> Items(JsonElement content, string name) =>
        content.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];
}

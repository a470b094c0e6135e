using System.Text.Json.Nodes;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Descriptors;

/// <summary>What an editor lets people choose from that does not depend on what is stored.</summary>
internal static class ChoiceEndpoints
{
    public static void MapChoices(this IEndpointRouteBuilder api)
    {
        api.MapGet("/descriptors/variables", () => Reply.Json(new VariableTypesReply(OfferedTypes.All)))
            .Demand(PermissionNames.ReadAny, PermissionNames.ReadVariableDescriptors);
        api.MapGet("/descriptors/storage-drivers", () => Reply.Json(new StorageDriversReply(OfferedStrategies.Storage)))
            .Demand(PermissionNames.ReadAny, PermissionNames.ReadStorageDrivers);
        api.MapGet("/descriptors/output-converters", Converters).Demand(PermissionNames.ReadAny, PermissionNames.ReadOutputConverters);
        api.MapGet("/descriptors/workflow-activation-strategies", () => List(OfferedStrategies.Activation)).Demand(PermissionNames.ReadActivationStrategies);
        api.MapGet("/descriptors/incident-strategies", () => List(OfferedStrategies.Incident)).Demand(PermissionNames.ReadIncidentStrategies);
        api.MapGet("/descriptors/log-persistence-strategies", () => List(OfferedStrategies.LogPersistence)).Demand(PermissionNames.ReadLogPersistenceStrategies);
        api.MapGet("/descriptors/commit-strategies/workflows", () => List(OfferedStrategies.Commit)).Demand(PermissionNames.ReadCommitStrategies);
        api.MapGet("/descriptors/commit-strategies/activities", () => List(OfferedStrategies.Commit)).Demand(PermissionNames.ReadCommitStrategies);
        api.MapGet("/features/installed", () => List(OfferedFeatures.All)).Demand(PermissionNames.ReadAny, PermissionNames.ReadFeatures);
        api.MapGet("/features/installed/{fullName}", Feature).Demand(PermissionNames.ReadAny, PermissionNames.ReadFeatures);
        api.MapGet("/resilience/strategies", () => List<JsonObject>([])).Demand(PermissionNames.ReadAny, PermissionNames.ReadResilience);
        api.MapGet("/resilience/retries/{activityExecutionId}", () => Reply.Json(new PageReply<JsonObject>([], 0, []))).Demand(PermissionNames.ReadAny, PermissionNames.ReadResilience);
        api.MapGet("/admin/workflow-runtime/status", () => Reply.Json(RuntimeStatusReply.Working)).Demand(PermissionNames.ReadRuntime, PermissionNames.ManageRuntime);
        api.MapGet("/package/version", () => Reply.Json(new PackageVersionReply(OfferedFeatures.Version))).Open("a version number, as Elsa shows it");
    }

    private static JsonHttpResult<ListReply<T>> List<T>(IReadOnlyList<T> items) => Reply.Json(new ListReply<T>(items));

    private static JsonHttpResult<FeatureDescriptor> Feature(string fullName) =>
        Reply.Json(OfferedFeatures.All.FirstOrDefault(feature => feature.FullName == fullName) ?? throw Refusal.NotFound());

    private static JsonHttpResult<ListReply<OutputConverterDescriptor>> Converters(QueryValues query)
    {
        List<string> missing = [];
        if (query.Text("sourceType") is null) missing.Add("The sourceType query parameter is required.");
        if (query.Text("destinationType") is null) missing.Add("The destinationType query parameter is required.");
        return missing.Count == 0 ? Reply.Json(new ListReply<OutputConverterDescriptor>([])) : throw Refusal.Because(missing);
    }
}

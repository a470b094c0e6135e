using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>An activity with its place, as the Studio drills into it.</summary>
public sealed record ActivityNodeReply(string NodeId, string Port, JsonObject Activity, IReadOnlyList<ActivityNodeReply> Parents, IReadOnlyList<ActivityNodeReply> Children);

public sealed record PathSegment(string ActivityNodeId, string ActivityId, string ActivityType, string PortName, string ActivityName);

public sealed record SegmentsReply(ActivityNodeReply ChildNode, ActivityNodeReply Container, IReadOnlyList<PathSegment> PathSegments);

/// <summary>Parts of a definition's tree, with the workflows it uses as activities opened up.</summary>
internal static class SubgraphEndpoints
{
    public static void MapSubgraph(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workflow-definitions/subgraph/{id}", SubgraphAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/workflow-definitions/subgraph/segments/{id}", SegmentsAsync).Demand(PermissionNames.ReadDefinitions);
    }

    private static async Task<JsonHttpResult<ActivityNodeReply>> SubgraphAsync(string id, QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var place = await FindAsync(id, query.Text("parentNodeId"), work, ct);
        return Reply.Json(Node(place));
    }

    private static async Task<JsonHttpResult<SegmentsReply>> SegmentsAsync(string id, QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var child = await FindAsync(id, query.Text("childNodeId") ?? throw Refusal.Field("childNodeId", "'childNodeId' must not be empty."), work, ct);
        List<PathSegment> segments = [];
        ActivityPlace? container = null;
        for (var below = child; below.Parent is { } place; below = place)
        {
            if (Text(place, "type") == "Elsa.Flowchart") continue;
            container ??= place;
            segments.Insert(0, new(place.NodeId, Text(place, "id"), Text(place, "type"), below.Port, Text(place, "name") is { Length: > 0 } name ? name : Text(place, "type")));
        }

        return Reply.Json(new SegmentsReply(Node(child), Node(container ?? Root(child)), segments));
    }

    /// <summary>The activity of a node, the root when none is named. A node inside a workflow that is used as an activity is looked for there.</summary>
    private static Task<ActivityPlace> FindAsync(string id, string? nodeId, IUnitOfWork work, CancellationToken ct) =>
        work.ReadAsync(
            async (services, token) =>
            {
                var store = services.GetRequiredService<IWorkflowDefinitionStore>();
                if (await store.FindAsync(new() { Id = id }, token) is not { } version || RootOf(version) is not { } root) throw Refusal.NotFound();
                while (true)
                {
                    var places = ActivityNodes.Of(root).ToList();
                    var found = places.Find(place => nodeId is null || place.NodeId == nodeId);
                    if (found is not null && found.Activity.ContainsKey("root")) return found;
                    var entrance = found ?? places.Where(place => nodeId!.StartsWith(place.NodeId + ":", StringComparison.Ordinal)).MaxBy(place => place.NodeId.Length);
                    if (entrance is null || await UsedAsync(store, entrance, token) is not { } used) return found ?? throw Refusal.NotFound();
                    entrance.Activity["root"] = ActivityNodes.Below(entrance.NodeId, used);
                }
            },
            ct);

    /// <summary>The root of the workflow that an activity stands for; none for an ordinary activity.</summary>
    private static async Task<JsonObject?> UsedAsync(IWorkflowDefinitionStore store, ActivityPlace place, CancellationToken ct)
    {
        if (place.Activity.ContainsKey("root")) return null; // opened already, and the node is not in it
        WorkflowDefinitionFilter? filter = (Text(place, "workflowDefinitionVersionId"), Text(place, "workflowDefinitionId")) switch
        {
            ({ Length: > 0 } versionId, _) => new() { Id = versionId },
            (_, { Length: > 0 } definitionId) => new() { DefinitionId = definitionId, Version = VersionFilter.Published },
            _ => null,
        };
        return filter is not null && await store.FindAsync(filter, ct) is { } version ? RootOf(version) : null;
    }

    private static JsonObject? RootOf(WorkflowDefinition version) => JsonNode.Parse(version.Json)?["root"]?.AsObject();

    private static ActivityPlace Root(ActivityPlace place) => place.Parent is { } parent ? Root(parent) : place;

    private static ActivityNodeReply Node(ActivityPlace place) => new(place.NodeId, place.Port, place.Activity, [], []);

    private static string Text(ActivityPlace place, string member) => place.Activity[member]?.ToString() ?? "";
}

using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Instances;

/// <summary>A failed activity, and what became of it.</summary>
public sealed record OpenIncident(
    string Id,
    string WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    string? ActivityInstanceId,
    string Message,
    JsonNode? Exception,
    DateTimeOffset Timestamp,
    string? Resolution,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBy)
{
    public static OpenIncident Of(IncidentRow row) => new(
        row.Id, row.InstanceId, row.ActivityId, row.ActivityNodeId, row.ActivityType, row.ActivityInstanceId, row.Message,
        row.Exception is { } exception ? JsonNode.Parse(exception) : null, row.At, row.Resolution, row.ResolvedAt, row.ResolvedBy);
}

public sealed record RetryIncidentsRequest(IReadOnlyList<string>? ActivityInstanceIds);

public sealed record SkipIncidentRequest(IReadOnlyList<string>? Outcomes, JsonElement? Outputs);

/// <summary>
/// What Elsa has not: incidents as a list of their own, dealt with one by one. A retry runs the failed activity again where it failed; a skip counts it as done,
/// with the outcomes and the values given by hand.
/// </summary>
internal static class IncidentEndpoints
{
    private const int DefaultPageSize = 50;

    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        api.MapGet("/incidents", ListAsync).Demand(PermissionNames.ReadInstances);
        api.MapPost("/workflow-instances/{id}/incidents/retry", RetryAsync).Demand(PermissionNames.RunAlterations);
        api.MapPost("/workflow-instances/{id}/incidents/{activityInstanceId}/skip", SkipAsync).Demand(PermissionNames.RunAlterations);
    }

    /// <summary>The newest first; those nobody has dealt with, unless <c>open=false</c>.</summary>
    private static async Task<JsonHttpResult<ListReply<OpenIncident>>> ListAsync(QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var (instance, open, size) = (query.Text("workflowInstanceId"), query.Flag("open") ?? true, Math.Max(0, query.Number("pageSize") ?? DefaultPageSize));
        var skip = Math.Max(0, query.Number("page") ?? 0) * size;
        var found = await work.ReadAsync<IInstanceQueries, IReadOnlyList<IncidentRow>>((queries, token) => queries.IncidentsAsync(instance, open, skip, size, token), ct);
        return Reply.Json(new ListReply<OpenIncident>([.. found.Select(OpenIncident.Of)]));
    }

    private static Task<JsonHttpResult<ExecuteReply>> RetryAsync(string id, RequestBody<RetryIncidentsRequest> body, ClaimsPrincipal user, WorkflowInstances instances, CancellationToken ct) =>
        RepairAsync(() => instances.RetryAsync(id, body.Value.ActivityInstanceIds, Who(user), ct));

    private static Task<JsonHttpResult<ExecuteReply>> SkipAsync(
        string id, string activityInstanceId, RequestBody<SkipIncidentRequest> body, ClaimsPrincipal user, WorkflowInstances instances, CancellationToken ct)
    {
        var outputs = Values.Map(body.Value.Outputs, "Outputs");
        return RepairAsync(() => instances.SkipAsync(id, activityInstanceId, body.Value.Outcomes ?? [], outputs, Who(user), ct));
    }

    private static async Task<JsonHttpResult<ExecuteReply>> RepairAsync(Func<Task<InstanceRun?>> repair)
    {
        var run = await repair() ?? throw Refusal.NotFound();
        return Reply.Json(new ExecuteReply(StateReplies.Of(run.State!))); // a repaired instance has a state
    }

    private static string Who(ClaimsPrincipal user) => user.Identity?.Name ?? "";
}

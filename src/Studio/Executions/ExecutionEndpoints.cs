using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Definitions;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Executions;

/// <summary>The executions of an instance's activities.</summary>
internal static class ExecutionEndpoints
{
    public static void MapExecutions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/activity-executions/list", ListAsync).Demand(PermissionNames.ReadExecutions);
        api.MapGet("/activity-executions/count", CountAsync).Demand(PermissionNames.ReadExecutions);
        api.MapGet("/activity-executions/by-id", (QueryValues query, IUnitOfWork work, CancellationToken ct) => GetAsync(query.Text("id") ?? "", work, ct)).Demand(PermissionNames.ReadExecutions);
        api.MapGet("/activity-executions/{id}", GetAsync).Demand(PermissionNames.ReadExecutions);
        api.MapGet("/activity-executions/{id}/call-stack", StackAsync).Demand(PermissionNames.ReadExecutions);
        api.MapPost("/activity-executions/report", ReportAsync).Demand(PermissionNames.ReadExecutions);
        api.MapGet("/activity-execution-summaries/list", SummariesAsync).Demand(PermissionNames.ReadExecutions);
    }

    private static async Task<JsonHttpResult<ListReply<ExecutionReply>>> ListAsync(QueryValues query, IUnitOfWork work, CancellationToken ct) =>
        Reply.Json(new ListReply<ExecutionReply>([.. (await FindAsync(query, work, ct)).Select(ExecutionReply.Of)]));

    private static async Task<JsonHttpResult<ListReply<ExecutionSummary>>> SummariesAsync(QueryValues query, IUnitOfWork work, CancellationToken ct) =>
        Reply.Json(new ListReply<ExecutionSummary>([.. (await FindAsync(query, work, ct)).Select(ExecutionSummary.Of)]));

    private static async Task<JsonHttpResult<CountReply>> CountAsync(QueryValues query, IUnitOfWork work, CancellationToken ct) =>
        Reply.Json(new CountReply((await FindAsync(query, work, ct)).Count));

    private static async Task<JsonHttpResult<ExecutionReply>> GetAsync(string id, IUnitOfWork work, CancellationToken ct) =>
        Reply.Json(ExecutionReply.Of(await work.ReadAsync<InstanceHistory, ActivityExecution?>((history, token) => history.ExecutionAsync(id, token), ct) ?? throw Refusal.NotFound()));

    /// <summary>Which execution scheduled which, from the root down to the one asked for.</summary>
    private static async Task<JsonHttpResult<CallStackReply>> StackAsync(string id, QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var across = query.Flag("includeCrossWorkflowChain") ?? true;
        var stack = await work.ReadAsync<InstanceHistory, List<ActivityExecution>>((history, token) => CallStackAsync(history, id, across, token), ct);
        if (stack.Count == 0) throw Refusal.NotFound();
        var (skip, take) = (query.Number("skip") ?? 0, query.Number("take") ?? stack.Count);
        return Reply.Json(new CallStackReply(id, [.. stack.Skip(skip).Take(take).Select(ExecutionReply.Of)], stack.Count));
    }

    private static async Task<List<ActivityExecution>> CallStackAsync(InstanceHistory history, string id, bool across, CancellationToken ct)
    {
        List<ActivityExecution> stack = [];
        Dictionary<string, ActivityExecution> known = [];
        HashSet<string> seen = [];
        for (var next = id; next is not null && seen.Add(next);)
        {
            if (!known.TryGetValue(next, out var execution))
            {
                if (stack.Count > 0 && !across) break;
                if (await history.ExecutionAsync(next, ct) is not { } found) break;
                foreach (var sibling in await history.ExecutionsAsync(found.WorkflowInstanceId, ct)) known[sibling.Id] = sibling;
                execution = found;
            }

            stack.Add(execution);
            next = execution.SchedulingActivityExecutionId;
        }

        stack.Reverse();
        return stack;
    }

    private static async Task<JsonHttpResult<ReportReply>> ReportAsync(RequestBody<ReportRequest> body, IUnitOfWork work, CancellationToken ct)
    {
        var instance = body.Value.WorkflowInstanceId ?? throw Refusal.Field("workflowInstanceId", "'workflowInstanceId' must not be empty.");
        var executions = await work.ReadAsync<InstanceHistory, IReadOnlyList<ActivityExecution>>((history, token) => history.ExecutionsAsync(instance, token), ct);
        return Reply.Json(ExecutionReport.Of(executions, body.Value.ActivityNodeIds is { } nodes ? nodes.ToHashSet() : null));
    }

    private static async Task<IReadOnlyList<ActivityExecution>> FindAsync(QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var instance = query.Text("workflowInstanceId") ?? throw Refusal.Field("workflowInstanceId", "'workflowInstanceId' must not be empty.");
        var node = query.Text("activityNodeId");
        var completed = query.Flag("completed");
        var found = await work.ReadAsync<InstanceHistory, IReadOnlyList<ActivityExecution>>((history, token) => history.ExecutionsAsync(instance, token), ct);
        return [.. found.Where(execution => (node is null || execution.ActivityNodeId == node) && (completed is null || execution.CompletedAt is not null == completed))];
    }
}

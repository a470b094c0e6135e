using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Instances;

/// <summary>One instance.</summary>
internal static class InstanceReading
{
    public static void MapInstanceReading(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workflow-instances/{id}", GetAsync).Demand(PermissionNames.ReadInstances);
        api.MapGet("/workflow-instances/{id}/execution-state", StateAsync).Demand(PermissionNames.ReadInstances);
    }

    public static async Task<InstanceRow> FindAsync(string id, IUnitOfWork work, CancellationToken ct) =>
        await work.ReadAsync<IInstanceQueries, InstanceRow?>((queries, token) => queries.FindAsync(id, token), ct) ?? throw Refusal.NotFound();

    private static async Task<JsonHttpResult<InstanceReply>> GetAsync(string id, IUnitOfWork work, CancellationToken ct)
    {
        var row = await FindAsync(id, work, ct);
        return Reply.Json(StateReplies.Of(row, WorkflowInstances.StateOf(row)!)); // there is a row, so there is a state
    }

    private static async Task<JsonHttpResult<ExecutionStateReply>> StateAsync(string id, IUnitOfWork work, CancellationToken ct)
    {
        var row = await FindAsync(id, work, ct);
        return Reply.Json(new ExecutionStateReply(row.Status.ToString(), row.SubStatus.ToString(), row.UpdatedAt));
    }
}

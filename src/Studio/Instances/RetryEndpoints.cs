using System.Security.Claims;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Instances;

public sealed record RetryRequest(IReadOnlyList<string>? WorkflowInstanceIds, IReadOnlyList<string>? ActivityIds);

public sealed record RetryReply(IReadOnlyList<RetryResult> Results);

public sealed record RetryResult(string WorkflowInstanceId, RetryLog Log, bool WorkflowHasScheduledWork, bool IsSuccessful);

public sealed record RetryLog(IReadOnlyList<RetryLogEntry> LogEntries);

public sealed record RetryLogEntry(string Message, string LogLevel, DateTimeOffset Timestamp, string EventName);

/// <summary>Elsa's retry: the workflow runs again from its root inside the same instance, with activity ids and without.</summary>
internal static class RetryEndpoints
{
    public static void MapRetry(this IEndpointRouteBuilder api) =>
        api.MapPost("/alterations/workflows/retry", RetryAsync).Demand(PermissionNames.RunAlterations);

    private static async Task<JsonHttpResult<RetryReply>> RetryAsync(RequestBody<RetryRequest> body, ClaimsPrincipal user, WorkflowInstances instances, TimeProvider time, CancellationToken ct)
    {
        List<RetryResult> results = [];
        foreach (var id in body.Value.WorkflowInstanceIds ?? [])
        {
            var run = await instances.RestartAsync(id, user.Identity?.Name ?? "", ct);
            var (message, level) = run is null ? ("There is no such instance", "Error") : ("ScheduleActivity succeeded", "Information");
            var entry = new RetryLogEntry(message, level, time.GetUtcNow(), "Alteration " + message);
            results.Add(new(id, new([entry]), WorkflowHasScheduledWork: false, IsSuccessful: run is not null));
        }

        return Reply.Json(new RetryReply(results));
    }
}

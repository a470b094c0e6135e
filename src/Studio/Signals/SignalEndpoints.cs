using System.Text.Json;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Workflows.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Signals;

public sealed record EventRequest(string? CorrelationId, string? WorkflowInstanceId, string? ActivityInstanceId, JsonElement? Input);

public sealed record TaskRequest(JsonElement? Result);

/// <summary>What comes from outside for waiting instances. It is durable when it is answered, also when nobody waits for it yet.</summary>
internal static class SignalEndpoints
{
    public static void MapSignals(this IEndpointRouteBuilder api)
    {
        api.MapPost("/events/{eventName}/trigger", PublishAsync).Demand(PermissionNames.TriggerEvents);
        api.MapPost("/tasks/{taskId}/complete", CompleteAsync).Demand(PermissionNames.CompleteTasks);
    }

    private static async Task<Ok> PublishAsync(string eventName, RequestBody<EventRequest> body, IUnitOfWork work, CancellationToken ct)
    {
        var (request, payload) = (body.Value, Values.Plain(body.Value.Input));
        return await work.RunAsync<IEventPublisher, Ok>(
            async (events, token) =>
            {
                await events.PublishAsync(
                    eventName, Given(request.CorrelationId), Given(request.WorkflowInstanceId), Given(request.ActivityInstanceId), payload, asynchronous: true, token);
                return TypedResults.Ok();
            },
            ct);
    }

    private static async Task<Ok> CompleteAsync(string taskId, RequestBody<TaskRequest> body, IUnitOfWork work, CancellationToken ct)
    {
        var result = Values.Plain(body.Value.Result);
        return await work.RunAsync<ITaskReporter, Ok>(
            async (tasks, token) =>
            {
                await tasks.ReportCompletionAsync(taskId, result, token);
                return TypedResults.Ok();
            },
            ct);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

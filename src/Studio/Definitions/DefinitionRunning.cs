using System.Text.Json;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Instances;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Common.Models;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Requests;
using Elsa.Workflows.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>What a start is given. Everything may be left out.</summary>
public sealed record RunRequest
{
    public string? InstanceId { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public string? TriggerActivityId { get; init; }

    public string? VersionOptions { get; init; }

    public JsonElement? Input { get; init; }

    public JsonElement? Variables { get; init; }

    /// <summary>How many, in bulk.</summary>
    public int? Count { get; init; }
}

public sealed record DispatchReply(string WorkflowInstanceId);

public sealed record BulkDispatchReply(IReadOnlyList<string> WorkflowInstanceIds);

/// <summary>Starting instances: now and within the request, or later by a worker.</summary>
internal static class DefinitionRunning
{
    private const string InstanceIdHeader = "x-elsa-workflow-instance-id", CannotStartHeader = "x-elsa-workflow-cannot-start";

    private const int MostAtOnce = 1000;

    public static void MapDefinitionRunning(this IEndpointRouteBuilder api)
    {
        api.MapPost("/workflow-definitions/{definitionId}/execute", (string definitionId, RequestBody<RunRequest> body, HttpResponse response, WorkflowInstances instances, IUnitOfWork work, CancellationToken ct) =>
            ExecuteAsync(definitionId, body.Value, response, instances, work, ct)).Demand(PermissionNames.ExecuteDefinitions);
        api.MapGet("/workflow-definitions/{definitionId}/execute", (string definitionId, QueryValues query, HttpResponse response, WorkflowInstances instances, IUnitOfWork work, CancellationToken ct) =>
            ExecuteAsync(definitionId, Of(query), response, instances, work, ct)).Demand(PermissionNames.ExecuteDefinitions);
        api.MapPost("/workflow-definitions/{definitionId}/dispatch", DispatchAsync).Demand(PermissionNames.ExecuteDefinitions);
        api.MapPost("/workflow-definitions/{definitionId}/bulk-dispatch", BulkDispatchAsync).Demand(PermissionNames.ExecuteDefinitions);
    }

    /// <summary>Runs the first burst and answers with the state; 500 when it faulted, as Elsa does: the header then tells that there is an instance.</summary>
    private static async Task<IResult> ExecuteAsync(string definitionId, RunRequest request, HttpResponse response, WorkflowInstances instances, IUnitOfWork work, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(request.CorrelationId)) request = request with { CorrelationId = await TrialRun.CorrelationIdAsync(work, definitionId, Version(request), ct) };
        var run = await instances.StartAsync(Start(definitionId, request), ct);
        response.Headers[CannotStartHeader] = run.CannotStart ? "True" : "False";
        if (run.State is not { } state) return TypedResults.Ok();
        response.Headers[InstanceIdHeader] = state.Id;
        return Reply.Json(new ExecuteReply(StateReplies.Of(state)), state.SubStatus == WorkflowSubStatus.Faulted ? 500 : 200);
    }

    private static async Task<IResult> DispatchAsync(string definitionId, RequestBody<RunRequest> body, IUnitOfWork work, CancellationToken ct)
    {
        var ids = await QueueAsync(definitionId, body.Value, 1, work, ct);
        return Reply.Json(new DispatchReply(ids[0]));
    }

    private static async Task<IResult> BulkDispatchAsync(string definitionId, RequestBody<RunRequest> body, IUnitOfWork work, CancellationToken ct)
    {
        var count = body.Value.Count ?? 0;
        if (count is < 0 or > MostAtOnce) throw Refusal.Field("count", $"'count' must be between 0 and {MostAtOnce}.");
        return Reply.Json(new BulkDispatchReply(await QueueAsync(definitionId, body.Value with { InstanceId = null }, count, work, ct)));
    }

    private static Task<List<string>> QueueAsync(string definitionId, RunRequest request, int count, IUnitOfWork work, CancellationToken ct)
    {
        var (input, variables, filter) = (Values.Map(request.Input, "Input"), Values.Map(request.Variables, "Variables"), Version(request));
        return work.RunAsync(
            async (services, token) =>
            {
                var found = await services.GetRequiredService<IWorkflowDefinitionStore>().FindAsync(new() { DefinitionId = definitionId, Version = filter }, token) ?? throw Refusal.NotFound();
                var dispatcher = services.GetRequiredService<IWorkflowDispatcher>();
                var ids = new List<string>(count);
                for (var number = 0; number < count; number++)
                {
                    var answer = await dispatcher.DispatchAsync(
                        new DispatchWorkflowDefinitionRequest(found.Id)
                        {
                            InstanceId = request.InstanceId,
                            CorrelationId = request.CorrelationId,
                            Name = request.Name,
                            TriggerActivityId = request.TriggerActivityId,
                            Input = input,
                            Variables = variables,
                        },
                        null,
                        token);
                    ids.Add(answer.InstanceId ?? "");
                }

                return ids;
            },
            ct);
    }

    private static StartInstance Start(string definitionId, RunRequest request) => new()
    {
        Definition = WorkflowDefinitionHandle.ByDefinitionId(definitionId, VersionOptions.FromString(Version(request).ToString())),
        InstanceId = request.InstanceId,
        CorrelationId = request.CorrelationId,
        Name = request.Name,
        TriggerActivityId = request.TriggerActivityId,
        Input = Values.Map(request.Input, "Input"),
        Variables = Values.Map(request.Variables, "Variables"),
    };

    private static VersionFilter Version(RunRequest request) =>
        string.IsNullOrEmpty(request.VersionOptions) ? VersionFilter.Published : DefinitionQuery.Parse(request.VersionOptions);

    private static RunRequest Of(QueryValues query) => new()
    {
        CorrelationId = query.Text("correlationId"),
        Name = query.Text("name"),
        TriggerActivityId = query.Text("triggerActivityId"),
        VersionOptions = query.Text("versionOptions"),
        Input = query.Json("input"),
        Variables = query.Json("variables"),
    };
}

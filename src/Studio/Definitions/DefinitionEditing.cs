using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio.Definitions;

public sealed record SaveRequest(JsonElement? Model, bool? Publish);

/// <summary>What a save or a publish came to.</summary>
public sealed record SavedReply(JsonObject WorkflowDefinition, bool AlreadyPublished, int ConsumingWorkflowCount, IReadOnlyList<ProblemReply> ValidationErrors);

/// <summary>Something in a definition that cannot run well, for a list beside the editor.</summary>
public sealed record ProblemReply(string Rule, string Path, string? ActivityId, string? NodeId, string? Property, string Message, string MessageEn, bool Blocks, string? ActivityName = null, string? PropertyName = null)
{
    public static ProblemReply Of(DefinitionProblem problem) =>
        new(problem.Rule, problem.Path, problem.ActivityId, problem.NodeId, problem.Property, problem.Message, problem.MessageEn, problem.Blocks, problem.ActivityName, problem.PropertyName);
}

/// <summary>Saving, publishing, taking back, going back.</summary>
internal static class DefinitionEditing
{
    public static void MapDefinitionEditing(this IEndpointRouteBuilder api)
    {
        api.MapPost("/workflow-definitions", SaveAsync).Demand(PermissionNames.WriteDefinitions);
        api.MapPost("/workflow-definitions/{definitionId}/publish", PublishAsync).Demand(PermissionNames.PublishDefinitions);
        api.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync).Demand(PermissionNames.RetractDefinitions);
        api.MapPost("/workflow-definitions/{definitionId}/revert/{version:int}", RevertAsync).Demand(PermissionNames.PublishDefinitions);
    }

    private static Task<JsonHttpResult<SavedReply>> SaveAsync(RequestBody<SaveRequest> body, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct)
    {
        var publish = body.Value.Publish ?? false;
        if (publish && !user.May(PermissionNames.PublishDefinitions)) throw Refusal.Forbidden();
        var model = DefinitionModels.Read(body.Value.Model is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : throw Refusal.Field("model", "'model' must be an object."), "model.");
        return ChangeAsync(user, work, async (manager, token) => await manager.SaveAsync(model, publish, token), ct);
    }

    private static Task<JsonHttpResult<SavedReply>> PublishAsync(string definitionId, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct) =>
        ChangeAsync(user, work, (manager, token) => manager.PublishAsync(definitionId, token), ct);

    private static async Task<JsonHttpResult<JsonObject>> RetractAsync(string definitionId, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct) =>
        Reply.Json(await work.RunAsync(
            async (services, token) =>
            {
                var change = await services.GetRequiredService<DefinitionManager>().RetractAsync(definitionId, token) ?? throw Refusal.NotFound();
                if (change.AlreadyPublished) throw Refusal.Because($"Workflow with id {definitionId} is not published");
                return await services.GetRequiredService<DefinitionReplies>().ShowAsync(change.Version, user, token);
            },
            ct));

    private static async Task<JsonHttpResult<DefinitionSummary>> RevertAsync(string definitionId, int version, HttpResponse response, IUnitOfWork work, CancellationToken ct)
    {
        var draft = await work.RunAsync<DefinitionManager, WorkflowDefinition?>((manager, token) => manager.RevertAsync(definitionId, version, token), ct) ?? throw Refusal.NotFound();
        response.Headers.Location = $"{StudioApi.Prefix}/workflow-definitions/by-id/{draft.Id}";
        return Reply.Json(DefinitionSummary.Of(WorkflowDefinitionSummary.From(draft)), 201);
    }

    private static async Task<JsonHttpResult<SavedReply>> ChangeAsync(
        ClaimsPrincipal user, IUnitOfWork work, Func<DefinitionManager, CancellationToken, Task<DefinitionChange?>> act, CancellationToken ct)
    {
        try
        {
            return Reply.Json(await work.RunAsync(
                async (services, token) =>
                {
                    var change = await act(services.GetRequiredService<DefinitionManager>(), token) ?? throw Refusal.NotFound();
                    var shown = await services.GetRequiredService<DefinitionReplies>().ShowAsync(change.Version, user, token);
                    return new SavedReply(shown, change.AlreadyPublished, change.Consumers.Count, [.. change.Problems.Select(ProblemReply.Of)]);
                },
                ct));
        }
        catch (DefinitionInvalidException invalid)
        {
            throw DefinitionModels.Refused(invalid);
        }
        catch (DefinitionJsonException wrong)
        {
            throw Refusal.Field(wrong.Path.Length == 0 ? "root" : wrong.Path, wrong.Message);
        }
    }
}

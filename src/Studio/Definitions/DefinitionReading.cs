using System.Security.Claims;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio.Definitions;

public sealed record CountReply(long Count);

public sealed record NameUniqueReply(bool IsUnique);

public sealed record ConsumersReply(IReadOnlyList<string> ConsumingWorkflowDefinitionIds);

/// <summary>Finding and reading definitions.</summary>
internal static class DefinitionReading
{
    public static void MapDefinitionReading(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workflow-definitions", ListAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/workflow-definitions/{definitionId}", GetAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/workflow-definitions/by-definition-id/{definitionId}", GetAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/workflow-definitions/by-id/{id}", GetVersionAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/workflow-definitions/many-by-id", GetManyAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/workflow-definitions/{definitionId}/versions", VersionsAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/workflow-definitions/{definitionId}/consumers", ConsumersAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/workflow-definitions/query/count", CountAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/workflow-definitions/validation/is-name-unique", IsNameUniqueAsync).Demand(PermissionNames.ReadDefinitions);
    }

    private static async Task<JsonHttpResult<PageReply<DefinitionSummary>>> ListAsync(QueryValues query, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct)
    {
        var (filter, page) = (query.Filter(), query.Page());
        return await work.ReadAsync<IWorkflowDefinitionStore, JsonHttpResult<PageReply<DefinitionSummary>>>(
            async (store, token) =>
            {
                var found = await store.FindSummariesAsync(filter, page, token);
                var total = page.Take is null ? found.Count : await store.CountAsync(filter, token);
                return Reply.Json(new PageReply<DefinitionSummary>([.. found.Select(version => DefinitionSummary.Of(version, user))], total, DefinitionLinks.OfList(user)));
            },
            ct);
    }

    private static Task<JsonHttpResult<JsonObject>> GetAsync(string definitionId, QueryValues query, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct) =>
        OneAsync(new() { DefinitionId = definitionId, Version = query.Version(VersionFilter.Latest) }, user, work, ct);

    private static Task<JsonHttpResult<JsonObject>> GetVersionAsync(string id, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct) =>
        OneAsync(new() { Id = id }, user, work, ct);

    private static async Task<JsonHttpResult<JsonObject>> OneAsync(WorkflowDefinitionFilter filter, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct) =>
        Reply.Json(await work.ReadAsync(
            async (services, token) =>
            {
                var found = await services.GetRequiredService<IWorkflowDefinitionStore>().FindAsync(filter, token) ?? throw Refusal.NotFound();
                return await services.GetRequiredService<DefinitionReplies>().ShowAsync(found, user, token);
            },
            ct));

    private static async Task<JsonHttpResult<ListReply<JsonObject>>> GetManyAsync(QueryValues query, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct)
    {
        var filter = new WorkflowDefinitionFilter { Ids = query.Many("ids") };
        return Reply.Json(new ListReply<JsonObject>(await work.ReadAsync(
            async (services, token) =>
            {
                var (replies, shown) = (services.GetRequiredService<DefinitionReplies>(), new List<JsonObject>());
                foreach (var version in await services.GetRequiredService<IWorkflowDefinitionStore>().FindManyAsync(filter, WorkflowDefinitionPage.Everything, token))
                    shown.Add(await replies.ShowAsync(version, user, token));
                return shown;
            },
            ct)));
    }

    private static async Task<JsonHttpResult<JsonArray>> VersionsAsync(string definitionId, IUnitOfWork work, CancellationToken ct)
    {
        var found = await ManyAsync(new() { DefinitionId = definitionId }, new(WorkflowDefinitionOrder.Version, Descending: true), work, ct);
        return Reply.Json(new JsonArray([.. found.Select(DefinitionReplies.Stored)]));
    }

    private static async Task<JsonHttpResult<ConsumersReply>> ConsumersAsync(string definitionId, IUnitOfWork work, CancellationToken ct)
    {
        var filter = new WorkflowDefinitionFilter { References = definitionId, Version = VersionFilter.Latest };
        var found = await work.ReadAsync<IWorkflowDefinitionStore, IReadOnlyList<WorkflowDefinitionSummary>>(
            (store, token) => store.FindSummariesAsync(filter, WorkflowDefinitionPage.Everything, token), ct);
        return Reply.Json(new ConsumersReply([.. found.Select(version => version.DefinitionId).Distinct()]));
    }

    private static async Task<JsonHttpResult<CountReply>> CountAsync(IUnitOfWork work, CancellationToken ct) =>
        Reply.Json(new CountReply(await work.ReadAsync<IWorkflowDefinitionStore, long>((store, token) => store.CountAsync(new() { Version = VersionFilter.Latest }, token), ct)));

    private static async Task<JsonHttpResult<NameUniqueReply>> IsNameUniqueAsync(QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        if (query.Text("name") is not { } name) throw Refusal.Field("name", "'name' must not be empty.");
        var others = new WorkflowDefinitionFilter { Name = name, ExceptDefinitionId = query.Text("definitionId"), Version = VersionFilter.Latest };
        return Reply.Json(new NameUniqueReply(await work.ReadAsync<IWorkflowDefinitionStore, long>((store, token) => store.CountAsync(others, token), ct) == 0));
    }

    private static Task<IReadOnlyList<WorkflowDefinition>> ManyAsync(WorkflowDefinitionFilter filter, WorkflowDefinitionPage page, IUnitOfWork work, CancellationToken ct) =>
        work.ReadAsync<IWorkflowDefinitionStore, IReadOnlyList<WorkflowDefinition>>((store, token) => store.FindManyAsync(filter, page, token), ct);
}

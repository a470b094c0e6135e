using System.Security.Claims;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Host.Designer.History;
using BenchmarkWorkflow.Studio.Definitions;
using BenchmarkWorkflow.Studio.Definitions.Readable;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Workflows;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Host.Designer.Editing;

/// <summary>Somebody who has the definition open.</summary>
internal sealed record PresentEditor(string UserName, string DisplayName, DateTimeOffset OpenedAt, bool Yourself);

/// <summary>Who else is there, and what stands: the page compares the revision with its own.</summary>
internal sealed record PresenceReply(long Revision, string? EditedBy, DateTimeOffset? EditedAt, int BeatSeconds, IReadOnlyList<PresentEditor> Others, int Parked);

internal sealed record ParkedReply(long Id, string Author, string AuthorName, DateTimeOffset At, bool Yours, IReadOnlyList<ChangeReply> Changes);

internal sealed record CopyRequest(string? Name);

internal sealed record DraftReply(string DefinitionId, string VersionId, int Version, long Revision);

/// <summary>Several people and one definition: who is there, and what came too late.</summary>
internal static class EditingEndpoints
{
    public static void MapEditing(this IEndpointRouteBuilder api)
    {
        api.MapPost("/definitions/{definitionId}/presence/{page}", SeenAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapDelete("/definitions/{definitionId}/presence/{page}", GoneAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/definitions/{definitionId}/parked", ParkedAsync).Demand(PermissionNames.WriteDefinitions);
        api.MapPost("/definitions/{definitionId}/parked/{id:long}/take-over", TakeOverAsync).Demand(PermissionNames.WriteDefinitions);
        api.MapPost("/definitions/{definitionId}/parked/{id:long}/copy", CopyAsync).Demand(PermissionNames.WriteDefinitions);
        api.MapPost("/definitions/{definitionId}/parked/{id:long}/discard", DiscardAsync).Demand(PermissionNames.WriteDefinitions);
    }

    private static Task<PresenceReply> SeenAsync(string definitionId, string page, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct)
    {
        if (page.Length > 64) throw Refusal.Field("page", "The page's id is longer than 64 characters.");
        return work.RunAsync(
            async (services, token) =>
            {
                if (await services.GetRequiredService<IWorkflowDefinitionStore>().CountAsync(new() { DefinitionId = definitionId }, token) == 0) throw Refusal.NotFound();
                var others = await services.GetRequiredService<Presences>().SeenAsync(definitionId, page, user.Name(), token);
                var row = await services.GetRequiredService<Revisions>().FindAsync(definitionId, token);
                var (names, shown) = (services.GetRequiredService<PeopleNames>(), new List<PresentEditor>());
                foreach (var other in others) shown.Add(new(other.UserName, await names.OfAsync(other.UserName, token), other.OpenedAt, other.UserName == user.Name()));
                var parked = await services.GetRequiredService<ParkedDrafts>().CountWaitingAsync(definitionId, token);
                return new PresenceReply(row?.Revision ?? 0, row is null ? null : await names.OfAsync(row.Editor, token), row?.EditedAt, (int)Presences.Beat.TotalSeconds, shown, parked);
            },
            ct);
    }

    private static async Task<NoContent> GoneAsync(string definitionId, string page, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct)
    {
        await work.RunAsync((services, token) => services.GetRequiredService<Presences>().GoneAsync(definitionId, page, user.Name(), token), ct);
        return TypedResults.NoContent();
    }

    private static Task<List<ParkedReply>> ParkedAsync(string definitionId, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var registry = services.GetRequiredService<IActivityRegistry>();
            var (names, standing, replies) = (services.GetRequiredService<PeopleNames>(), await StandingAsync(services, definitionId, token), new List<ParkedReply>());
            foreach (var parked in await services.GetRequiredService<ParkedDrafts>().WaitingAsync(definitionId, token))
            {
                var changes = ReadableDiff.Between(standing is null ? null : DefinitionFile.Of(standing), Shown(parked.Model), registry);
                replies.Add(new(parked.Id, parked.Author, await names.OfAsync(parked.Author, token), parked.At, parked.Author == user.Name(), [.. changes.Select(ChangeReply.Of)]));
            }

            return replies;
        },
        ct);

    private static Task<DraftReply> TakeOverAsync(string definitionId, long id, IUnitOfWork work, CancellationToken ct) => work.RunAsync(
        async (services, token) =>
        {
            var draft = await services.GetRequiredService<ParkedDrafts>().TakeOverAsync(definitionId, id, token);
            return await ReplyAsync(services, draft, token);
        },
        ct);

    private static Task<DraftReply> CopyAsync(string definitionId, long id, CopyRequest request, IUnitOfWork work, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Name)) throw Refusal.Field("name", "请填写新流程的名称。");
        return work.RunAsync(
            async (services, token) =>
            {
                var name = request.Name.Trim();
                if (await services.GetRequiredService<IWorkflowDefinitionStore>().CountAsync(new() { Name = name, Version = VersionFilter.Latest }, token) > 0)
                    throw Refusal.Field("name", $"已有名为“{name}”的流程，请换一个名称。");
                return await ReplyAsync(services, await services.GetRequiredService<ParkedDrafts>().CopyAsync(definitionId, id, name, token), token);
            },
            ct);
    }

    private static async Task<NoContent> DiscardAsync(string definitionId, long id, IUnitOfWork work, CancellationToken ct)
    {
        await work.RunAsync((services, token) => services.GetRequiredService<ParkedDrafts>().DiscardAsync(definitionId, id, token), ct);
        return TypedResults.NoContent();
    }

    private static Task<WorkflowDefinition?> StandingAsync(IServiceProvider services, string definitionId, CancellationToken ct) =>
        services.GetRequiredService<IWorkflowDefinitionStore>().FindAsync(new() { DefinitionId = definitionId, Version = VersionFilter.Latest }, ct);

    private static async Task<DraftReply> ReplyAsync(IServiceProvider services, WorkflowDefinition draft, CancellationToken ct) =>
        new(draft.DefinitionId, draft.Id, draft.Version, (await services.GetRequiredService<Revisions>().FindAsync(draft.DefinitionId, ct))?.Revision ?? 0);

    /// <summary>A model as an editor sent it, in the form of an export: read and completed as a save would.</summary>
    private static JsonObject Shown(string model)
    {
        var read = DefinitionJson.Read(model);
        NodeIds.Complete(read.Root);
        var json = (JsonObject)read.Content.DeepClone();
        if (read.Name is { } name) json["name"] = name;
        if (read.Description is { } description) json["description"] = description;
        return json;
    }
}

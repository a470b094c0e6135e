using System.Security.Claims;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio.Definitions;

public sealed record ImportedReply(int Count);

/// <summary>Definitions from elsewhere. An import is always a draft, whatever the file says of itself.</summary>
internal static class DefinitionImport
{
    public static void MapDefinitionImport(this IEndpointRouteBuilder api)
    {
        string[] verbs = ["POST", "PUT"];
        api.MapMethods("/workflow-definitions/import", verbs, (RequestText text, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct) => OneAsync(null, text, user, work, ct))
            .Demand(PermissionNames.WriteDefinitions);
        api.MapMethods("/workflow-definitions/{definitionId}/import", verbs, (string definitionId, RequestText text, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct) => OneAsync(definitionId, text, user, work, ct))
            .Demand(PermissionNames.WriteDefinitions);
        api.MapPost("/workflow-definitions/import-files", FilesAsync).Demand(PermissionNames.WriteDefinitions);
    }

    private static async Task<JsonHttpResult<JsonObject>> OneAsync(string? definitionId, RequestText text, ClaimsPrincipal user, IUnitOfWork work, CancellationToken ct)
    {
        var model = DefinitionModels.Read(text.Value);
        if (definitionId is not null) model = model with { DefinitionId = definitionId };
        return Reply.Json(await work.RunAsync(
            async (services, token) =>
            {
                var draft = await services.GetRequiredService<DefinitionManager>().ImportAsync(model, null, token);
                return await services.GetRequiredService<DefinitionReplies>().ShowAsync(draft, user, token);
            },
            ct));
    }

    /// <summary>JSON files, and ZIP files of them; all are imported or none.</summary>
    private static async Task<JsonHttpResult<ImportedReply>> FilesAsync(HttpRequest request, IUnitOfWork work, CancellationToken ct)
    {
        if (!request.HasFormContentType) throw Refusal.Unsupported();
        var models = await ImportedFiles.ReadAsync(await UploadedAsync(request, ct), ct);
        await work.RunAsync<DefinitionManager, int>(
            async (manager, token) =>
            {
                foreach (var model in models) await manager.ImportAsync(model, null, token);
                return models.Count;
            },
            ct);
        return Reply.Json(new ImportedReply(models.Count));
    }

    private static async Task<IFormFileCollection> UploadedAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return (await request.ReadFormAsync(ct)).Files;
        }
        catch (Exception cut) when (cut is IOException or InvalidDataException)
        {
            throw Refusal.Because(cut.Message);
        }
    }
}

using System.IO.Compression;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio.Definitions;

public sealed record ImportedReply(int Count);

/// <summary>Definitions from elsewhere. An import is always a draft, whatever the file says of itself.</summary>
internal static class DefinitionImport
{
    private const long LargestFile = 10 * 1024 * 1024;

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
        var models = new List<DefinitionModel>();
        foreach (var file in await UploadedAsync(request, ct)) models.AddRange(await ModelsAsync(file, ct));
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

    private static async Task<List<DefinitionModel>> ModelsAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > LargestFile) throw Refusal.Field(file.FileName, $"The file is larger than {LargestFile / 1024 / 1024} MB.");
        await using var content = file.OpenReadStream();
        if (!file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return [DefinitionModels.Read(await TextAsync(content, file.FileName, ct), file.FileName + ": ")];
        try
        {
            List<DefinitionModel> models = [];
            using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
            {
                await using var part = await entry.OpenAsync(ct);
                models.Add(DefinitionModels.Read(await TextAsync(part, entry.FullName, ct), entry.FullName + ": "));
            }

            return models;
        }
        catch (InvalidDataException)
        {
            throw Refusal.Field(file.FileName, "The file is no ZIP.");
        }
    }

    /// <summary>Reads a text no longer than a definition may be, also from a ZIP that claims to be small.</summary>
    private static async Task<string> TextAsync(Stream content, string name, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        var part = new byte[81920];
        for (int read; (read = await content.ReadAsync(part, ct)) > 0;)
        {
            if (buffer.Length + read > LargestFile) throw Refusal.Field(name, $"The file is larger than {LargestFile / 1024 / 1024} MB.");
            buffer.Write(part, 0, read);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF');
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Definitions;

public sealed record ExportRequest(IReadOnlyList<string>? Ids, bool IncludeConsumingWorkflows = false);

/// <summary>Definitions as files: one as JSON, several as ZIP.</summary>
internal static class DefinitionExport
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static void MapDefinitionExport(this IEndpointRouteBuilder api)
    {
        string[] verbs = ["GET", "POST"];
        api.MapMethods("/workflow-definitions/{definitionId}/export", verbs, OneAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapPost("/bulk-actions/export/workflow-definitions", ManyAsync).Demand(PermissionNames.ReadDefinitions);
    }

    private static async Task<FileContentHttpResult> OneAsync(string definitionId, QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var filter = new WorkflowDefinitionFilter { DefinitionId = definitionId, Version = query.Version(VersionFilter.Latest) };
        var versions = await FindAsync(filter, query.Flag("includeConsumingWorkflows") ?? false, work, ct);
        return versions.Count == 1 ? TypedResults.File(Text(versions[0]), "application/octet-stream", NameOf(versions[0])) : Zip(versions);
    }

    private static async Task<FileContentHttpResult> ManyAsync(RequestBody<ExportRequest> body, IUnitOfWork work, CancellationToken ct) =>
        Zip(await FindAsync(new() { Ids = body.Value.Ids ?? [] }, body.Value.IncludeConsumingWorkflows, work, ct));

    private static async Task<IReadOnlyList<WorkflowDefinition>> FindAsync(WorkflowDefinitionFilter filter, bool consumers, IUnitOfWork work, CancellationToken ct)
    {
        var found = await work.ReadAsync<IWorkflowDefinitionStore, List<WorkflowDefinition>>((store, token) => FindAsync(store, filter, consumers, token), ct);
        return found.Count > 0 ? found : throw Refusal.NotFound();
    }

    private static async Task<List<WorkflowDefinition>> FindAsync(IWorkflowDefinitionStore store, WorkflowDefinitionFilter filter, bool consumers, CancellationToken ct)
    {
        var found = new List<WorkflowDefinition>(await store.FindManyAsync(filter, WorkflowDefinitionPage.Everything, ct));
        if (!consumers) return found;
        var seen = found.Select(version => version.Id).ToHashSet();
        for (var next = 0; next < found.Count; next++) // a consumer may be consumed in turn
            foreach (var consumer in await store.FindManyAsync(new() { References = found[next].DefinitionId, Version = VersionFilter.Latest }, WorkflowDefinitionPage.Everything, ct))
                if (seen.Add(consumer.Id)) found.Add(consumer);
        return found;
    }

    private static FileContentHttpResult Zip(IReadOnlyList<WorkflowDefinition> versions)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var version in versions)
            {
                var entry = zip.CreateEntry(NameOf(version));
                entry.LastWriteTime = version.CreatedAt.Year >= 1980 ? version.CreatedAt : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(Text(version));
            }
        }

        return TypedResults.File(buffer.ToArray(), "application/octet-stream", "workflow-definitions.zip");
    }

    private static byte[] Text(WorkflowDefinition version) => Encoding.UTF8.GetBytes(DefinitionReplies.Export(version).ToJsonString(Written));

    /// <summary><c>workflow-definition-{name}-{definitionId}-{id}.json</c>, safe as a file name anywhere.</summary>
    private static string NameOf(WorkflowDefinition version) =>
        $"workflow-definition-{Safe(version.Name ?? version.DefinitionId)}-{Safe(version.DefinitionId)}-{Safe(version.Id)}.json";

    private static string Safe(string text) => string.Concat(text.Trim().ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-'));
}

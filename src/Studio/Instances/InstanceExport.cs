using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Executions;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Studio.Instances;

/// <summary>An instance as a file: its state and its history.</summary>
public sealed record ExportedInstance(
    [property: JsonPropertyName("WorkflowState")] StateReply WorkflowState,
    [property: JsonPropertyName("Bookmarks")] IReadOnlyList<BookmarkReply>? Bookmarks,
    [property: JsonPropertyName("ActivityExecutionRecords")] IReadOnlyList<ExecutionReply>? ActivityExecutionRecords,
    [property: JsonPropertyName("WorkflowExecutionLogRecords")] IReadOnlyList<JournalRecord>? WorkflowExecutionLogRecords);

/// <summary>Instances as files, to look at and to keep: one as JSON, several as ZIP.</summary>
internal static class InstanceExport
{
    public static void MapInstanceExport(this IEndpointRouteBuilder api)
    {
        string[] verbs = ["GET", "POST"];
        api.MapMethods("/workflow-instances/{id}/export", verbs, OneAsync).Demand(PermissionNames.ReadInstances);
        api.MapPost("/bulk-actions/export/workflow-instances", ManyAsync).Demand(PermissionNames.ReadInstances);
    }

    private static async Task<FileContentHttpResult> OneAsync(string id, QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var (executions, journal) = (query.Flag("includeActivityExecutionLog") ?? true, query.Flag("includeWorkflowExecutionLog") ?? true);
        return TypedResults.File(await TextAsync(id, executions, journal, work, ct), "application/json", NameOf(id));
    }

    private static async Task<FileContentHttpResult> ManyAsync(RequestBody<InstanceIds> body, IUnitOfWork work, CancellationToken ct)
    {
        if (body.Value.Ids is not { Count: > 0 } ids) throw Refusal.NotFound();
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in ids.Distinct())
            {
                await using var entry = await zip.CreateEntry(NameOf(id)).OpenAsync(ct);
                await entry.WriteAsync(await TextAsync(id, true, true, work, ct), ct);
            }
        }

        return TypedResults.File(buffer.ToArray(), "application/zip", "workflow-instances.zip");
    }

    private static Task<byte[]> TextAsync(string id, bool executions, bool journal, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var row = await services.GetRequiredService<IInstanceQueries>().FindAsync(id, token) ?? throw Refusal.NotFound();
            var history = services.GetRequiredService<InstanceHistory>();
            var state = StateReplies.Of(WorkflowInstances.StateOf(row)!); // there is a row, so there is a state
            var exported = new ExportedInstance(
                state,
                state.Bookmarks,
                executions ? [.. (await history.ExecutionsAsync(id, token)).Select(ExecutionReply.Of)] : null,
                journal ? [.. (await history.JournalAsync(id, new(), 0, int.MaxValue, token)).Lines.Select(line => JournalRecord.Of(id, line))] : null);
            return JsonSerializer.SerializeToUtf8Bytes(exported, StudioJson.Of<ExportedInstance>());
        },
        ct);

    private static string NameOf(string id) => $"workflow-instance-{string.Concat(id.Where(character => char.IsLetterOrDigit(character) || character == '-'))}.json";
}

using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Notes;
using BenchmarkWorkflow.Selection.Files;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>Files that belong to a task. What is uploaded is known by its content, never by its name; it leaves as a download only.</summary>
internal static class TaskFileEndpoints
{
    public static void MapTaskFiles(this IEndpointRouteBuilder tasks)
    {
        tasks.MapPost("/{id:long}/attachments", AttachAsync).Demand(Permissions.UseInbox).DisableAntiforgery().WithSummary("Adds a file (form field `file`) to the task."); // the header X-Csrf guards it, as every route
        tasks.MapGet("/{id:long}/attachments/{attachment:long}", DownloadAsync).Demand(Permissions.UseInbox).WithSummary("A file of the task, as a download.");
        tasks.MapDelete("/{id:long}/attachments/{attachment:long}", DetachAsync).Demand(Permissions.UseInbox).WithSummary("Takes a file off the task.");
    }

    private static async Task<Results<Ok<TaskReceiptView>, ProblemHttpResult>> AttachAsync(
        long id, IFormFile file, Viewer who, TaskLists lists, TaskNotes notes, IFileStore files, HttpContext context, CancellationToken ct)
    {
        if (!(await lists.GetAsync(id, who.Name, ct)).May.Attach) return Problem.Of(409, "claim-first", "该任务已结束，或尚未由您认领，不能添加附件。");
        if (Wrong(file.Length, null) is { } size) return size;
        var content = new byte[file.Length];
        await using (var sent = file.OpenReadStream()) await sent.ReadExactlyAsync(content, ct);
        if (Wrong(content.Length, FileTypes.Of(content) ?? "") is { } type) return type;
        var stored = StoredFile.Of(content);
        var receipt = await notes.AttachAsync(
            TaskActEndpoints.Act(id, who, new Revision(default(long?))), new NewTaskFile(FileNames.Safe(file.FileName), stored.Sha256, "application/octet-stream", stored.Size), ct);
        await files.PutAsync(content, ct); // what the task does not take is not kept
        return TaskActEndpoints.Done(receipt, context);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> DownloadAsync(long id, long attachment, Viewer who, TaskLists lists, IFileStore files, CancellationToken ct) =>
        await lists.AttachmentAsync(id, attachment, who.Name, ct) is { } held && await files.OpenAsync(held.FileReference, ct) is { } content
            ? TypedResults.File(content, "application/octet-stream", FileNames.Safe(held.FileName))
            : Problem.Of(404, "attachment-not-found", "没有这个附件。");

    private static async Task<Ok<TaskReceiptView>> DetachAsync(long id, long attachment, Viewer who, TaskNotes notes, HttpContext context, CancellationToken ct) =>
        TaskActEndpoints.Done(await notes.DetachAsync(TaskActEndpoints.Act(id, who, new Revision(default(long?))), attachment, ct), context);

    /// <param name="type">None: not known yet.</param>
    private static ProblemHttpResult? Wrong(long size, string? type) =>
        size == 0 ? Problem.Fields(("file", "文件是空的，请重新选择。"))
        : size > FileTypes.MostAttached ? Problem.Fields(("file", $"单个附件不能超过 {FileTypes.MostAttached / 1024 / 1024} MB，请压缩后上传。"))
        : type is not null && !FileTypes.Attachable.Contains(type) ? Problem.Fields(("file", $"附件只接受 {string.Join("、", FileTypes.Attachable)} 格式（按文件内容判断），请转换后上传。"))
        : null;
}

using System.Text.Json.Nodes;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Notes;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Tasks;

internal sealed record TaskDraftRequest(string? Action, JsonObject? Data, string? Comment);

internal sealed record DraftSaved(DateTimeOffset SavedAt);

internal sealed record CommentWritten(string Text);

/// <summary>What is written on a task before it is answered: the caller's draft, and remarks.</summary>
internal static class TaskNoteEndpoints
{
    public static void MapTaskNotes(this IEndpointRouteBuilder tasks)
    {
        tasks.MapPut("/{id:long}/draft", SaveAsync).Demand(Permissions.UseInbox).WithSummary("Keeps the caller's unfinished answer; the last one saved wins.");
        tasks.MapDelete("/{id:long}/draft", DiscardAsync).Demand(Permissions.UseInbox).WithSummary("Throws the caller's unfinished answer away.");
        tasks.MapPost("/{id:long}/comments", CommentAsync).Demand(Permissions.UseInbox).WithSummary("Writes a remark for all who may read the task.");
    }

    private static async Task<Ok<DraftSaved>> SaveAsync(long id, TaskDraftRequest draft, Viewer who, TaskNotes notes, TimeProvider time, CancellationToken ct)
    {
        await notes.SaveDraftAsync(id, who.Name, new TaskAnswerGiven(draft.Action ?? "", draft.Data?.ToJsonString() ?? "{}", draft.Comment), ct);
        return TypedResults.Ok(new DraftSaved(time.GetUtcNow()));
    }

    private static async Task<NoContent> DiscardAsync(long id, Viewer who, TaskNotes notes, CancellationToken ct)
    {
        await notes.DiscardDraftAsync(id, who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<TaskReceiptView>> CommentAsync(long id, CommentWritten comment, Viewer who, TaskNotes notes, HttpContext context, CancellationToken ct) =>
        TaskActEndpoints.Done(await notes.CommentAsync(TaskActEndpoints.Act(id, who, new Revision(default(long?))), comment.Text?.Trim() ?? "", ct), context);
}

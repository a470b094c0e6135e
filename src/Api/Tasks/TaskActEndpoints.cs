using System.Text.Json.Nodes;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>Why the caller does it; needed where they act in another's place.</summary>
internal sealed record ReasonGiven(string? Reason);

/// <param name="To">The user name of who gets it.</param>
internal sealed record HandingOn(string To, string? Reason);

/// <summary>An answer to a task.</summary>
/// <param name="Action">The key of one of the task's actions.</param>
/// <param name="Data">The filled form.</param>
/// <param name="Comment">The opinion.</param>
/// <param name="Reason">Needed where the secretariat answers in another's place.</param>
internal sealed record TaskAnswerRequest(string Action, JsonObject? Data, string? Comment, string? Reason)
{
    public TaskAnswerGiven Given() => new(Action, Data?.ToJsonString() ?? "{}", string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim());
}

/// <summary>What is done to a task as a whole: who holds it, and how it ends. With <c>If-Match</c> only if nothing has changed meanwhile; sent again under the same key it is done once.</summary>
internal static class TaskActEndpoints
{
    public static void MapTaskActs(this IEndpointRouteBuilder tasks)
    {
        tasks.MapPost("/{id:long}/claim", ClaimAsync).Demand(Permissions.UseInbox).WithSummary("Takes an available task.");
        tasks.MapPost("/{id:long}/release", ReleaseAsync).Demand(Permissions.UseInbox).WithSummary("Gives a task back to its candidates.");
        tasks.MapPost("/{id:long}/assign", AssignAsync).Demand(Permissions.UseInbox).WithSummary("The secretariat gives a task to somebody.");
        tasks.MapPost("/{id:long}/delegate", DelegateAsync).Demand(Permissions.UseInbox).WithSummary("Passes a task on.");
        tasks.MapPost("/{id:long}/complete", CompleteAsync).Demand(Permissions.UseInbox).WithSummary("Answers a task.");
        tasks.MapPost("/{id:long}/close-early", CloseEarlyAsync).Demand(Permissions.UseInbox).WithSummary("The secretariat stops waiting: the task ends as timed out.");
        tasks.MapPost("/{id:long}/cancel", CancelAsync).Demand(Permissions.UseInbox).WithSummary("The secretariat cancels a task.");
    }

    internal static TaskAct Act(long id, Viewer who, Revision seen, string? reason = null) =>
        new(id, who.Name) { ExpectedRevision = seen.Seen, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim() };

    internal static Ok<TaskReceiptView> Done(TaskReceipt receipt, HttpContext context)
    {
        Revision.Tell(context.Response, receipt.Revision);
        return TypedResults.Ok(TaskReceiptView.Of(receipt));
    }

    private static async Task<Ok<TaskReceiptView>> ClaimAsync(long id, Viewer who, Revision seen, TaskAssignment assignment, HttpContext context, CancellationToken ct) =>
        Done(await assignment.ClaimAsync(Act(id, who, seen), ct), context);

    private static async Task<Ok<TaskReceiptView>> ReleaseAsync(long id, ReasonGiven why, Viewer who, Revision seen, TaskAssignment assignment, HttpContext context, CancellationToken ct) =>
        Done(await assignment.ReleaseAsync(Act(id, who, seen, why.Reason), ct), context);

    private static async Task<Ok<TaskReceiptView>> AssignAsync(long id, HandingOn on, Viewer who, Revision seen, TaskAssignment assignment, HttpContext context, CancellationToken ct) =>
        Done(await assignment.AssignAsync(Act(id, who, seen, on.Reason), on.To, ct), context);

    private static async Task<Ok<TaskReceiptView>> DelegateAsync(long id, HandingOn on, Viewer who, Revision seen, TaskAssignment assignment, HttpContext context, CancellationToken ct) =>
        Done(await assignment.DelegateAsync(Act(id, who, seen, on.Reason), on.To, ct), context);

    private static async Task<Ok<TaskReceiptView>> CompleteAsync(long id, TaskAnswerRequest answer, Viewer who, Revision seen, UserTasks tasks, HttpContext context, CancellationToken ct) =>
        Done(await tasks.CompleteAsync(Act(id, who, seen, answer.Reason), answer.Given(), ct), context);

    private static async Task<Ok<TaskReceiptView>> CloseEarlyAsync(long id, ReasonGiven why, Viewer who, Revision seen, UserTasks tasks, HttpContext context, CancellationToken ct) =>
        Done(await tasks.CloseEarlyAsync(Act(id, who, seen, why.Reason), ct), context);

    private static async Task<Ok<TaskReceiptView>> CancelAsync(long id, ReasonGiven why, Viewer who, Revision seen, UserTasks tasks, HttpContext context, CancellationToken ct) =>
        Done(await tasks.CancelByPersonAsync(Act(id, who, seen, why.Reason), ct), context);
}

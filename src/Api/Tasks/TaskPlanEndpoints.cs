using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Tasks;

/// <param name="Priority">0 (can wait) to 100 (at once).</param>
internal sealed record PriorityChange(int Priority);

/// <param name="At">None takes it away.</param>
internal sealed record InstantChange(DateTimeOffset? At);

/// <summary>When a task is to be looked at.</summary>
internal static class TaskPlanEndpoints
{
    public static void MapTaskPlans(this IEndpointRouteBuilder tasks)
    {
        tasks.MapPut("/{id:long}/priority", PriorityAsync).Demand(Permissions.UseInbox).WithSummary("Changes how urgent a task is.");
        tasks.MapPut("/{id:long}/due", DueAsync).Demand(Permissions.UseInbox).WithSummary("The secretariat moves the due time people see; no timer of the process moves.");
        tasks.MapPut("/{id:long}/follow-up", FollowUpAsync).Demand(Permissions.UseInbox).WithSummary("Says when its holder wants to look at it again.");
    }

    private static async Task<Ok<TaskReceiptView>> PriorityAsync(long id, PriorityChange change, Viewer who, Revision seen, TaskAssignment assignment, HttpContext context, CancellationToken ct) =>
        TaskActEndpoints.Done(await assignment.SetPriorityAsync(TaskActEndpoints.Act(id, who, seen), change.Priority, ct), context);

    private static async Task<Ok<TaskReceiptView>> DueAsync(long id, InstantChange change, Viewer who, Revision seen, TaskAssignment assignment, HttpContext context, CancellationToken ct) =>
        TaskActEndpoints.Done(await assignment.SetDueAsync(TaskActEndpoints.Act(id, who, seen), change.At, ct), context);

    private static async Task<Ok<TaskReceiptView>> FollowUpAsync(long id, InstantChange change, Viewer who, Revision seen, TaskAssignment assignment, HttpContext context, CancellationToken ct) =>
        TaskActEndpoints.Done(await assignment.SetFollowUpAsync(TaskActEndpoints.Act(id, who, seen), change.At, ct), context);
}

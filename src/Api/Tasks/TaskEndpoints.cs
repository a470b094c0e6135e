using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>Somebody who could be given a task.</summary>
/// <param name="StandIn">Who acts for them while they are away.</param>
internal sealed record TaskPersonView(string UserName, string Name, PersonView? StandIn);

/// <summary>Reading the inbox: lists, counts, one task, and whom it can be given to.</summary>
internal static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("tasks");
        tasks.MapGet("/", ListAsync).Demand(Permissions.UseInbox).WithSummary("The caller's tasks, by cursor.");
        tasks.MapGet("/counts", CountsAsync).Demand(Permissions.UseInbox).WithSummary("How many tasks wait for the caller.");
        tasks.MapGet("/kinds", KindsAsync).Demand(Permissions.UseInbox).WithSummary("The kinds of task in a part of the inbox.");
        tasks.MapGet("/{id:long}", OneAsync).Demand(Permissions.UseInbox).WithSummary("A task as the caller may see it, with its history; the ETag is its revision.");
        tasks.MapGet("/{id:long}/people", PeopleAsync).Demand(Permissions.UseInbox).WithSummary("Whom the caller may give the task to, by part of their name.");
        tasks.MapTaskActs();
        tasks.MapTaskPlans();
        tasks.MapTaskNotes();
        tasks.MapTaskFiles();
        tasks.MapBulkTasks();
        api.MapTaskFilters();
    }

    private static async Task<Ok<Page<TaskLineView>>> ListAsync([AsParameters] TaskQuery query, string? cursor, int? take, Viewer who, TaskLists lists, TaskReading reading, CancellationToken ct)
    {
        var filter = query.ToFilter();
        var page = await lists.PageAsync(who.Name, filter, string.IsNullOrEmpty(cursor) ? null : cursor, take ?? TaskLists.DefaultTake, ct);
        var total = cursor is null ? await lists.CountAsync(who.Name, filter, ct) : default(long?);
        return TypedResults.Ok(new Page<TaskLineView>(await reading.LinesAsync(page.Tasks, who.Name, ct), page.Next, total));
    }

    private static async Task<Ok<TaskCountsView>> CountsAsync(Viewer who, TaskLists lists, TaskPeople people, CancellationToken ct)
    {
        var counts = await lists.CountsAsync(who.Name, ct);
        return TypedResults.Ok(new TaskCountsView(
            counts.Assigned, counts.Available, counts.Overdue, counts.DueToday, counts.NeedsAttention,
            await people.MayOverrideAsync(who.Name, ct), await people.TeamsAsync(who.Name, ct)));
    }

    private static async Task<Ok<IReadOnlyList<TaskKindView>>> KindsAsync(TaskScope? scope, Viewer who, TaskLists lists, TaskKinds kinds, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<TaskKindView>>([.. (await lists.TypesAsync(who.Name, scope ?? TaskScope.Open, ct)).Select(kind => new TaskKindView(kind, kinds.LabelOf(kind)))]);

    private static async Task<Ok<TaskView>> OneAsync(long id, Viewer who, TaskLists lists, TaskReading reading, HttpContext context, CancellationToken ct)
    {
        var task = await lists.GetAsync(id, who.Name, ct);
        Revision.Tell(context.Response, task.Line.Revision);
        return TypedResults.Ok(await reading.TaskAsync(task, await lists.EventsAsync(id, who.Name, 0, ct), who, ct));
    }

    private static async Task<Ok<IReadOnlyList<TaskPersonView>>> PeopleAsync(long id, string? search, Viewer who, TaskPeople people, FoundPeople found, CancellationToken ct) =>
        TypedResults.Ok(await found.AmongAsync(await people.ForTaskAsync(id, who.Name, ct), search, ct));
}

using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>A list that somebody comes back to.</summary>
/// <param name="SharedWith">The team whose members may use it too.</param>
internal sealed record TaskFilterView(long Id, string Name, bool Mine, PersonView Owner, string? SharedWith, TaskQuery Filter);

/// <param name="Filter">None: everything.</param>
internal sealed record TaskFilterRequest(string? Name, string? SharedWith, TaskQuery? Filter);

internal sealed record FilterSaved(long Id);

/// <summary>Saved filters: one's own, and those shared with a team of one's own.</summary>
internal static class TaskFilterEndpoints
{
    public static void MapTaskFilters(this IEndpointRouteBuilder api)
    {
        var filters = api.MapGroup("/task-filters").WithTags("tasks");
        filters.MapGet("/", ListAsync).Demand(Permissions.UseInbox).WithSummary("The caller's saved filters and those shared with them.");
        filters.MapPost("/", SaveAsync).Demand(Permissions.UseInbox).WithSummary("Saves a filter under a name; the caller's own of that name is replaced.");
        filters.MapDelete("/{id:long}", DeleteAsync).Demand(Permissions.UseInbox).WithSummary("Removes one of the caller's filters.");
    }

    private static async Task<Ok<IReadOnlyList<TaskFilterView>>> ListAsync(Viewer who, SavedFilters filters, PeopleNames names, CancellationToken ct)
    {
        var saved = await filters.OfAsync(who.Name, ct);
        var people = await names.OfAsync(saved.Select(filter => filter.Owner), ct);
        return TypedResults.Ok<IReadOnlyList<TaskFilterView>>(
            [.. saved.Select(one => new TaskFilterView(one.Id, one.Name, one.Owner == who.Name, people.Of(one.Owner), one.SharedWith, TaskQuery.Of(SavedFilters.Read(one))))]);
    }

    private static async Task<Ok<FilterSaved>> SaveAsync(TaskFilterRequest asked, Viewer who, SavedFilters filters, CancellationToken ct) =>
        TypedResults.Ok(new FilterSaved(await filters.SaveAsync(
            who.Name, asked.Name?.Trim() ?? "", asked.Filter?.ToFilter() ?? new TaskFilter { Scope = TaskScope.Open, Sort = TaskSort.Due }, string.IsNullOrEmpty(asked.SharedWith) ? null : asked.SharedWith, ct)));

    private static async Task<NoContent> DeleteAsync(long id, Viewer who, SavedFilters filters, CancellationToken ct)
    {
        await filters.DeleteAsync(who.Name, id, ct);
        return TypedResults.NoContent();
    }
}

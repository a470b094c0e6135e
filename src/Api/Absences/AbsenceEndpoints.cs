using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Api.Tasks;
using BenchmarkWorkflow.Inbox.Absences;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Absences;

/// <summary>Somebody is away, and who acts meanwhile.</summary>
/// <param name="From">First instant away.</param>
/// <param name="Until">First instant back.</param>
/// <param name="Reason">Why, for nobody but who is away.</param>
/// <param name="MayRevoke">Whether the caller may take it back.</param>
internal sealed record AbsenceView(long Id, PersonView Person, PersonView StandIn, DateTimeOffset From, DateTimeOffset Until, string? Reason, bool Mine, bool MayRevoke, bool Now);

/// <param name="StandIn">A user name.</param>
internal sealed record AbsenceRequest(string? StandIn, DateTimeOffset From, DateTimeOffset Until, string? Reason);

internal sealed record AbsenceDeclared(long Id);

/// <summary>Out of office: one's own, those one stands in for, and for the secretariat everybody's.</summary>
internal static class AbsenceEndpoints
{
    public static void MapAbsences(this IEndpointRouteBuilder api)
    {
        var absences = api.MapGroup("/absences").WithTags("tasks");
        absences.MapGet("/", ListAsync).Demand(Permissions.UseInbox).WithSummary("Absences that are not over and concern the caller.");
        absences.MapPost("/", DeclareAsync).Demand(Permissions.UseInbox).WithSummary("Says that the caller is away, and who acts meanwhile; their tasks move when it begins.");
        absences.MapDelete("/{id:long}", RevokeAsync).Demand(Permissions.UseInbox).WithSummary("The caller is back, or stays; tasks handed over stay where they are.");
        absences.MapGet("/people", PeopleAsync).Demand(Permissions.UseInbox).WithSummary("Who may stand in for the caller, by part of their name.");
    }

    private static async Task<Ok<IReadOnlyList<AbsenceView>>> ListAsync(Viewer who, Absentees absentees, TaskPeople tasks, PeopleNames names, TimeProvider time, CancellationToken ct)
    {
        var current = await absentees.CurrentAsync(who.Name, ct);
        var all = await tasks.MayOverrideAsync(who.Name, ct);
        var people = await names.OfAsync([.. current.Select(one => one.User), .. current.Select(one => one.Delegate)], ct);
        return TypedResults.Ok<IReadOnlyList<AbsenceView>>(
        [
            .. current.Select(one => new AbsenceView(
                one.Id, people.Of(one.User), people.Of(one.Delegate), one.From, one.Until, one.User == who.Name ? one.Reason : null, one.User == who.Name, all || one.User == who.Name, one.Covers(time.GetUtcNow()))),
        ]);
    }

    private static async Task<Ok<AbsenceDeclared>> DeclareAsync(AbsenceRequest asked, Viewer who, Absentees absentees, CancellationToken ct) =>
        TypedResults.Ok(new AbsenceDeclared(await absentees.DeclareAsync(who.Name, asked.StandIn ?? "", asked.From, asked.Until, asked.Reason?.Trim(), who.Name, ct)));

    private static async Task<NoContent> RevokeAsync(long id, Viewer who, Absentees absentees, CancellationToken ct)
    {
        await absentees.RevokeAsync(id, who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<TaskPersonView>>> PeopleAsync(string? search, Viewer who, TaskPeople people, FoundPeople found, CancellationToken ct) =>
        TypedResults.Ok(await found.AmongAsync(await people.StandInsAsync(who.Name, ct), search, ct));
}

using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Api.Sheets;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>What a list of registrations is asked for; everything left out filters nothing.</summary>
internal sealed record RegistrationsAsked(
    [FromQuery(Name = "search")] string? Search, [FromQuery(Name = "state")] Choice<RegistrationState>[]? States, [FromQuery(Name = "role")] Choice<RegistrationRole>[]? Roles,
    [FromQuery(Name = "checkedIn")] bool? CheckedIn)
{
    public RegistrationQuery Of(long eventId) => new(eventId, Choice<RegistrationState>.Of(States), Choice<RegistrationRole>.Of(Roles), CheckedIn, Search);
}

/// <summary>Who comes to an event, and the door.</summary>
internal static class RegistrationDeskEndpoints
{
    private const int ShownAtTheDoor = 8;

    public static void MapRegistrationDesk(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/exchanges/desk/{id:long}").WithTags("exchanges");
        desk.MapGet("/registrations", ListAsync).Demand(Permissions.ReadSelection).WithSummary("One page of an event's registrations, in the order they came.");
        desk.MapGet("/registrations/export", ExportAsync).Demand(Permissions.ReadSelection).WithSummary("What the list is filtered to, as an Excel file.");
        desk.MapPost("/registrations/{registration:long}/promote", PromoteAsync).Demand(Permissions.WriteSelection).WithSummary("Gives somebody of the waiting list a seat before their turn; one more where none is free.");
        desk.MapPost("/registrations/{registration:long}/cancel", CancelAsync).Demand(Permissions.WriteSelection).WithSummary("Cancels a registration; the first of the waiting list moves up.");
        desk.MapGet("/door", DoorAsync).Demand(Permissions.ReadSelection).WithSummary("How many are there, and who came last.");
        desk.MapPost("/check-in", CheckInAsync).Demand(Permissions.WriteSelection).WithSummary("Somebody shows their code at the door; who has come in before is told so, and when.");
    }

    private static async Task<Results<Ok<Page<RegistrationLine>>, ProblemHttpResult>> ListAsync(
        long id, [AsParameters] RegistrationsAsked asked, string? cursor, int? take, DbContext db, RegistrationLists lists, CancellationToken ct)
    {
        if (!await ExchangeDeskEndpoints.ExistsAsync(id, db, ct)) return ExchangeDeskEndpoints.NoEvent();
        var (query, size) = (asked.Of(id), Math.Clamp(take ?? 20, 1, RegistrationLists.MaxTake - 1));
        var rows = await lists.PageAsync(query, Cursor.ReadId(cursor) ?? 0, size + 1, ct);
        var shown = rows.Take(size).ToList();
        return TypedResults.Ok(new Page<RegistrationLine>(
            [.. shown.Select(RegistrationLine.Of)], rows.Count > size ? Cursor.Write(shown[^1].Id) : null, await lists.CountAsync(query, ct)));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ExportAsync(long id, [AsParameters] RegistrationsAsked asked, DbContext db, RegistrationLists lists, CancellationToken ct)
    {
        if (await db.Set<ExchangeEvent>().AsNoTracking().Where(of => of.Id == id).Select(of => (int?)of.Number).SingleOrDefaultAsync(ct) is not { } number) return ExchangeDeskEndpoints.NoEvent();
        return await Workbook.DownloadAsync($"第{number}期交流活动报名表.xlsx", "报名", RegistrationSheet.Columns, lists.AllAsync(asked.Of(id)), ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PromoteAsync(long id, long registration, Viewer who, DbContext db, EventRegistrations registrations, CancellationToken ct)
    {
        if (!await BelongsAsync(id, registration, db, ct)) return NoRegistration();
        await registrations.PromoteOneAsync(registration, who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ExchangeChanged>, ProblemHttpResult>> CancelAsync(long id, long registration, Viewer who, DbContext db, EventRegistrations registrations, CancellationToken ct) =>
        await BelongsAsync(id, registration, db, ct) ? TypedResults.Ok(new ExchangeChanged(id, (await registrations.CancelAsync(registration, who.Name, ct)).Count)) : NoRegistration();

    private static async Task<Results<Ok<DoorView>, ProblemHttpResult>> DoorAsync(
        long id, DbContext db, EventRegistrations registrations, RegistrationLists lists, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<ExchangeEvent>().AsNoTracking().SingleOrDefaultAsync(of => of.Id == id, ct) is not { } of) return ExchangeDeskEndpoints.NoEvent();
        var figures = await registrations.FiguresAsync(id, ct);
        return TypedResults.Ok(new DoorView(
            id, of.Title, of.StartsAt, figures.Attended, figures.Registered, EventRules.TakesCheckIns(of, time.GetUtcNow())?.Message,
            [.. (await lists.LastCheckedInAsync(id, ShownAtTheDoor, ct)).Select(Arrival)]));
    }

    private static async Task<Results<Ok<CheckInView>, ProblemHttpResult>> CheckInAsync(long id, ShownCode shown, Viewer who, DbContext db, EventRegistrations registrations, CancellationToken ct)
    {
        if (!await ExchangeDeskEndpoints.ExistsAsync(id, db, ct)) return ExchangeDeskEndpoints.NoEvent();
        var there = await registrations.FindAsync(id, shown.Code ?? "", ct);
        var again = there is { CheckedInAt: not null, State: RegistrationState.Registered };
        var arrived = again ? there! : await registrations.CheckInAsync(id, shown.Code ?? "", who.Name, ct); // found above
        var figures = await registrations.FiguresAsync(id, ct);
        return TypedResults.Ok(new CheckInView(Arrival(arrived), again, figures.Attended, figures.Registered));
    }

    private static ArrivalView Arrival(EventRegistration one) => new(one.Name, one.Company, one.Role, one.CheckedInAt ?? default); // only of those who came

    private static Task<bool> BelongsAsync(long id, long registration, DbContext db, CancellationToken ct) => db.Set<EventRegistration>().AnyAsync(one => one.Id == registration && one.EventId == id, ct);

    private static ProblemHttpResult NoRegistration() => Problem.Of(404, "registration-not-found", "没有找到该报名。");
}

using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>An exchange event, as everybody may see it.</summary>
/// <param name="Left">Seats that are free; 0: who registers waits for one.</param>
/// <param name="Agenda">What happens when, a line each; empty while it is not settled.</param>
/// <param name="TakesRegistrations">By the server's clock, at the moment of the answer.</param>
internal sealed record ExchangeView(
    long Id, int Number, string Title, string Theme, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string CoOrganiser, string Agenda, int Capacity, int Left,
    [property: JsonConverter(typeof(Camel<ExchangeEventState>))] ExchangeEventState State, bool TakesRegistrations);

/// <summary>Who wants to come.</summary>
internal sealed record RegistrationForm(string? Name, string? Company, string? Email, string? Phone);

/// <summary>A registration, for who made it.</summary>
/// <param name="Code">Opens the registration again, and is shown at the door. Whoever has it may cancel.</param>
internal sealed record RegistrationView(
    string Code, string Name, string Company, [property: JsonConverter(typeof(Camel<RegistrationState>))] RegistrationState State, DateTimeOffset RegisteredAt, DateTimeOffset? CheckedInAt, int? Rating, string Feedback)
{
    public static RegistrationView Of(EventRegistration one) => new(one.Code ?? "", one.Name, one.Company, one.State, one.RegisteredAt, one.CheckedInAt, one.Rating, one.Feedback);
}

internal sealed record FeedbackForm(int Rating, string? Text);

/// <summary>The meetings after selection: registration of the public, and what each can do with their own.</summary>
internal static class ExchangeEndpoints
{
    private const string Public = "public";

    public static void MapExchanges(this IEndpointRouteBuilder api)
    {
        var exchanges = api.MapGroup("/exchanges").WithTags("exchanges");
        exchanges.MapGet("/", ListAsync).Open("events are announced to everybody").WithSummary("The events that were announced, in the order of their dates.");
        exchanges.MapPost("/{id:long}/registrations", RegisterAsync).Open("everybody may come").LimitPublic().WithSummary("Registers a person: a seat while there is one, else a place in the waiting list.");
        exchanges.MapGet("/{id:long}/registrations/{code}", OneAsync).Open("the code is the proof").WithSummary("A registration, by its code.");
        exchanges.MapPost("/{id:long}/registrations/{code}/cancel", CancelAsync).Open("the code is the proof").LimitPublic().WithSummary("Gives the seat back; the first of the waiting list moves up.");
        exchanges.MapPost("/{id:long}/registrations/{code}/feedback", FeedbackAsync).Open("the code is the proof").LimitPublic().WithSummary("Who was there rates the event, 1 to 5, and says why.");
    }

    private static async Task<Ok<IReadOnlyList<ExchangeView>>> ListAsync(DbContext db, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var events = await db.Set<ExchangeEvent>().AsNoTracking().Where(one => one.State != ExchangeEventState.Planned).OrderBy(one => one.StartsAt).ThenBy(one => one.Id).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<ExchangeView>>(
        [
            .. events.Select(one => new ExchangeView(
                one.Id, one.Number, one.Title, one.Theme, one.StartsAt, one.EndsAt, one.Place, one.CoOrganiser, one.Agenda, one.Capacity, Math.Max(0, one.Capacity - one.Taken), one.State,
                one.State == ExchangeEventState.Open && now < one.StartsAt)),
        ]);
    }

    private static async Task<Results<Created<RegistrationView>, ProblemHttpResult>> RegisterAsync(long id, RegistrationForm form, DbContext db, EventRegistrations registrations, CancellationToken ct)
    {
        if (!await db.Set<ExchangeEvent>().AnyAsync(one => one.Id == id && one.State != ExchangeEventState.Planned, ct)) return Problem.Of(404, "event-not-found", "没有找到该活动。");
        var registration = await registrations.RegisterAsync(id, new Attendee(form.Name ?? "", form.Company ?? "", form.Email ?? "", form.Phone ?? ""), Public, ct);
        return TypedResults.Created((string?)null, RegistrationView.Of(registration));
    }

    private static async Task<Results<Ok<RegistrationView>, ProblemHttpResult>> OneAsync(long id, string code, EventRegistrations registrations, CancellationToken ct) =>
        await registrations.FindAsync(id, code, ct) is { } one ? TypedResults.Ok(RegistrationView.Of(one)) : None();

    private static async Task<Results<Ok<RegistrationView>, ProblemHttpResult>> CancelAsync(long id, string code, EventRegistrations registrations, CancellationToken ct)
    {
        if (await registrations.FindAsync(id, code, ct) is not { } one) return None();
        await registrations.CancelAsync(one.Id, Public, ct);
        return await OneAsync(id, code, registrations, ct);
    }

    private static async Task<Results<Ok<RegistrationView>, ProblemHttpResult>> FeedbackAsync(long id, string code, FeedbackForm form, EventRegistrations registrations, CancellationToken ct)
    {
        if (await registrations.FindAsync(id, code, ct) is not { } one) return None();
        await registrations.GiveFeedbackAsync(one.Id, form.Rating, form.Text ?? "", Public, ct);
        return await OneAsync(id, code, registrations, ct);
    }

    private static ProblemHttpResult None() => Problem.Of(404, "registration-not-found", "没有找到该报名，请核对签到码。");
}

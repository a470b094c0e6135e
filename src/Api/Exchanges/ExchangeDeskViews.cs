using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Exchanges;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>The events of the campaign for the secretariat.</summary>
/// <param name="WhyNotAdd">Why no event can be added by hand, in words; none when one can.</param>
internal sealed record ExchangeDeskView(IReadOnlyList<ExchangeStaffView> Events, string? WhyNotAdd);

/// <summary>An event as it is planned, with its figures.</summary>
/// <param name="Rating">Mean of the ratings given; none without one.</param>
internal sealed record ExchangeStaffView(
    long Id, int Number, string Title, string Theme, string Agenda, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string CoOrganiser, int Capacity,
    [property: JsonConverter(typeof(Camel<ExchangeEventState>))] ExchangeEventState State, int Registered, int Waiting, int Cancelled, int Attended, int Rated, decimal? Rating, bool TakesCheckIns, long Revision)
{
    public static ExchangeStaffView Of(ExchangeEvent of, EventFigures figures, DateTimeOffset now) => new(
        of.Id, of.Number, of.Title, of.Theme, of.Agenda, of.StartsAt, of.EndsAt, of.Place, of.CoOrganiser, of.Capacity, of.State, figures.Registered, figures.Waiting, figures.Cancelled, figures.Attended,
        figures.Rated, figures.Rating, EventRules.TakesCheckIns(of, now) is null, of.Revision);
}

/// <summary>What is changed of an event, or what a new one is.</summary>
internal sealed record ExchangeForm(string? Title, string? Theme, string? Agenda, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, string? CoOrganiser, int Capacity)
{
    public PlannedEvent Planned => new(Title ?? "", Theme ?? "", StartsAt, EndsAt, Place ?? "", Capacity, CoOrganiser ?? "", Agenda ?? "");
}

/// <param name="Promoted">How many moved up from the waiting list.</param>
internal sealed record ExchangeChanged(long Id, int Promoted);

/// <param name="Open">Whether registration is taken.</param>
internal sealed record RegistrationSwitch(bool Open);

/// <summary>A line of the list of registrations.</summary>
/// <param name="Code">What is shown at the door.</param>
internal sealed record RegistrationLine(
    long Id, string Name, string Company, string Email, string Phone, [property: JsonConverter(typeof(Camel<RegistrationRole>))] RegistrationRole Role,
    [property: JsonConverter(typeof(Camel<RegistrationState>))] RegistrationState State, string Code, DateTimeOffset RegisteredAt, DateTimeOffset? PromotedAt, DateTimeOffset? CheckedInAt, int? Rating, string Feedback)
{
    public static RegistrationLine Of(EventRegistration one) => new(
        one.Id, one.Name, one.Company, one.Email, one.Phone, one.Role, one.State, one.Code ?? "", one.RegisteredAt, one.PromotedAt, one.CheckedInAt, one.Rating, one.Feedback);
}

/// <summary>The door: how many are there, and who came last.</summary>
internal sealed record DoorView(long Id, string Title, DateTimeOffset StartsAt, int Attended, int Registered, string? WhyNot, IReadOnlyList<ArrivalView> Last);

internal sealed record ArrivalView(string Name, string Company, [property: JsonConverter(typeof(Camel<RegistrationRole>))] RegistrationRole Role, DateTimeOffset At);

internal sealed record ShownCode(string? Code);

/// <summary>Somebody at the door.</summary>
/// <param name="Again">They had come in before, at <c>At</c>: nothing was changed.</param>
internal sealed record CheckInView(ArrivalView Arrival, bool Again, int Attended, int Registered);

using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>Someone who wants to come.</summary>
/// <param name="ApplicationId">For a speaker: the selected application whose experience is shared.</param>
public sealed record Attendee(string Name, string Company, string Email, string Phone = "", RegistrationRole Role = RegistrationRole.Participant, long? ApplicationId = null);

/// <summary>What an invitation or reminder says, the calendar file's facts included.</summary>
public sealed record EventInvitation(
    long RegistrationId, string Name, string Company, string Email, RegistrationState State, string Code, string Title, string Theme, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place,
    string Uid, int Sequence);

/// <summary>An event in figures.</summary>
/// <param name="Rating">Mean of the ratings given, to two decimals; none without one.</param>
public sealed record EventFigures(int Capacity, int Registered, int Waiting, int Cancelled, int Attended, int Rated, decimal? Rating);

/// <summary>Registration, waiting list, check-in and feedback.</summary>
public sealed class EventRegistrations(DbContext db, TimeProvider time, AuditTrail audit, PledgeBook pledges, CheckInKeys keys)
{
    private static readonly SteadyQuery<long, ExchangeEvent> Event = new((db, id, _) => db.Set<ExchangeEvent>().AsNoTracking().Single(e => e.Id == id));

    private static readonly SteadyQuery<long, string, bool> IsRegistered = new((db, meeting, email, _) =>
        db.Set<EventRegistration>().Any(r => r.EventId == meeting && r.Email == email && r.State != RegistrationState.Cancelled));

    private static readonly SteadyQuery<long, string, int> Cancelled = new((db, meeting, email, _) =>
        db.Set<EventRegistration>().Count(r => r.EventId == meeting && r.Email == email && r.State == RegistrationState.Cancelled));

    private static readonly SteadyQuery<long, string, EventRegistration?> OfCode = new((db, meeting, code, _) =>
        db.Set<EventRegistration>().SingleOrDefault(r => r.EventId == meeting && r.Code == code));

    /// <summary>Registers someone: a seat while there is one, else a place in the waiting list. Two asking for the last seat: exactly one gets it.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="EventRules.MayRegister"/>.</exception>
    public async Task<EventRegistration> RegisterAsync(long eventId, Attendee attendee, string actor, CancellationToken ct)
    {
        var of = await Event.AskAsync(db, eventId, ct);
        var email = attendee.Email.Trim().ToLowerInvariant();
        var isRegistered = await IsRegistered.AskAsync(db, eventId, email, ct);
        RuleBrokenException.ThrowIfAny(EventRules.MayRegister(of, attendee, isRegistered, await Cancelled.AskAsync(db, eventId, email, ct), time.GetUtcNow()));
        var registration = new EventRegistration
        {
            EventId = eventId, Name = attendee.Name.Trim(), Company = attendee.Company.Trim(), Email = email, Phone = attendee.Phone.Trim(), Role = attendee.Role,
            ApplicationId = attendee.ApplicationId, RegisteredAt = time.GetUtcNow(),
            State = await TakeSeatAsync(eventId, ct) ? RegistrationState.Registered : RegistrationState.Waiting,
        };
        db.Add(registration);
        await db.SaveChangesAsync(ct);
        registration.Code = CheckInCode.Of(await keys.GetAsync(ct), eventId, registration.Id); // goes out with the audit's record: nobody else sees the row yet
        await audit.RecordAsync(actor, "exchange.registered", "exchangeEvent", eventId, new { registration = registration.Id, state = registration.State.ToString() }, ct);
        return registration;
    }

    /// <summary>Cancels a registration; its seat goes to the first of the waiting list.</summary>
    /// <returns>Those who moved up.</returns>
    /// <exception cref="RuleBrokenException"><c>event-over</c>, <c>registration-cancelled</c>, <c>checked-in-already</c>.</exception>
    public async Task<IReadOnlyList<EventRegistration>> CancelAsync(long registrationId, string actor, CancellationToken ct)
    {
        var registration = await db.Set<EventRegistration>().SingleAsync(r => r.Id == registrationId, ct);
        var of = await Event.AskAsync(db, registration.EventId, ct);
        RuleBrokenException.ThrowIf(EventRules.MayCancel(of, registration));
        var hadSeat = registration.State is RegistrationState.Registered;
        (registration.State, registration.CancelledAt) = (RegistrationState.Cancelled, time.GetUtcNow());
        await SaveAsync(registration, "exchange.cancelled", actor, ct);
        if (!hadSeat) return [];
        await db.Set<ExchangeEvent>().Where(e => e.Id == registration.EventId).ExecuteUpdateAsync(e => e.SetProperty(x => x.Taken, x => x.Taken - 1), ct);
        return time.GetUtcNow() < of.StartsAt ? await PromoteAsync(of.Id, actor, ct) : [];
    }

    /// <summary>Gives free seats to the waiting list, the earliest first.</summary>
    public async Task<IReadOnlyList<EventRegistration>> PromoteAsync(long eventId, string actor, CancellationToken ct)
    {
        List<EventRegistration> promoted = [];
        while (await FirstWaitingAsync(eventId, ct) is { } next && await TakeSeatAsync(eventId, ct))
        {
            (next.State, next.PromotedAt) = (RegistrationState.Registered, time.GetUtcNow());
            await SaveAsync(next, "exchange.promoted", actor, ct);
            promoted.Add(next);
        }

        return promoted;
    }

    /// <summary>Gives somebody of the waiting list a seat before their turn. Where none is free, the event gets one more.</summary>
    /// <exception cref="RuleBrokenException"><c>registration-not-waiting</c>, <c>event-over</c>.</exception>
    public async Task<EventRegistration> PromoteOneAsync(long registrationId, string actor, CancellationToken ct)
    {
        var registration = await db.Set<EventRegistration>().SingleAsync(r => r.Id == registrationId, ct);
        var of = await Event.AskAsync(db, registration.EventId, ct);
        RuleBrokenException.ThrowIf(EventRules.MayPromote(of, registration));
        if (!await TakeSeatAsync(of.Id, ct)) await AddSeatAsync(of.Id, ct);
        (registration.State, registration.PromotedAt) = (RegistrationState.Registered, time.GetUtcNow());
        await SaveAsync(registration, "exchange.promoted", actor, ct);
        return registration;
    }

    /// <summary>The registration that has this check-in code, however it was typed; none where no one has it.</summary>
    public Task<EventRegistration?> FindAsync(long eventId, string code, CancellationToken ct)
    {
        var typed = CheckInCode.Normalise(code);
        return db.Set<EventRegistration>().AsNoTracking().SingleOrDefaultAsync(r => r.EventId == eventId && r.Code == typed, ct);
    }

    /// <summary>Someone is at the door. A speaker's talk counts towards its company's pledge.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="EventRules.MayCheckIn"/>.</exception>
    public async Task<EventRegistration> CheckInAsync(long eventId, string code, string actor, CancellationToken ct)
    {
        var of = await Event.AskAsync(db, eventId, ct);
        var typed = CheckInCode.Normalise(code);
        var registration = await OfCode.AskAsync(db, eventId, typed, ct);
        RuleBrokenException.ThrowIf(EventRules.MayCheckIn(of, registration, time.GetUtcNow()));
        registration!.CheckedInAt = time.GetUtcNow(); // MayCheckIn has refused none
        await SaveAsync(registration, "exchange.checkedIn", actor, ct);
        if (registration is { Role: RegistrationRole.Speaker, ApplicationId: { } application })
            await pledges.RecordAsync(application, PledgeDeedKind.SpokeAtEvent, eventId, actor, ct);
        return registration;
    }

    /// <exception cref="RuleBrokenException">See <see cref="EventRules.MayGiveFeedback"/>.</exception>
    public async Task GiveFeedbackAsync(long registrationId, int rating, string text, string actor, CancellationToken ct)
    {
        var registration = await db.Set<EventRegistration>().SingleAsync(r => r.Id == registrationId, ct);
        RuleBrokenException.ThrowIf(EventRules.MayGiveFeedback(registration, rating, text));
        (registration.Rating, registration.Feedback) = (rating, text.Trim());
        await SaveAsync(registration, "exchange.feedback", actor, ct);
    }

    /// <summary>What to send to everyone who has a seat or waits for one.</summary>
    public async Task<IReadOnlyList<EventInvitation>> InvitationsAsync(long eventId, CancellationToken ct)
    {
        var of = await Event.AskAsync(db, eventId, ct);
        var rows = await db.Set<EventRegistration>().AsNoTracking().Where(r => r.EventId == eventId && r.State != RegistrationState.Cancelled).OrderBy(r => r.Id).ToListAsync(ct);
        return [.. rows.Select(r => new EventInvitation(r.Id, r.Name, r.Company, r.Email, r.State, r.Code ?? "", of.Title, of.Theme, of.StartsAt, of.EndsAt, of.Place, of.Uid, of.Sequence))];
    }

    /// <summary>All registrations of an event, in the order they came.</summary>
    public async Task<IReadOnlyList<EventRegistration>> OfEventAsync(long eventId, CancellationToken ct) =>
        await db.Set<EventRegistration>().AsNoTracking().Where(r => r.EventId == eventId).OrderBy(r => r.Id).ToListAsync(ct);

    public async Task<EventFigures> FiguresAsync(long eventId, CancellationToken ct)
    {
        var capacity = await db.Set<ExchangeEvent>().Where(e => e.Id == eventId).Select(e => e.Capacity).SingleAsync(ct);
        var counts = await db.Set<EventRegistration>().Where(r => r.EventId == eventId).GroupBy(r => r.State).Select(group => new
        {
            State = group.Key, All = group.Count(), Attended = group.Count(r => r.CheckedInAt != null), Rated = group.Count(r => r.Rating != null), Points = group.Sum(r => r.Rating ?? 0),
        }).ToListAsync(ct);
        var (rated, points) = (counts.Sum(one => one.Rated), counts.Sum(one => one.Points));
        return new(
            capacity, In(RegistrationState.Registered), In(RegistrationState.Waiting), In(RegistrationState.Cancelled), counts.Sum(one => one.Attended), rated,
            rated == 0 ? null : Reviews.Score.Round((decimal)points / rated));

        int In(RegistrationState state) => counts.Where(one => one.State == state).Sum(one => one.All);
    }

    private async Task<bool> TakeSeatAsync(long eventId, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"UPDATE exchange_events SET taken = taken + 1 WHERE id = {eventId} AND taken < capacity", ct) == 1;

    private Task<int> AddSeatAsync(long eventId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE exchange_events SET taken = taken + 1, capacity = capacity + 1, revision = revision + 1 WHERE id = {eventId}", ct);

    private Task<EventRegistration?> FirstWaitingAsync(long eventId, CancellationToken ct) =>
        db.Set<EventRegistration>().Where(r => r.EventId == eventId && r.State == RegistrationState.Waiting).OrderBy(r => r.Id).FirstOrDefaultAsync(ct);

    private async Task SaveAsync(EventRegistration registration, string act, string actor, CancellationToken ct)
    {
        registration.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, act, "exchangeEvent", registration.EventId, new { registration = registration.Id }, ct);
    }
}

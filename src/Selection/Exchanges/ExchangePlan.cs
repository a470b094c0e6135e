using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Notices;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>An event as it is planned.</summary>
public sealed record PlannedEvent(string Title, string Theme, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, int Capacity, string CoOrganiser = "", string Agenda = "");

/// <summary>What an event is about and where it is.</summary>
public sealed record EventTheme(string Title, string Theme, string Place);

/// <summary>Plans the events of a campaign and leads them through their states.</summary>
public sealed class ExchangePlan(DbContext db, TimeProvider time, AuditTrail audit, WorkingCalendar calendar, CampaignDates dates, EventRegistrations registrations)
{
    /// <summary>Plans one more event.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="EventRules.Check"/>.</exception>
    public async Task<ExchangeEvent> AddAsync(long campaignId, PlannedEvent planned, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIfAny(EventRules.Check(planned));
        var number = (await db.Set<ExchangeEvent>().Where(e => e.CampaignId == campaignId).MaxAsync(e => (int?)e.Number, ct) ?? 0) + 1;
        var added = new ExchangeEvent
        {
            CampaignId = campaignId, Number = number, Title = planned.Title.Trim(), Theme = planned.Theme.Trim(), StartsAt = planned.StartsAt, EndsAt = planned.EndsAt,
            Place = planned.Place.Trim(), Capacity = planned.Capacity, CoOrganiser = planned.CoOrganiser.Trim(), Agenda = planned.Agenda.ReplaceLineEndings("\n").Trim(),
        };
        db.Add(added);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "exchange.planned", "exchangeEvent", added.Id, new { number, planned.Title, planned.StartsAt, planned.Capacity }, ct);
        return added;
    }

    /// <summary>
    /// Plans the events the campaign has (four) and that are still missing: the first at the date <c>exchange</c>, the others the campaign's interval apart at the same hour, each on a working day;
    /// capacity is the campaign's. Every one can be changed later.
    /// </summary>
    /// <param name="themes">Title, theme and place of each event; the last is used again when there are too few.</param>
    /// <exception cref="RuleBrokenException"><c>themes-missing</c>, and <see cref="EventRules.Check"/>.</exception>
    public async Task<IReadOnlyList<ExchangeEvent>> PlanAllAsync(long campaignId, TimeSpan duration, IReadOnlyList<EventTheme> themes, string actor, CancellationToken ct)
    {
        if (themes.Count == 0) throw new RuleBrokenException(new BrokenRule("themes-missing", "请填写各期活动的名称、主题和地点。", "themes"));
        var settings = (await db.SettingsOfAsync(campaignId, ct)).Exchange;
        var first = (await dates.AtAsync(campaignId, DeadlineNames.Exchange, ct)).ToOffset(ShanghaiTime.Offset);
        var planned = await db.Set<ExchangeEvent>().CountAsync(e => e.CampaignId == campaignId && e.State != ExchangeEventState.Cancelled, ct);
        for (var i = planned; i < settings.Events; i++)
        {
            var theme = themes[Math.Min(i, themes.Count - 1)];
            var day = calendar.NextWorkingDayFrom(DateOnly.FromDateTime(first.Date).AddDays(i * settings.IntervalDays)).Day;
            var starts = ShanghaiTime.At(day, TimeOnly.FromTimeSpan(first.TimeOfDay));
            await AddAsync(campaignId, new(theme.Title, theme.Theme, starts, starts + duration, theme.Place, settings.Capacity), actor, ct);
        }

        return await OfCampaignAsync(campaignId, ct);
    }

    /// <summary>Adds an event by hand, one of the campaign's number, as long as its process has not planned them: that leads each one it finds.</summary>
    /// <exception cref="RuleBrokenException"><c>events-planned</c>, <c>events-enough</c>, and <see cref="EventRules.Check"/>.</exception>
    public async Task<ExchangeEvent> AddByHandAsync(long campaignId, PlannedEvent planned, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(await WhyNotAddAsync(campaignId, ct));
        return await AddAsync(campaignId, planned, actor, ct);
    }

    /// <summary>What keeps an event from being added by hand; none when it may be.</summary>
    public async Task<BrokenRule?> WhyNotAddAsync(long campaignId, CancellationToken ct)
    {
        var settings = (await db.SettingsOfAsync(campaignId, ct)).Exchange;
        var there = await db.Set<ExchangeEvent>().CountAsync(e => e.CampaignId == campaignId && e.State != ExchangeEventState.Cancelled, ct);
        return EventRules.MayAdd(there, settings.Events, await db.Set<PublicNotice>().AnyAsync(notice => notice.CampaignId == campaignId && notice.State == NoticeState.Closed, ct));
    }

    /// <summary>Changes an event. More seats move the waiting list up; another time or place gives the calendar file a new sequence.</summary>
    /// <param name="seen">The revision that was read; null not to compare.</param>
    /// <returns>Those who moved up.</returns>
    /// <exception cref="RuleBrokenException"><c>event-stale</c>; see <see cref="EventRules.Check"/> and <see cref="EventRules.MayChange"/>.</exception>
    public async Task<IReadOnlyList<EventRegistration>> ChangeAsync(long eventId, PlannedEvent planned, long? seen, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIfAny(EventRules.Check(planned));
        var changed = await db.Set<ExchangeEvent>().SingleAsync(e => e.Id == eventId, ct);
        await db.Entry(changed).ReloadAsync(ct); // seats are counted by updates that pass the context by
        if (seen is { } revision && revision != changed.Revision) throw new RuleBrokenException(new BrokenRule("event-stale", "活动刚刚被他人修改，请刷新后再改。"));
        RuleBrokenException.ThrowIf(EventRules.MayChange(changed, planned.Capacity));
        var moved = (changed.StartsAt, changed.EndsAt, changed.Place) != (planned.StartsAt, planned.EndsAt, planned.Place.Trim());
        if (moved) changed.Sequence++;
        (changed.Title, changed.Theme, changed.StartsAt, changed.EndsAt) = (planned.Title.Trim(), planned.Theme.Trim(), planned.StartsAt, planned.EndsAt);
        (changed.Place, changed.Capacity, changed.CoOrganiser, changed.Agenda) = (planned.Place.Trim(), planned.Capacity, planned.CoOrganiser.Trim(), planned.Agenda.ReplaceLineEndings("\n").Trim());
        await SaveAsync(changed, "exchange.changed", new { planned.Title, planned.StartsAt, planned.Place, planned.Capacity, moved }, actor, ct);
        return await registrations.PromoteAsync(eventId, actor, ct);
    }

    /// <summary>Closes registration, or opens it again; the process opens it first.</summary>
    /// <exception cref="RuleBrokenException"><c>event-state</c>.</exception>
    public async Task SwitchAsync(long eventId, bool takesRegistrations, string actor, CancellationToken ct)
    {
        var state = await db.Set<ExchangeEvent>().Where(e => e.Id == eventId).Select(e => e.State).SingleAsync(ct);
        if (state is not (ExchangeEventState.Open or ExchangeEventState.Closed)) throw new RuleBrokenException(new BrokenRule("event-state", "该活动当前状态不允许此操作。"));
        await SetStateAsync(eventId, takesRegistrations ? ExchangeEventState.Open : ExchangeEventState.Closed, actor, ct);
    }

    /// <summary>Opens or closes registration, holds or cancels the event.</summary>
    /// <exception cref="RuleBrokenException"><c>event-state</c>, <c>event-ahead</c>.</exception>
    public async Task SetStateAsync(long eventId, ExchangeEventState state, string actor, CancellationToken ct)
    {
        var changed = await db.Set<ExchangeEvent>().SingleAsync(e => e.Id == eventId, ct);
        if (changed.State == state) return;
        RuleBrokenException.ThrowIf(EventRules.MayBecome(changed, state, time.GetUtcNow()));
        changed.State = state;
        await SaveAsync(changed, "exchange.state", new { state = state.ToString() }, actor, ct);
    }

    /// <summary>The events of a campaign by number.</summary>
    public async Task<IReadOnlyList<ExchangeEvent>> OfCampaignAsync(long campaignId, CancellationToken ct) =>
        await db.Set<ExchangeEvent>().AsNoTracking().Where(e => e.CampaignId == campaignId).OrderBy(e => e.Number).ToListAsync(ct);

    private async Task SaveAsync(ExchangeEvent changed, string act, object details, string actor, CancellationToken ct)
    {
        changed.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, act, "exchangeEvent", changed.Id, details, ct);
    }
}

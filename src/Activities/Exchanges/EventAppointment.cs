using BenchmarkWorkflow.Activities.Letters;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Selection.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>The exchange event.</summary>
internal sealed class EventAppointment(DbContext db) : IAppointment
{
    public string Name => "event";

    public string Label => "交流活动";

    public async Task<CalendarEvent?> FindAsync(Case about, CancellationToken ct) =>
        await db.Set<ExchangeEvent>().AsNoTracking().SingleOrDefaultAsync(
            e => about.Matter.Kind == Matter.Registration ? db.Set<EventRegistration>().Any(r => r.Id == about.Matter.Id && r.EventId == e.Id) : e.Id == about.Matter.Id, ct) is { } of
            ? new CalendarEvent(of.Uid, of.Sequence, of.Title, of.StartsAt, of.EndsAt) { Location = of.Place, RemindBefore = TimeSpan.FromDays(1) }
            : null;
}

using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Notices;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>What the public does: objects to a published list, comes to the meetings, asks for visits.</summary>
internal sealed class PublicActs(Agenda agenda, Chance chance, OfficeHours hours, long campaignId)
{
    private static readonly SteadyList<long, PublicNotice> OpenNotices = new((db, campaign) =>
        db.Set<PublicNotice>().AsNoTracking().Where(notice => notice.CampaignId == campaign && notice.State == NoticeState.Open).OrderBy(notice => notice.Id));

    private static readonly SteadyList<long, ExchangeEvent> OpenEvents = new((db, campaign) =>
        db.Set<ExchangeEvent>().AsNoTracking().Where(meeting => meeting.CampaignId == campaign && meeting.State == ExchangeEventState.Open).OrderBy(meeting => meeting.Id));

    private readonly HashSet<long> seenNotices = [];
    private readonly HashSet<long> seenEvents = [];

    /// <summary>Plans what people make of a notice, or of an event open for registration, that was not there at the last look.</summary>
    public async Task LookAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<DbContext>();
        var notices = await OpenNotices.AskAsync(db, campaignId, ct);
        foreach (var notice in notices.Where(notice => seenNotices.Add(notice.Id))) Object(notice);
        var events = await OpenEvents.AskAsync(db, campaignId, ct);
        foreach (var meeting in events.Where(meeting => seenEvents.Add(meeting.Id))) Attend(meeting);
    }

    /// <summary>A few object by name and with evidence; somebody without a name; somebody after the end.</summary>
    private void Object(PublicNotice notice)
    {
        var listed = NoticeSnapshot.Read(notice.SnapshotJson).Select(line => line.ApplicationId).ToList();
        if (listed.Count == 0) return;
        var real = notice.PreviousId is null ? Math.Max(2, listed.Count / 15) : 1;
        for (var number = 0; number < real; number++)
        {
            var about = chance.Pick(listed, $"objects {notice.Number}", number);
            File(notice, about, hours.From(notice.OpenedAt.AddHours(6 + (number * 11 % 60))), "周明达", "对申报数据真实性有异议，附证据。", "https://evidence.example/1");
        }

        File(notice, listed[0], notice.OpenedAt.AddHours(20), "匿名", "听说材料不实。", "");
        File(notice, listed[^1], notice.ClosesAt.AddHours(3), "陈立", "逾期提出的异议。", "https://evidence.example/2");
    }

    private void File(PublicNotice notice, long about, DateTimeOffset at, string by, string statement, string evidence) =>
        agenda.Plan(at, $"{by} objects", (services, ct) => services.GetRequiredService<ObjectionDesk>().FileAsync(
            notice.Id, new FiledObjection(about, ObjectionChannel.Objection, ObjectionSubject.Authenticity, by, "13800000000", statement, evidence), "public", ct));

    private void Attend(ExchangeEvent meeting)
    {
        var wanted = chance.Between(meeting.Capacity * 6 / 10, meeting.Capacity * 11 / 10, "comes to event", meeting.Number);
        var opens = agenda.Next ?? meeting.StartsAt;
        for (var number = 1; number <= wanted; number++)
        {
            var person = number;
            var at = meeting.StartsAt.AddHours(-30 - chance.Between(0, 200, $"registers {meeting.Number}", number));
            agenda.Plan(at > opens ? at : opens, $"guest {number} registers", async (services, ct) =>
            {
                var registration = await services.GetRequiredService<EventRegistrations>().RegisterAsync(
                    meeting.Id, new Attendee($"来宾{person}", $"参会企业{person}", $"guest{meeting.Number}.{person}@guests.example"), "public", ct);
                PlanDay(meeting, registration.Id, person);
            });
        }
    }

    /// <summary>One in twelve gives the seat back, one in ten does not come.</summary>
    private void PlanDay(ExchangeEvent meeting, long registrationId, int person)
    {
        if (chance.Happens(0.08, $"cancels {meeting.Number}", person))
        {
            agenda.Plan(meeting.StartsAt.AddHours(-20), $"guest {person} cancels", (services, ct) => services.GetRequiredService<EventRegistrations>().CancelAsync(registrationId, "public", ct));
            return;
        }

        if (chance.Happens(0.1, $"stays away {meeting.Number}", person)) return;
        agenda.Plan(meeting.StartsAt.AddMinutes(-chance.Between(1, 40, "arrives", person)), $"guest {person} arrives", async (services, ct) =>
        {
            var registration = await services.GetRequiredService<DbContext>().Set<EventRegistration>().AsNoTracking().SingleAsync(r => r.Id == registrationId, ct);
            if (registration is { State: RegistrationState.Registered, Code: { } code }) await services.GetRequiredService<EventRegistrations>().CheckInAsync(meeting.Id, code, Cast.Secretary, ct);
        });
    }
}

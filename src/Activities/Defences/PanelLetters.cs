using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>Tells the panel of a session that it has changed.</summary>
public sealed class PanelLetters(DbContext db, Outbox outbox)
{
    /// <summary>Who stays hears of another time or place only; who joins or leaves hears of that.</summary>
    public async Task TellAsync(DefenceSession was, DefenceSession now, string reason, CancellationToken ct)
    {
        var moved = (was.StartsAt, was.Room) != (now.StartsAt, now.Room);
        var told = was.Panel.Union(now.Panel).Where(expert => moved || was.Panel.Contains(expert) != now.Panel.Contains(expert)).ToList();
        var year = await db.Set<Campaign>().Where(campaign => campaign.Id == now.CampaignId).Select(campaign => campaign.Year).SingleAsync(ct);
        var heard = await db.Set<DefenceSlot>().Where(slot => slot.SessionId == now.Id && slot.Attendance != DefenceAttendance.Cancelled).Select(slot => slot.Position).ToListAsync(ct);
        var ends = now.EndOf(heard.Count, heard.Max());
        foreach (var expert in await db.Set<Expert>().AsNoTracking().Where(one => told.Contains(one.Id)).OrderBy(one => one.Id).ToListAsync(ct))
        {
            var leaves = !now.Panel.Contains(expert.Id);
            await outbox.QueueAsync(
                new NewMail
                {
                    DedupeKey = string.Create(CultureInfo.InvariantCulture, $"panel-changed/{now.Id}/{now.Revision}/{expert.Account}"), Recipients = [new MailRecipient(expert.Email, expert.Name)], ToUser = expert.Account,
                    Template = "defence-panel-changed",
                    ModelJson = JsonSerializer.Serialize(
                        new
                        {
                            year, expert = expert.Name, session = $"第 {now.Number} 场", oldStartsAt = was.StartsAt, startsAt = now.StartsAt, endsAt = ends, place = now.Room, reason, released = leaves, joins = !was.Panel.Contains(expert.Id),
                        },
                        ActivitiesJson.Readable),
                    Appointment = new CalendarEvent(string.Create(CultureInfo.InvariantCulture, $"defence-session-{now.Id}@benchmark-workflow"), (int)now.Revision, $"全国质量标杆答辩评审：第 {now.Number} 场", now.StartsAt, ends)
                    {
                        Method = leaves ? CalendarMethod.Cancel : CalendarMethod.Request, Location = now.Room, Attendees = [expert.Email],
                    },
                },
                ct);
        }
    }
}

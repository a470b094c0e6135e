using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>The secretariat hears a company in another session, and the company is written to at once, with the changed appointment for its calendar.</summary>
public sealed class DefenceMoves(DbContext db, DefenceSchedule schedule, DefenceDay day, Outbox outbox)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="RuleBrokenException">See <see cref="DefenceSchedule.MoveAsync"/>.</exception>
    public async Task MoveAsync(long applicationId, long sessionId, string reason, string actor, CancellationToken ct)
    {
        var before = await day.InvitationAsync(applicationId, ct);
        var slot = await schedule.MoveAsync(applicationId, sessionId, reason, actor, ct);
        if (before is null || await day.InvitationAsync(applicationId, ct) is not { } after) return; // not drawn: the company knows of no time yet
        var about = await (
            from application in db.Set<Application>()
            where application.Id == applicationId
            join campaign in db.Set<Campaign>() on application.CampaignId equals campaign.Id
            select new { application.ReceiptNumber, campaign.Year }).SingleAsync(ct);
        await outbox.QueueAsync(
            new NewMail
            {
                DedupeKey = string.Create(CultureInfo.InvariantCulture, $"defence-moved/{slot.Id}/{after.Sequence}"), Recipients = [new MailRecipient(after.Email, after.Company)], Template = "defence-changed",
                ModelJson = JsonSerializer.Serialize(
                    new
                    {
                        year = about.Year, company = after.Company, receiptNumber = about.ReceiptNumber, session = $"第 {after.SessionNumber} 场", oldStartsAt = before.StartsAt, startsAt = after.StartsAt, place = after.Place,
                        reason = reason.Trim(),
                    },
                    Readable),
                Appointment = new CalendarEvent(after.Uid, after.Sequence, $"全国质量标杆答辩评审：{after.Company}", after.StartsAt, after.EndsAt) { Location = after.Place, RemindBefore = TimeSpan.FromDays(1), Attendees = [after.Email] },
                AboutKind = Matter.Application, AboutId = applicationId.ToString(CultureInfo.InvariantCulture),
            },
            ct);
    }
}

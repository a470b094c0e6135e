using System.Globalization;
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

/// <summary>The secretariat hears a company in another session, or changes a session: whoever is concerned is written to at once, with the changed appointment for their calendar.</summary>
public sealed class DefenceMoves(DbContext db, DefenceSchedule schedule, DefenceDay day, PanelLetters panels, Outbox outbox, TimeProvider time)
{
    /// <exception cref="RuleBrokenException">See <see cref="DefenceSchedule.MoveAsync"/>.</exception>
    public async Task MoveAsync(long applicationId, long sessionId, string reason, string actor, CancellationToken ct)
    {
        var before = (await day.SlotAsync(applicationId, ct))?.StartsAt;
        await schedule.MoveAsync(applicationId, sessionId, reason, actor, ct);
        if (before is { } known && await day.InvitationAsync(applicationId, ct) is { } after) await TellAsync(known, after, asksAnew: true, reason, ct); // not drawn: the company knows of no time yet
    }

    /// <summary>Changes a session's room, start or panel. Its companies are written to where their turn or its place has changed, and who joins or leaves the panel, or sits at another time, as well.</summary>
    /// <returns>Whether it comes at another time: then the receipts of its companies were taken back.</returns>
    /// <exception cref="RuleBrokenException">See <see cref="DefenceSchedule.ChangeSessionAsync"/>.</exception>
    public async Task<bool> ChangeSessionAsync(long sessionId, DateTimeOffset startsAt, string room, IReadOnlyList<long> panel, string reason, long? seen, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason));
        var was = await db.Set<DefenceSession>().AsNoTracking().SingleAsync(session => session.Id == sessionId, ct);
        var before = (await day.InvitationsAsync(was.CampaignId, ct)).Where(one => one.SessionNumber == was.Number).ToDictionary(one => one.ApplicationId);
        await schedule.ChangeSessionAsync(sessionId, startsAt, room, panel, seen, actor, ct);
        var now = await db.Set<DefenceSession>().AsNoTracking().SingleAsync(session => session.Id == sessionId, ct);
        var isRetimed = was.StartsAt != now.StartsAt;
        if (isRetimed || was.Room != now.Room)
            foreach (var after in (await day.InvitationsAsync(was.CampaignId, ct)).Where(one => before.ContainsKey(one.ApplicationId))) await TellAsync(before[after.ApplicationId].StartsAt, after, isRetimed, reason, ct);
        await panels.TellAsync(was, now, reason.Trim(), ct);
        return isRetimed;
    }

    /// <param name="asksAnew">The receipt was taken back: where there is still time, another is asked for.</param>
    private async Task TellAsync(DateTimeOffset before, DefenceInvitation after, bool asksAnew, string reason, CancellationToken ct)
    {
        var applicationId = after.ApplicationId;
        var about = await (
            from application in db.Set<Application>()
            where application.Id == applicationId
            join campaign in db.Set<Campaign>() on application.CampaignId equals campaign.Id
            select new { application.ReceiptNumber, campaign.Year }).SingleAsync(ct);
        await outbox.QueueAsync(
            new NewMail
            {
                DedupeKey = string.Create(CultureInfo.InvariantCulture, $"defence-moved/{after.SlotId}/{after.Sequence}"), Recipients = [new MailRecipient(after.Email, after.Company)], Template = "defence-changed",
                ModelJson = JsonSerializer.Serialize(
                    new
                    {
                        year = about.Year, company = after.Company, receiptNumber = about.ReceiptNumber, session = $"第 {after.SessionNumber} 场", oldStartsAt = before, startsAt = after.StartsAt, place = after.Place,
                        replyBy = asksAnew && time.GetUtcNow() < after.ReceiptUntil ? after.ReceiptUntil : default(DateTimeOffset?), reason = reason.Trim(),
                    },
                    ActivitiesJson.Readable),
                Appointment = new CalendarEvent(after.Uid, after.Sequence, $"全国质量标杆答辩评审：{after.Company}", after.StartsAt, after.EndsAt) { Location = after.Place, RemindBefore = TimeSpan.FromDays(1), Attendees = [after.Email] },
                AboutKind = Matter.Application, AboutId = applicationId.ToString(CultureInfo.InvariantCulture),
            },
            ct);
    }
}

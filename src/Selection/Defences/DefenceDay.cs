using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>What an invitation to a defence says, the calendar file's facts included.</summary>
/// <param name="Uid">Stable over changes of time and place; <paramref name="Sequence"/> counts those.</param>
/// <param name="ReceiptUntil">By when the company answers.</param>
public sealed record DefenceInvitation(
    long ApplicationId, long SlotId, string Company, string Email, int SessionNumber, int Position, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, int PresentMinutes, int QuestionMinutes,
    int MaxPresenters, DateTimeOffset ReceiptUntil, string Uid, int Sequence);

/// <summary>From the invitation to the scores: receipts, attendance, what the panel gives.</summary>
public sealed class DefenceDay(DbContext db, TimeProvider time, AuditTrail audit, RecusalDesk recusals)
{
    private static readonly SteadyQuery<long, long, Turn> Turns = new((db, application, expert, _) => (
        from slot in db.Set<DefenceSlot>().AsNoTracking()
        where slot.ApplicationId == application
        join session in db.Set<DefenceSession>().AsNoTracking() on slot.SessionId equals session.Id
        select new Turn(slot, session, db.Set<PanelScore>().Any(p => p.ApplicationId == application && p.ExpertId == expert))).Single());

    /// <summary>The invitations of a campaign's drawn slots that are still to come or under way, by start.</summary>
    public Task<IReadOnlyList<DefenceInvitation>> InvitationsAsync(long campaignId, CancellationToken ct) =>
        InvitationsAsync(campaignId, db.Set<DefenceSlot>().Where(s => s.CampaignId == campaignId), ct);

    /// <summary>One application's invitation; none before the draw.</summary>
    public async Task<DefenceInvitation?> InvitationAsync(long applicationId, CancellationToken ct)
    {
        var campaignId = await db.Set<Application>().Where(a => a.Id == applicationId).Select(a => a.CampaignId).SingleAsync(ct);
        return (await InvitationsAsync(campaignId, db.Set<DefenceSlot>().Where(s => s.ApplicationId == applicationId), ct)).SingleOrDefault();
    }

    /// <summary>The company answers the invitation (回执). It may answer again until the receipt's date.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="DefenceRules.MayReceipt"/>.</exception>
    public async Task ReceiptAsync(long applicationId, bool comes, IReadOnlyList<string> presenters, string actor, CancellationToken ct)
    {
        var slot = await db.Set<DefenceSlot>().SingleAsync(s => s.ApplicationId == applicationId, ct);
        var settings = (await db.SettingsOfAsync(slot.CampaignId, ct)).Defence;
        RuleBrokenException.ThrowIf(DefenceRules.MayReceipt(slot, comes, presenters, settings, time.GetUtcNow()));
        (slot.ReceiptAt, slot.WillCome, slot.Presenters) = (time.GetUtcNow(), comes, comes ? string.Join('\n', presenters.Select(p => p.Trim())) : "");
        await SaveAsync(slot, "defence.receipt", new { comes, presenters }, actor, ct);
    }

    /// <summary>Notes who is there, who is excused, who is not; and takes a withdrawn application out.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="DefenceRules.MayMark"/>.</exception>
    public async Task MarkAsync(long applicationId, DefenceAttendance attendance, string remark, string actor, CancellationToken ct)
    {
        var slot = await db.Set<DefenceSlot>().SingleAsync(s => s.ApplicationId == applicationId, ct);
        var isScored = await db.Set<PanelScore>().AnyAsync(p => p.SlotId == slot.Id && p.VoidedBecause == null, ct);
        RuleBrokenException.ThrowIf(DefenceRules.MayMark(slot, attendance, remark, isScored, time.GetUtcNow()));
        (slot.Attendance, slot.Remark) = (attendance, remark.Trim());
        await SaveAsync(slot, "defence.attendance", new { attendance = attendance.ToString(), remark }, actor, ct);
    }

    /// <summary>A member of the panel scores a company that is there, once and for good.</summary>
    /// <returns>The total out of 100.</returns>
    /// <exception cref="RuleBrokenException">
    /// <c>not-on-panel</c>, <c>defence-not-present</c>, <c>panel-score-given</c>, <c>expert-recused</c>, and <see cref="Rubric.CheckComplete"/>.
    /// </exception>
    public async Task<decimal> ScoreAsync(long applicationId, long expertId, SheetEntry entry, string actor, CancellationToken ct)
    {
        var turn = await Turns.AskAsync(db, applicationId, expertId, ct);
        var (slot, session, hasScored) = (turn.Slot, turn.Session, turn.HasScored);
        RuleBrokenException.ThrowIf(DefenceRules.MayScore(slot, session, expertId, hasScored) ?? RecusalRules.MayJudge(await recusals.BetweenAsync(expertId, applicationId, ct)));
        var rubric = (await db.SettingsOfAsync(slot.CampaignId, ct)).Defence.Rubric;
        RuleBrokenException.ThrowIfAny([.. Rubric.CheckComplete(rubric, entry.Points), .. ReviewRemarks.Check(rubric, entry.Remarks)]);
        var score = new PanelScore
        {
            CampaignId = slot.CampaignId, SlotId = slot.Id, ApplicationId = applicationId, ExpertId = expertId, PointsJson = PanelScore.Write(entry.Points),
            RemarksJson = ReviewRemarks.Write(entry.Remarks), Comment = entry.Comment, Total = Rubric.Total(rubric, entry.Points), SubmittedAt = time.GetUtcNow(),
        };
        db.Add(score);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "defence.scored", "application", applicationId, new { expertId }, ct);
        return score.Total;
    }

    /// <summary>The application's slot; none before it is planned.</summary>
    public Task<DefenceSlot?> SlotAsync(long applicationId, CancellationToken ct) => db.Set<DefenceSlot>().AsNoTracking().SingleOrDefaultAsync(s => s.ApplicationId == applicationId, ct);

    /// <summary>The panel of an application's session without those who are recused from it and leave the room.</summary>
    public async Task<IReadOnlyList<long>> JudgesAsync(long applicationId, CancellationToken ct)
    {
        var session = await db.Set<DefenceSession>().AsNoTracking().SingleAsync(s => db.Set<DefenceSlot>().Any(slot => slot.ApplicationId == applicationId && slot.SessionId == s.Id), ct);
        var ties = await recusals.OfApplicationAsync(applicationId, ct);
        return [.. session.Panel.Where(expert => ties.All(tie => tie.ExpertId != expert))];
    }

    private async Task<IReadOnlyList<DefenceInvitation>> InvitationsAsync(long campaignId, IQueryable<DefenceSlot> slots, CancellationToken ct)
    {
        var settings = (await db.SettingsOfAsync(campaignId, ct)).Defence;
        var rows = await (
            from slot in slots
            join session in db.Set<DefenceSession>() on slot.SessionId equals session.Id
            join application in db.Set<Application>() on slot.ApplicationId equals application.Id
            join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
            where slot.StartsAt != null && slot.EndsAt != null && (slot.Attendance == DefenceAttendance.Expected || slot.Attendance == DefenceAttendance.Present)
            orderby slot.StartsAt, session.Number, slot.Position
            select new { slot, session, company.FullName, company.ContactEmail }).AsNoTracking().ToListAsync(ct);
        return
        [
            .. rows.Select(r => new DefenceInvitation(
                r.slot.ApplicationId, r.slot.Id, r.FullName, r.ContactEmail, r.session.Number, r.slot.Position ?? 0, r.slot.StartsAt!.Value, r.slot.EndsAt!.Value, r.session.Room, // filtered above
                r.session.PresentMinutes, r.session.QuestionMinutes, settings.MaxPresenters, DefenceRules.ReceiptUntil(r.slot.StartsAt.Value, settings), r.slot.Uid, r.slot.Sequence)),
        ];
    }

    private async Task SaveAsync(DefenceSlot slot, string act, object details, string actor, CancellationToken ct)
    {
        slot.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, act, "application", slot.ApplicationId, details, ct);
    }

    /// <summary>A company before the panel, and whether one of the panel has scored it.</summary>
    private sealed record Turn(DefenceSlot Slot, DefenceSession Session, bool HasScored);
}

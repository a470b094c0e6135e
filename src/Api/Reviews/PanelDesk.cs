using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Reviews;

/// <summary>What a member of a panel hears and scores, as it goes on. Blind as <see cref="ReviewDesk"/>.</summary>
internal sealed class PanelDesk(DbContext db, DefenceSchedule schedule, DefenceScores scores, RecusalDesk recusals, CampaignDesk campaigns, ScoreSeats seats, ReviewDesk reviews)
{
    /// <summary>The sittings of the latest campaign whose panel the caller is on.</summary>
    public async Task<IReadOnlyList<PanelSessionView>> SessionsAsync(Expert expert, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { } campaign) return [];
        var own = (await schedule.SessionsAsync(campaign.Id, ct)).Where(session => session.Panel.Contains(expert.Id)).ToList();
        if (own.Count == 0) return [];
        var numbers = own.Select(session => session.Id).ToList();
        var turns = (await (
            from slot in db.Set<DefenceSlot>().AsNoTracking()
            where numbers.Contains(slot.SessionId) && slot.Attendance != DefenceAttendance.Cancelled
            join application in db.Set<Application>() on slot.ApplicationId equals application.Id
            join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
            orderby slot.Position, application.ReceiptNumber
            select new Turn(slot, application.ReceiptNumber, company.FullName, application.Title)).ToListAsync(ct)).ToLookup(turn => turn.Slot.SessionId);
        var heard = await scores.OfCampaignAsync(campaign.Id, ct);
        var ids = turns.SelectMany(session => session).Select(turn => turn.Slot.ApplicationId).ToList();
        var leaving = (await recusals.OfApplicationsAsync(campaign.Id, ids, ct)).ToLookup(tie => tie.ApplicationId, tie => tie.ExpertId);
        var given = await db.Set<PanelScore>().AsNoTracking().Where(score => ids.Contains(score.ApplicationId) && score.ExpertId == expert.Id && score.VoidedBecause == null).ToDictionaryAsync(score => score.ApplicationId, score => score.Total, ct);
        var open = await seats.OfAsync(expert.Account, ScoreSeats.Defence, ct);
        var areas = await db.Set<KeyArea>().AsNoTracking().Where(area => area.CampaignId == campaign.Id).ToDictionaryAsync(area => area.Id, area => area.Name, ct);
        return
        [
            .. own.OrderBy(session => session.StartsAt).ThenBy(session => session.Number).Select(session => new PanelSessionView(
                session.Number, areas.GetValueOrDefault(session.AreaId, ""), session.StartsAt, session.Room, session.PresentMinutes, session.QuestionMinutes, session.DrawnAt is not null,
                [.. turns[session.Id].Select(turn => View(turn, session, expert.Id, leaving[turn.Slot.ApplicationId].ToHashSet(), heard[turn.Slot.ApplicationId], given, open))])),
        ];
    }

    /// <summary>The scoring of one defence; none to whom it is not given, or who is recused.</summary>
    public async Task<ScoringView?> ScoringAsync(Expert expert, long application, CancellationToken ct)
    {
        if (await db.Set<DefenceSlot>().AsNoTracking().SingleOrDefaultAsync(one => one.ApplicationId == application, ct) is not { } slot) return null;
        var session = await db.Set<DefenceSession>().AsNoTracking().SingleAsync(one => one.Id == slot.SessionId, ct);
        var leaving = (await recusals.OfApplicationAsync(application, ct)).Select(tie => tie.ExpertId).ToHashSet();
        if (!session.Panel.Contains(expert.Id) || leaving.Contains(expert.Id)) return null;
        var score = await scores.OfApplicationAsync(application, ct);
        var all = await db.Set<PanelScore>().AsNoTracking().Where(one => one.ApplicationId == application && one.VoidedBecause == null).OrderBy(one => one.Id).ToListAsync(ct);
        var own = all.FirstOrDefault(one => one.ExpertId == expert.Id);
        var mayKnow = own is not null && score is { AreAllIn: true };
        var shown = all.Where(one => one.ExpertId == expert.Id || mayKnow).ToList();
        var names = await reviews.NamesAsync([.. shown.Select(one => one.ExpertId)], ct);
        var seat = own is null ? (await seats.OfAsync(expert.Account, ScoreSeats.Defence, ct)).GetValueOrDefault(application) : null;
        return new(
            application, ReviewDesk.Criteria((await campaigns.SettingsAsync(slot.CampaignId, ct)).Defence.Rubric), seat?.TaskId, seat?.DueAt, session.Panel.Count(member => !leaving.Contains(member)), all.Count,
            score?.AreAllIn ?? false, own is null ? null : Given(own), [.. shown.Where(one => one.ExpertId != expert.Id).Select(Given)], mayKnow ? score?.Value : null);

        GivenView Given(PanelScore one) => new(names[one.ExpertId], one.Total, one.Points, one.Remarks, one.Comment);
    }

    private static PanelTurnView View(
        Turn turn, DefenceSession session, long expert, HashSet<long> leaving, DefenceScore score, Dictionary<long, decimal> given, IReadOnlyDictionary<long, ScoreSeat> open)
    {
        var slot = turn.Slot;
        if (leaving.Contains(expert)) return new(null, null, null, null, slot.Position, slot.StartsAt, slot.EndsAt, slot.Attendance, Leaves: true, null, null, 0, 0, null);
        var total = given.TryGetValue(slot.ApplicationId, out var own) ? own : (decimal?)null;
        return new(
            slot.ApplicationId, turn.ReceiptNumber, turn.Company, turn.Title, slot.Position, slot.StartsAt, slot.EndsAt, slot.Attendance, Leaves: false,
            total is null ? open.GetValueOrDefault(slot.ApplicationId)?.TaskId : null, total, session.Panel.Count(member => !leaving.Contains(member)), score.Aggregated.Count,
            total is not null && score.AreAllIn ? score.Value : null);
    }

    private sealed record Turn(DefenceSlot Slot, string? ReceiptNumber, string Company, string Title);
}

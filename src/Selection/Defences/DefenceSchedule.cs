using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>Plans sessions and panels, and moves companies between sessions.</summary>
public sealed class DefenceSchedule(DbContext db, AuditTrail audit, RecusalDesk recusals, WorkingCalendar calendar, ExpertLoads turns, TimeProvider time)
{
    /// <summary>What <see cref="PlanAsync"/> would do, changing nothing.</summary>
    /// <exception cref="RuleBrokenException">As <see cref="PlanAsync"/>.</exception>
    public async Task<DefencePlan> PreviewAsync(long campaignId, DefenceDays days, CancellationToken ct)
    {
        var settings = await db.SettingsOfAsync(campaignId, ct);
        RuleBrokenException.ThrowIfAny(days.Check(settings.Defence));
        var hearings = await WaitingAsync(campaignId, ct);
        var experts = await CandidatesAsync(days.FirstDay, ct);
        var ties = await recusals.OfApplicationsAsync(campaignId, [.. hearings.Select(h => h.ApplicationId)], ct);
        // Recusals can cost a session more than the count says; what is not used is not planned.
        var most = DefencePlanner.SessionsNeeded(hearings, settings.Defence.SlotsPerSession) * 2 + hearings.Select(h => h.AreaId).Distinct().Count();
        var taken = await TakenAsync(campaignId, ct);
        SessionPlace[] places = [.. days.Places(most + taken.Count, settings.Defence, calendar).Where(place => !taken.Contains(place))];
        var least = Math.Min(settings.Defence.PanelSize, settings.Review.MinScores);
        return DefencePlanner.Plan(new(hearings, experts, ties, places, settings.Defence.SlotsPerSession, settings.Defence.PanelSize, least));
    }

    /// <summary>Puts every application of the stage <see cref="ApplicationStage.Defence"/> that has no slot into a session. The order is drawn later.</summary>
    /// <returns>The plan; its gaps name the applications that found no place, and why.</returns>
    /// <exception cref="RuleBrokenException">See <see cref="DefenceDays.Check"/>.</exception>
    public async Task<DefencePlan> PlanAsync(long campaignId, DefenceDays days, string actor, CancellationToken ct)
    {
        var plan = await PreviewAsync(campaignId, days, ct);
        var settings = (await db.SettingsOfAsync(campaignId, ct)).Defence;
        var number = await db.Set<DefenceSession>().Where(s => s.CampaignId == campaignId).MaxAsync(s => (int?)s.Number, ct) ?? 0;
        List<(DefenceSession Session, PlannedSession Planned)> sessions = [];
        foreach (var planned in plan.Sessions)
        {
            var session = new DefenceSession
            {
                CampaignId = campaignId, Number = ++number, AreaId = planned.AreaId, Room = planned.Place.Room, Panel = planned.Panel,
                StartsAt = ShanghaiTime.At(planned.Place.Date, planned.Place.StartsAt),
                PresentMinutes = settings.PresentMinutes, QuestionMinutes = settings.QuestionMinutes, BufferMinutes = settings.BufferMinutes,
            };
            db.Add(session);
            sessions.Add((session, planned));
        }

        await db.SaveChangesAsync(ct);
        foreach (var (session, planned) in sessions)
            db.AddRange(planned.Hearings.Select(h => new DefenceSlot { CampaignId = campaignId, SessionId = session.Id, ApplicationId = h.ApplicationId }));
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "defence.planned", "campaign", campaignId, new
        {
            sessions = sessions.Select(s => new { s.Session.Number, s.Session.StartsAt, s.Session.Room, s.Session.Panel, companies = s.Planned.Hearings.Count }),
            gaps = plan.Gaps.Select(g => new { application = g.ApplicationId, g.Why.Name }),
        }, ct);
        return plan;
    }

    /// <summary>Hears a company in another session of its area, last in the order if that is drawn; its receipt is taken back. Its calendar entry keeps its id and gets a new sequence.</summary>
    /// <exception cref="RuleBrokenException"><c>reason-missing</c>; see <see cref="DefenceRules.MayMove"/>.</exception>
    public async Task<DefenceSlot> MoveAsync(long applicationId, long toSessionId, string reason, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason));
        var slot = await db.Set<DefenceSlot>().SingleAsync(s => s.ApplicationId == applicationId, ct);
        var from = await db.Set<DefenceSession>().SingleAsync(s => s.Id == slot.SessionId, ct);
        var to = await db.Set<DefenceSession>().SingleAsync(s => s.Id == toSessionId, ct);
        RuleBrokenException.ThrowIf(DefenceRules.MayMove(slot, to, from.AreaId));
        int? last = await db.Set<DefenceSlot>().Where(s => s.SessionId == toSessionId).MaxAsync(s => s.Position, ct);
        (slot.SessionId, slot.Attendance) = (to.Id, DefenceAttendance.Expected);
        slot.TakeReceiptBack();
        slot.Place(to, to.DrawnAt is null ? null : (last ?? 0) + 1);
        to.Revision++; // two companies moved to one session at once: the second looks again
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "defence.moved", "application", applicationId, new { from = from.Number, to = to.Number, reason }, ct);
        return slot;
    }

    /// <summary>Changes room, start or panel of a session. Everyone in it gets a new sequence for the calendar; with another start all receipts are taken back.</summary>
    /// <param name="seen">The revision that was read; null not to compare.</param>
    /// <exception cref="RuleBrokenException"><c>session-changed</c>, with who changed it; see <see cref="DefenceRules.MayChange"/>.</exception>
    public async Task ChangeSessionAsync(long sessionId, DateTimeOffset startsAt, string room, IReadOnlyList<long> panel, long? seen, string actor, CancellationToken ct)
    {
        var session = await db.Set<DefenceSession>().SingleAsync(s => s.Id == sessionId, ct);
        if (seen is { } revision && revision != session.Revision)
        {
            var last = (await audit.LastOfAsync("defenceSession", sessionId, 1, ct)).FirstOrDefault();
            throw new RuleBrokenException(new BrokenRule("session-changed", $"在您查看之后，该场次已被 {last?.Actor ?? "他人"} 修改。请对照最新内容后再操作。"));
        }

        await turns.TakeTurnAsync(session.CampaignId, ct); // nobody is seated twice by two people at once
        var settings = await db.SettingsOfAsync(session.CampaignId, ct);
        var slots = await db.Set<DefenceSlot>().Where(s => s.SessionId == sessionId).OrderBy(s => s.Id).ToListAsync(ct);
        var change = await ChangeAsync(session, slots, startsAt, room, panel, ct);
        RuleBrokenException.ThrowIfAny(DefenceRules.MayChange(change, settings.Defence, Math.Min(settings.Defence.PanelSize, settings.Review.MinScores), time.GetUtcNow()));
        var moved = session.StartsAt != startsAt;
        (session.StartsAt, session.Room, session.Panel) = (startsAt, room.Trim(), [.. panel.Distinct()]);
        session.Revision++;
        foreach (var slot in slots)
        {
            slot.Place(session, slot.Position);
            if (moved) slot.TakeReceiptBack();
        }

        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "defence.sessionChanged", "defenceSession", sessionId, new { startsAt, room, panel, moved }, ct);
    }

    private async Task<SessionChange> ChangeAsync(DefenceSession session, IReadOnlyList<DefenceSlot> slots, DateTimeOffset startsAt, string room, IReadOnlyList<long> panel, CancellationToken ct)
    {
        var heard = slots.Where(slot => slot.Attendance is not DefenceAttendance.Cancelled).Select(slot => slot.ApplicationId).ToList();
        var others = await db.Set<DefenceSession>().AsNoTracking().Where(s => s.CampaignId == session.CampaignId && s.Id != session.Id).ToListAsync(ct);
        var sizes = await db.Set<DefenceSlot>().Where(s => s.CampaignId == session.CampaignId).GroupBy(s => s.SessionId).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(s => s.Position) }).ToDictionaryAsync(g => g.Key, ct);
        var ends = startsAt + (session.EndOf(slots.Count, slots.Max(slot => slot.Position)) - session.StartsAt);
        var atThatTime = others.Where(other => other.StartsAt < ends && startsAt < (sizes.TryGetValue(other.Id, out var size) ? other.EndOf(size.Count, size.Last) : other.EndOf(0, null))).OrderBy(other => other.Number).ToList();
        var experts = await db.Set<Expert>().AsNoTracking().Where(expert => panel.Contains(expert.Id)).OrderBy(expert => expert.Id).ToListAsync(ct);
        var ties = (await recusals.OfApplicationsAsync(session.CampaignId, heard, ct)).ToLookup(tie => tie.ApplicationId, tie => tie.ExpertId);
        var companies = await db.Set<Application>().Where(application => heard.Contains(application.Id))
            .Join(db.Set<Applicants.Applicant>(), application => application.ApplicantId, company => company.Id, (application, company) => new { application.Id, company.FullName }).ToListAsync(ct);
        return new(
            startsAt, room, panel, slots.Any(slot => slot.Attendance is DefenceAttendance.Present or DefenceAttendance.NoShow), panel.Distinct().Count() != experts.Count,
            [.. experts.Where(expert => !expert.IsActive).Select(expert => expert.Name)], atThatTime.FirstOrDefault(other => other.Room == room.Trim())?.Number,
            [.. experts.Where(expert => atThatTime.Any(other => other.Panel.Contains(expert.Id))).Select(expert => expert.Name)],
            companies.ToDictionary(company => company.FullName, company => panel.Distinct().Count(expert => !ties[company.Id].Contains(expert))));
    }

    /// <summary>The sessions by number.</summary>
    public async Task<IReadOnlyList<DefenceSession>> SessionsAsync(long campaignId, CancellationToken ct) =>
        await db.Set<DefenceSession>().AsNoTracking().Where(s => s.CampaignId == campaignId).OrderBy(s => s.Number).ToListAsync(ct);

    /// <summary>The slots of a session in their order; before the draw by application.</summary>
    public async Task<IReadOnlyList<DefenceSlot>> SlotsAsync(long sessionId, CancellationToken ct) =>
        await db.Set<DefenceSlot>().AsNoTracking().Where(s => s.SessionId == sessionId).OrderBy(s => s.Position).ThenBy(s => s.ApplicationId).ToListAsync(ct);

    /// <summary>For whoever says that no defence is to be planned.</summary>
    /// <exception cref="RuleBrokenException"><c>defence-awaited</c>: somebody at that stage has not been heard.</exception>
    public async Task DemandNobodyWaitsAsync(long campaignId, CancellationToken ct)
    {
        var waiting = await db.Set<Application>().CountAsync(a => a.CampaignId == campaignId && a.Stage == ApplicationStage.Defence, ct);
        if (waiting > 0) throw new RuleBrokenException(new BrokenRule("defence-awaited", $"还有 {waiting} 个申报等待答辩，请排定日期与会场。"));
    }

    private async Task<IReadOnlyList<Hearing>> WaitingAsync(long campaignId, CancellationToken ct) =>
        await db.Set<Application>().AsNoTracking()
            .Where(a => a.CampaignId == campaignId && a.Stage == ApplicationStage.Defence && a.AreaId != null && !db.Set<DefenceSlot>().Any(s => s.ApplicationId == a.Id))
            .OrderBy(a => a.Id).Select(a => new Hearing(a.Id, a.AreaId!.Value)).ToListAsync(ct); // the filter stands beside it

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(DateOnly day, CancellationToken ct) =>
        [.. (await db.Set<Expert>().AsNoTracking().Where(e => e.IsActive).OrderBy(e => e.Id).ToListAsync(ct)).Select(e => new Candidate(e.Id, e.AreaIds.ToHashSet(), e.Capacity, 0, e.IsAvailable(day)))];

    private async Task<HashSet<SessionPlace>> TakenAsync(long campaignId, CancellationToken ct) =>
    [
        .. (await SessionsAsync(campaignId, ct)).Select(s => new SessionPlace(
            ShanghaiTime.DayOf(s.StartsAt), TimeOnly.FromTimeSpan(s.StartsAt.ToOffset(ShanghaiTime.Offset).TimeOfDay), s.Room)),
    ];
}

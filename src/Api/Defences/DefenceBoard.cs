using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Defences;

/// <summary>Sessions, turns and draws for the secretariat.</summary>
internal sealed class DefenceBoard(DbContext db, DefenceSchedule schedule, DefenceLottery lottery, RecusalDesk recusals, AuditTrail audit)
{
    public async Task<DefenceBoardView> OfAsync(long campaign, CancellationToken ct)
    {
        var slots = await (
            from slot in db.Set<DefenceSlot>().AsNoTracking()
            where slot.CampaignId == campaign
            join application in db.Set<Application>() on slot.ApplicationId equals application.Id
            join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
            orderby slot.Position, application.ReceiptNumber
            select new Turn(slot, application.ReceiptNumber ?? "", company.FullName)).ToListAsync(ct);
        var ids = slots.Select(turn => turn.Slot.ApplicationId).ToList();
        var leaving = (await recusals.OfApplicationsAsync(campaign, ids, ct)).ToLookup(tie => tie.ApplicationId, tie => tie.ExpertId);
        var given = await db.Set<PanelScore>().Where(score => score.CampaignId == campaign && score.VoidedBecause == null).GroupBy(score => score.ApplicationId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        var tasks = await db.OpenTasksAsync(ids, ["defence-attendance", "defence-move"], ct);
        var names = await db.Set<Expert>().AsNoTracking().ToDictionaryAsync(expert => expert.Id, expert => expert.Name, ct);
        var areas = await db.Set<KeyArea>().AsNoTracking().Where(area => area.CampaignId == campaign).ToDictionaryAsync(area => area.Id, area => area.Name, ct);
        var bySession = slots.ToLookup(turn => turn.Slot.SessionId);
        var year = (await db.Set<Campaign>().Where(one => one.Id == campaign).Select(one => one.Year).SingleAsync(ct)).ToString(CultureInfo.InvariantCulture);
        var plan = await db.Set<UserTask>().Where(task => task.TaskType == "defence-plan" && task.AboutKind == Matter.Campaign && task.AboutId == year && task.FinishedAt == null).OrderBy(task => task.Id).Select(task => (long?)task.Id).FirstOrDefaultAsync(ct);
        var waiting = await db.Set<Application>().CountAsync(a => a.CampaignId == campaign && a.Stage == ApplicationStage.Defence && !db.Set<DefenceSlot>().Any(slot => slot.ApplicationId == a.Id), ct);
        return new(
            plan, waiting,
            [
                .. (await schedule.SessionsAsync(campaign, ct)).Select(session => new SessionView(
                    session.Id, session.Number, session.AreaId, areas.GetValueOrDefault(session.AreaId, ""), session.StartsAt, session.Room, [.. session.Panel.Select(expert => new PanelMember(expert, Name(expert)))],
                    !bySession[session.Id].Any(turn => turn.Slot.Attendance is DefenceAttendance.Present or DefenceAttendance.NoShow), session.Revision, session.PresentMinutes, session.QuestionMinutes,
                    session.BufferMinutes, session.DrawnAt, [.. bySession[session.Id].Select(turn => View(turn, session))])),
            ]);

        string Name(long expert) => names.GetValueOrDefault(expert, "");

        SlotView View(Turn turn, DefenceSession session)
        {
            var slot = turn.Slot;
            var away = session.Panel.Where(leaving[slot.ApplicationId].Contains).ToList();
            return new(
                slot.ApplicationId, turn.Receipt, turn.Company, slot.Position, slot.StartsAt, slot.EndsAt, slot.Attendance, slot.WillCome, slot.Presenters, slot.Remark, [.. away.Select(Name)],
                session.Panel.Count - away.Count, given.GetValueOrDefault(slot.ApplicationId),
                Task("defence-attendance"), Task("defence-move"), slot.Attendance is DefenceAttendance.Expected or DefenceAttendance.Excused);

            long? Task(string kind) => tasks[slot.ApplicationId].LastOrDefault(task => task.Kind == kind)?.Id;
        }
    }

    /// <summary>The pool for a session's panel: who knows the area first, then who has to leave least.</summary>
    public async Task<IReadOnlyList<PanelCandidate>> CandidatesAsync(DefenceSession session, CancellationToken ct)
    {
        var heard = await db.Set<DefenceSlot>().Where(slot => slot.SessionId == session.Id && slot.Attendance != DefenceAttendance.Cancelled).Select(slot => slot.ApplicationId).ToListAsync(ct);
        var ties = (await recusals.OfApplicationsAsync(session.CampaignId, heard, ct)).Select(tie => (tie.ExpertId, tie.ApplicationId)).Distinct().GroupBy(tie => tie.ExpertId).ToDictionary(group => group.Key, group => group.Count());
        var pool = await db.Set<Expert>().AsNoTracking().Where(expert => expert.IsActive).ToListAsync(ct);
        return
        [
            .. pool.Select(expert => new PanelCandidate(expert.Id, expert.Name, expert.Employer, expert.AreaIds.Contains(session.AreaId), ties.GetValueOrDefault(expert.Id)))
                .OrderByDescending(one => one.KnowsArea).ThenBy(one => one.RecusedFrom).ThenBy(one => one.ExpertId),
        ];
    }

    /// <summary>The draws as they are on record, each drawn again from its seed.</summary>
    public async Task<IReadOnlyList<DrawView>> DrawsAsync(long campaign, CancellationToken ct)
    {
        var records = (await audit.OfAsync("campaign", campaign, ct)).Where(record => record.Act == "defence.drawn")
            .Select(record => JsonSerializer.Deserialize<Drawn>(record.Details, JsonSerializerOptions.Web)!).ToList(); // written by the draw, never null
        return
        [
            .. (await lottery.DrawsAsync(campaign, ct)).Select(draw => new DrawView(
                draw.Id, draw.SeedHash, draw.CommittedAt, draw.Seed, draw.DrawnAt, SeededDraw.Recipe,
                draw.Seed is { } seed ? [.. records.Where(record => record.SeedHash == draw.SeedHash).SelectMany(record => record.Sessions).Select(session => Again(seed, session))] : [])),
        ];
    }

    private static DrawnOrderView Again(string seed, DrawnOrder session)
    {
        var own = SeededDraw.SeedOf(seed, session.SessionNumber);
        return new(session.SessionNumber, own, session.Order, SeededDraw.Order(own, session.Order).SequenceEqual(session.Order, StringComparer.Ordinal));
    }

    private sealed record Turn(DefenceSlot Slot, string Receipt, string Company);

    private sealed record Drawn(string SeedHash, IReadOnlyList<DrawnOrder> Sessions);

    private sealed record DrawnOrder(int SessionNumber, IReadOnlyList<string> Order);
}

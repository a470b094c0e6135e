using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>Publishes, corrects and closes the list.</summary>
public sealed class NoticeBoard(DbContext db, TimeProvider time, AuditTrail audit, WorkingCalendar calendar, RankingDesk rankings, ApplicationProgress progress)
{
    /// <summary>Publishes those above the cut at this moment; each of them enters the stage <see cref="ApplicationStage.Notice"/>.</summary>
    /// <exception cref="RuleBrokenException"><c>notice-open</c>, <c>notice-concluded</c>, <c>notice-empty</c>, <c>stage-not-allowed</c>, <c>ranking-weights</c>.</exception>
    public async Task<PublicNotice> PublishAsync(long campaignId, string actor, CancellationToken ct)
    {
        var notices = await OfCampaignAsync(campaignId, ct);
        var ranking = await rankings.RankAsync(campaignId, ct);
        var selected = ranking.Selected.Select(line => line.ApplicationId).ToHashSet();
        RuleBrokenException.ThrowIf(await MayPublishAsync(campaignId, notices, selected, ct));
        var said = await db.Set<NoticeDraft>().Where(draft => draft.CampaignId == campaignId).Select(draft => draft.Text).SingleOrDefaultAsync(ct) ?? "";
        var notice = await AddAsync(campaignId, notices.LastOrDefault(), selected, said, "", closesAt: null, actor, new { ranking = ranking.InputHash }, ct);
        foreach (var id in selected.Order()) await progress.SetStageAsync(id, ApplicationStage.Notice, $"公示第 {notice.Number} 号", actor, ct);
        return notice;
    }

    /// <summary>
    /// Replaces the open notice by a corrected one: names and titles as they are now, without the applications taken off. It keeps the closing time, or
    /// runs for a new period.
    /// </summary>
    /// <param name="correction">What was corrected, for the public.</param>
    /// <exception cref="RuleBrokenException"><c>notice-not-open</c>, <c>reason-missing</c>.</exception>
    public async Task<PublicNotice> CorrectAsync(long noticeId, IReadOnlyCollection<long> takenOff, string correction, bool newPeriod, string actor, CancellationToken ct)
    {
        var notice = await db.Set<PublicNotice>().SingleAsync(n => n.Id == noticeId, ct);
        RuleBrokenException.ThrowIf(NoticeRules.MayCorrect(notice, correction));
        notice.State = NoticeState.Superseded;
        notice.Revision++;
        var listed = NoticeSnapshot.Read(notice.SnapshotJson).Select(e => e.ApplicationId).Except(takenOff).ToHashSet();
        return await AddAsync(notice.CampaignId, notice, listed, notice.Text, correction.Trim(), newPeriod ? null : notice, actor, new { takenOff, newPeriod }, ct);
    }

    /// <summary>Closes the notice: its list is the result.</summary>
    /// <exception cref="RuleBrokenException"><c>notice-not-open</c>, <c>notice-running</c>, <c>notice-objection-open</c>.</exception>
    public async Task<PublicNotice> CloseAsync(long noticeId, string actor, CancellationToken ct)
    {
        var notice = await db.Set<PublicNotice>().SingleAsync(n => n.Id == noticeId, ct);
        RuleBrokenException.ThrowIf(await MayCloseAsync(notice, ct));
        (notice.State, notice.ClosedAt) = (NoticeState.Closed, time.GetUtcNow());
        notice.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "notice.closed", "notice", noticeId, new { notice.Number, notice.Hash }, ct);
        return notice;
    }

    /// <summary>What keeps the notice from closing now; none when it may close.</summary>
    public async Task<BrokenRule?> WhyNotCloseAsync(long noticeId, CancellationToken ct) =>
        await MayCloseAsync(await db.Set<PublicNotice>().AsNoTracking().SingleAsync(n => n.Id == noticeId, ct), ct);

    /// <summary>The notice that is open or closed; none before the first.</summary>
    public Task<PublicNotice?> CurrentAsync(long campaignId, CancellationToken ct) =>
        db.Set<PublicNotice>().AsNoTracking().Where(n => n.CampaignId == campaignId && n.State != NoticeState.Superseded).OrderByDescending(n => n.Number).FirstOrDefaultAsync(ct);

    /// <summary>All notices of a campaign, oldest first.</summary>
    public async Task<IReadOnlyList<PublicNotice>> OfCampaignAsync(long campaignId, CancellationToken ct) =>
        await db.Set<PublicNotice>().AsNoTracking().Where(n => n.CampaignId == campaignId).OrderBy(n => n.Number).ToListAsync(ct);

    /// <summary>What keeps these applications from being published now; none when they may be.</summary>
    internal async Task<BrokenRule?> MayPublishAsync(long campaignId, IReadOnlyCollection<PublicNotice> notices, IReadOnlySet<long> selected, CancellationToken ct)
    {
        if (NoticeRules.MayPublish(notices, selected.Count) is { } broken) return broken;
        var steps = (await db.SettingsOfAsync(campaignId, ct)).Application.Stages;
        var stages = await db.Set<Application>().AsNoTracking().Where(a => a.CampaignId == campaignId).OrderBy(a => a.Id).Select(a => new { a.Id, a.Stage }).ToListAsync(ct);
        return stages.Where(a => selected.Contains(a.Id) && a.Stage != ApplicationStage.Notice).Select(a => StageRules.MayEnter(a.Stage, ApplicationStage.Notice, steps)).FirstOrDefault(refused => refused is not null);
    }

    private async Task<BrokenRule?> MayCloseAsync(PublicNotice notice, CancellationToken ct)
    {
        var open = await db.Set<Objection>().CountAsync(o => o.CampaignId == notice.CampaignId && (o.State == ObjectionState.Filed || o.State == ObjectionState.Accepted), ct);
        return NoticeRules.MayClose(notice, open, time.GetUtcNow());
    }

    private async Task<PublicNotice> AddAsync(
        long campaignId, PublicNotice? previous, IReadOnlySet<long> listed, string said, string correction, PublicNotice? closesAt, string actor, object details, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleAsync(c => c.Id == campaignId, ct);
        var settings = campaign.Settings.Notice;
        var end = closesAt is { } same
            ? new CalendarInstant(same.ClosesAt, same.IsProvisional)
            : calendar.EndOfSpan(now, previous is null ? settings.WorkingDays : settings.RenoticeWorkingDays, settings.CountFirstDay, settings.ClosesAt);
        var number = (previous?.Number ?? 0) + 1;
        var snapshot = NoticeSnapshot.Of(campaign.Year, number, previous?.Hash, await EntriesAsync(campaignId, listed, ct), said);
        var notice = new PublicNotice
        {
            CampaignId = campaignId, Number = number, Text = said, SnapshotJson = snapshot.Json, Hash = snapshot.Hash, Listed = listed.Count,
            PreviousId = previous?.Id, Correction = correction, OpenedAt = now, ClosesAt = end.At, IsProvisional = end.Provisional,
        };
        db.Add(notice);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, previous is null ? "notice.published" : "notice.corrected", "notice", notice.Id, new { number, snapshot.Hash, notice.Listed, notice.ClosesAt, correction, details }, ct);
        return notice;
    }

    internal async Task<IReadOnlyList<NoticeEntry>> EntriesAsync(long campaignId, IReadOnlySet<long> listed, CancellationToken ct)
    {
        var lines = await (
            from application in db.Set<Application>()
            join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
            join area in db.Set<KeyArea>() on application.AreaId equals area.Id
            join unit in db.Set<RecommendingUnit>() on application.UnitId equals unit.Id
            where application.CampaignId == campaignId
            select new NoticeEntry(application.Id, application.ReceiptNumber ?? "", company.FullName, application.Title, area.Number, unit.Name)).AsNoTracking().ToListAsync(ct);
        return [.. lines.Where(line => listed.Contains(line.ApplicationId))];
    }
}

using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>The notice as it would be published at this moment.</summary>
/// <param name="Draft">What is written so far; none: nothing.</param>
/// <param name="Obstacle">Why it cannot be published now; none when the process may.</param>
public sealed record ComingNotice(NoticeDraft? Draft, NoticeSnapshot Snapshot, IReadOnlyList<NoticeEntry> Entries, DateTimeOffset ClosesAt, bool IsProvisional, BrokenRule? Obstacle);

/// <summary>The notice before it is published: its words, and how it will look. The process publishes it.</summary>
public sealed class NoticeDesk(DbContext db, TimeProvider time, AuditTrail audit, WorkingCalendar calendar, RankingDesk rankings, NoticeBoard board)
{
    /// <summary>The number that a campaign's first notice has; only the first is written here.</summary>
    private const int First = 1;

    /// <summary>Characters of the words before the list at most.</summary>
    public const int MaxText = 4000;

    /// <summary>How the campaign's notice would be if it were published now; none once one is.</summary>
    public async Task<ComingNotice?> ComingAsync(long campaignId, CancellationToken ct)
    {
        var notices = await board.OfCampaignAsync(campaignId, ct);
        if (notices.Count > 0) return null;
        var (selected, unranked) = await SelectedAsync(campaignId, ct);
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleAsync(one => one.Id == campaignId, ct);
        var draft = await db.Set<NoticeDraft>().AsNoTracking().SingleOrDefaultAsync(one => one.CampaignId == campaignId, ct);
        var entries = await board.EntriesAsync(campaignId, selected, ct);
        var snapshot = NoticeSnapshot.Of(campaign.Year, First, null, entries, draft?.Text ?? "");
        var settings = campaign.Settings.Notice;
        var end = calendar.EndOfSpan(time.GetUtcNow(), settings.WorkingDays, settings.CountFirstDay, settings.ClosesAt);
        return new(draft, snapshot, NoticeSnapshot.Read(snapshot.Json), end.At, end.Provisional, unranked ?? await board.MayPublishAsync(campaignId, notices, selected, ct));
    }

    /// <summary>Sets the words before the list. Once it is published they are frozen.</summary>
    /// <param name="seen">The draft's revision that was read; 0 for none written yet, null not to compare.</param>
    /// <exception cref="RuleBrokenException"><c>notice-published</c>, <c>field-too-long</c>, <c>notice-draft-stale</c>.</exception>
    public async Task<NoticeDraft> WriteAsync(long campaignId, string text, long? seen, string actor, CancellationToken ct)
    {
        if (await db.Set<PublicNotice>().AnyAsync(notice => notice.CampaignId == campaignId, ct)) throw new RuleBrokenException(new BrokenRule("notice-published", "公示已发布，文字不能再改；名单的更正通过异议决定进行。"));
        var written = text.ReplaceLineEndings("\n").Trim();
        RuleBrokenException.ThrowIfAny([.. TextRules.TooLong(("text", written, MaxText))]);
        var draft = await db.Set<NoticeDraft>().SingleOrDefaultAsync(one => one.CampaignId == campaignId, ct);
        if (seen is { } revision && revision != (draft?.Revision ?? 0)) throw new RuleBrokenException(new BrokenRule("notice-draft-stale", $"公示说明已被 {draft?.WrittenBy} 修改，请刷新后再改。"));
        if (draft is null) db.Add(draft = new NoticeDraft { CampaignId = campaignId, Text = written, WrittenBy = actor, WrittenAt = time.GetUtcNow() });
        else (draft.Text, draft.WrittenBy, draft.WrittenAt) = (written, actor, time.GetUtcNow());
        draft.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "notice.drafted", "campaign", campaignId, new { text = written }, ct);
        return draft;
    }

    private async Task<(IReadOnlySet<long> Selected, BrokenRule? Unranked)> SelectedAsync(long campaignId, CancellationToken ct)
    {
        try
        {
            return ((await rankings.RankAsync(campaignId, ct)).Selected.Select(line => line.ApplicationId).ToHashSet(), null);
        }
        catch (RuleBrokenException broken)
        {
            return (new HashSet<long>(), broken.Rules[0]);
        }
    }
}

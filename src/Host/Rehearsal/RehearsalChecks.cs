using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.Mail.Outgoing;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>What must hold of every season, whatever the seed, the definitions and the campaign; read back from the database, not from what was planned.</summary>
internal sealed class RehearsalChecks(DbContext db, QuotaLedger quotas, RecusalDesk recusals, WorkingCalendar calendar, AuditTrail audit)
{
    /// <summary>The letters that tell a company how its application ended.</summary>
    private static readonly string[] ResultTemplates =
    [
        "result-selected", "result-not-selected", "result-removed", "recommendation-declined", "recommendation-overdue", "eligibility-failed", "application-late", "application-ended", "withdrawal-confirmed",
    ];

    public async Task<IReadOnlyList<RehearsalCheck>> RunAsync(long campaignId, RehearsalResult result, CancellationToken ct)
    {
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleAsync(c => c.Id == campaignId, ct);
        var closes = await db.Set<CampaignDate>().AsNoTracking().Where(d => d.CampaignId == campaignId && d.Name == DeadlineNames.Applications).Select(d => d.At).SingleAsync(ct);
        var balances = await quotas.OfCampaignAsync(campaignId, ct);
        return
        [
            Check("没有单位超出名额 No unit above its quota", result.Units.Where(unit => unit.Recommended > unit.Quota).Select(unit => unit.Name)),
            Check("超过基本名额的单位均已获准放宽 More than the base quota only with a granted relaxation",
                balances.Where(unit => unit.Balance.Held > campaign.Settings.Quota.Base && !unit.Balance.Relaxed).Select(unit => unit.Name)),
            Check("截止后提交的申报不计 Nothing submitted after the deadline counts",
                result.Applications.Where(a => a.SubmittedAt >= closes && a.Outcome != "late").Select(a => a.Company)),
            Check("没有人评审应回避的申报 Nobody judged what they are recused from", await JudgedRecusedAsync(campaignId, ct)),
            Check("公示期符合规定，结束时无未决异议 The notice ran its working days and closed with no open objection", await NoticeAsync(campaign, result, ct)),
            Check("入选申报均经推荐、评审、答辩和所要求的核查 Every selected application was recommended, reviewed, defended, and checked if asked",
                result.Applications.Where(a => a.Outcome == "selected" && (a.DocumentScore is null || a.DefenceScore is null || a.SiteCheck == "failed")).Select(a => a.Company)
                    .Concat(await SelectedWithoutPlaceAsync(result, balances, ct)).Concat(await SelectedUncheckedAsync(campaignId, ct))),
            Check("申报企业均收到回执和结果 Every applicant got its receipt and its result by mail", await WithoutMailAsync(result, ct)),
            Check("没有仍在运行或出错的流程 No process is left running or faulted", result.Instances is { Running: 0, Faulted: 0 } && result.Incidents == 0
                ? [] : [$"running {result.Instances.Running}, faulted {result.Instances.Faulted}, incidents {result.Incidents}"]),
            Check("审计链完整 The audit chain is whole", await audit.VerifyAsync(ct) is { } broken ? [broken.ToString() ?? ""] : []),
        ];
    }

    private static RehearsalCheck Check(string title, IEnumerable<string> broken)
    {
        var all = broken.Distinct().ToList();
        return new RehearsalCheck(title, all.Count == 0, string.Join("；", all.Take(5)) + (all.Count > 5 ? $" … {all.Count}" : ""));
    }

    private async Task<IEnumerable<string>> JudgedRecusedAsync(long campaignId, CancellationToken ct)
    {
        var sheets = await db.Set<ScoreSheet>().AsNoTracking().Where(sheet => sheet.CampaignId == campaignId && sheet.State == ScoreSheetState.Submitted).Select(sheet => new { sheet.ExpertId, sheet.ApplicationId }).ToListAsync(ct);
        var ties = await recusals.OfApplicationsAsync(campaignId, [.. sheets.Select(sheet => sheet.ApplicationId).Distinct()], ct);
        var tied = ties.Select(tie => (tie.ExpertId, tie.ApplicationId)).ToHashSet();
        return sheets.Where(sheet => tied.Contains((sheet.ExpertId, sheet.ApplicationId))).Select(sheet => $"expert {sheet.ExpertId}, application {sheet.ApplicationId}");
    }

    private async Task<IEnumerable<string>> NoticeAsync(Campaign campaign, RehearsalResult result, CancellationToken ct)
    {
        var notices = await db.Set<PublicNotice>().AsNoTracking().Where(notice => notice.CampaignId == campaign.Id).OrderBy(notice => notice.Number).ToListAsync(ct);
        var open = await db.Set<Objection>().CountAsync(o => o.CampaignId == campaign.Id && (o.State == ObjectionState.Filed || o.State == ObjectionState.Accepted), ct);
        List<string> wrong = [];
        if (notices.Count == 0 && result.Applications.Any(a => a.Outcome is "selected" or "removed")) wrong.Add("没有公示"); // where nobody comes so far there is nothing to publish
        if (open > 0) wrong.Add($"{open} 件异议未决");
        foreach (var notice in notices.Where(notice => notice.ClosedAt is not null))
        {
            if (notice.ClosedAt < notice.ClosesAt) wrong.Add($"第 {notice.Number} 次公示提前结束");
        }

        foreach (var first in notices.Where(notice => notice.PreviousId is null))
        {
            var due = calendar.EndOfSpan(first.OpenedAt, campaign.Settings.Notice.WorkingDays, campaign.Settings.Notice.CountFirstDay, campaign.Settings.Notice.ClosesAt).At;
            if (due != first.ClosesAt) wrong.Add($"第 {first.Number} 次公示应于 {due:u} 截止，实为 {first.ClosesAt:u}");
        }

        return wrong;
    }

    private async Task<IEnumerable<string>> SelectedWithoutPlaceAsync(RehearsalResult result, IReadOnlyList<UnitQuota> balances, CancellationToken ct)
    {
        var holders = balances.SelectMany(unit => unit.Balance.Holds).Where(hold => hold.Confirmed).Select(hold => hold.ApplicationId).ToHashSet();
        var numbers = await db.Set<Application>().AsNoTracking().Where(a => holders.Contains(a.Id)).Select(a => a.ReceiptNumber).ToListAsync(ct);
        return result.Applications.Where(a => a.Outcome == "selected").Where(a => !numbers.Contains(a.Id)).Select(a => a.Company);
    }

    /// <summary>A check that was ordered, and neither reported nor called off, is one that was asked for and never came.</summary>
    private async Task<IEnumerable<string>> SelectedUncheckedAsync(long campaignId, CancellationToken ct) =>
        await db.Set<SiteCheck>().AsNoTracking().Where(check => check.CampaignId == campaignId && (check.State == SiteCheckState.Ordered || check.State == SiteCheckState.Planned))
            .Join(db.Set<Application>().Where(a => a.Outcome == ApplicationOutcome.Selected), check => check.ApplicationId, a => a.Id, (_, a) => a.ApplicantId)
            .Join(db.Set<Applicant>(), applicant => applicant, company => company.Id, (_, company) => company.FullName + "：现场核查未报告").ToListAsync(ct);

    /// <summary>Who handed in has a receipt; everybody has one mail about how it ended.</summary>
    private async Task<IEnumerable<string>> WithoutMailAsync(RehearsalResult result, CancellationToken ct)
    {
        var sent = await db.Set<OutgoingMessage>().AsNoTracking().Where(mail => mail.Status == OutgoingStatus.Sent && mail.AboutKind == "application" && mail.Template != null)
            .Select(mail => new { mail.AboutId, mail.Template }).ToListAsync(ct);
        var numbers = await db.Set<Application>().AsNoTracking().Select(a => new { a.Id, a.ReceiptNumber }).ToListAsync(ct);
        var receipts = sent.Where(mail => mail.Template == "application-received").Select(mail => mail.AboutId).ToHashSet();
        var results = sent.Where(mail => ResultTemplates.Contains(mail.Template!)).Select(mail => mail.AboutId).ToHashSet(); // null is filtered by the query
        var byNumber = numbers.ToDictionary(a => a.ReceiptNumber ?? $"draft-{a.Id}", a => a.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return result.Applications.SelectMany(a => Missing(a, byNumber[a.Id]));

        IEnumerable<string> Missing(RehearsedApplication application, string id)
        {
            if (application.SubmittedAt is not null && !receipts.Contains(id)) yield return $"{application.Company}：无回执";
            if (!results.Contains(id)) yield return $"{application.Company}：无结果通知";
        }
    }
}

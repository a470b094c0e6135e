using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.SiteChecks;

/// <summary>Who could go on a visit, and what keeps whom from it.</summary>
public sealed class SiteCheckCrew(DbContext db, RecusalDesk recusals, CampaignDates dates, WorkingCalendar calendar, TimeProvider time)
{
    /// <summary>What is known of these experts for a visit on these days; who is in no pool is left out.</summary>
    /// <param name="experts">None: all of the pool.</param>
    public async Task<IReadOnlyList<TeamMember>> OfAsync(SiteCheck check, IReadOnlyCollection<long>? experts, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var pool = await db.Set<Expert>().AsNoTracking().Where(e => experts == null ? e.IsActive : experts.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(ct);
        var ties = (await recusals.OfApplicationAsync(check.ApplicationId, ct)).GroupBy(tie => tie.ExpertId).ToDictionary(ties => ties.Key, ties => ties.First().Reason.Text());
        var elsewhere = await ElsewhereAsync(check, from, until, ct);
        return
        [
            .. pool.Select(e => new TeamMember(
                e.Id, e.Name, !e.IsActive, e.OutFrom <= until && (e.OutUntil is not { } back || from <= back), ties.GetValueOrDefault(e.Id), elsewhere.GetValueOrDefault(e.Id)) { Employer = e.Employer, AreaIds = e.AreaIds }),
        ];
    }

    /// <summary>Every rule and every doubt that a plan would meet, changing nothing.</summary>
    public async Task<(IReadOnlyList<BrokenRule> Broken, IReadOnlyList<BrokenRule> Doubts)> TryAsync(SiteCheck check, VisitPlan plan, CancellationToken ct)
    {
        var members = await OfAsync(check, plan.Team, plan.From, plan.Until, ct);
        var size = (await db.SettingsOfAsync(check.CampaignId, ct)).SiteCheck.TeamSize;
        var broken = SiteCheckRules.MayPlan(check, plan, members, size, time.GetUtcNow());
        return (broken, SiteCheckRules.Doubts(plan, members, await LastDayAsync(check.CampaignId, ct), calendar));
    }

    /// <summary>The campaign's last day for site checks.</summary>
    public async Task<DateOnly> LastDayAsync(long campaignId, CancellationToken ct) => ShanghaiTime.DayOf((await dates.AtAsync(campaignId, DeadlineNames.SiteCheck, ct)).AddTicks(-1));

    /// <summary>How many visits each expert makes in a campaign.</summary>
    public async Task<IReadOnlyDictionary<long, int>> VisitsAsync(long campaignId, CancellationToken ct) =>
        (await db.Set<SiteCheck>().AsNoTracking().Where(c => c.CampaignId == campaignId && c.State != SiteCheckState.Cancelled).ToListAsync(ct))
            .SelectMany(c => c.Team).GroupBy(expert => expert).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>The company that an expert visits on one of these days, of all campaigns, by expert.</summary>
    private async Task<Dictionary<long, string>> ElsewhereAsync(SiteCheck but, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var visits = await (
            from check in db.Set<SiteCheck>().AsNoTracking()
            where check.Id != but.Id && check.State != SiteCheckState.Cancelled && check.VisitFrom <= last && check.VisitUntil >= first
            join application in db.Set<Application>() on check.ApplicationId equals application.Id
            join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
            orderby check.Id
            select new { Check = check, company.FullName }).ToListAsync(ct);
        Dictionary<long, string> found = [];
        foreach (var visit in visits)
            foreach (var expert in visit.Check.Team) found.TryAdd(expert, visit.FullName);
        return found;
    }

    /// <summary>Holds these experts, of whatever campaign: who plans for one of them next waits for this transaction, and sees what it did.</summary>
    internal Task HoldAsync(IReadOnlyCollection<long> experts, CancellationToken ct) =>
        db.Set<Expert>().Where(expert => experts.Contains(expert.Id)).ExecuteUpdateAsync(set => set.SetProperty(expert => expert.IsActive, expert => expert.IsActive), ct);
}

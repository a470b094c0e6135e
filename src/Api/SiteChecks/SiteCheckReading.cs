using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.SiteChecks;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.SiteChecks;

/// <summary>Reads site checks as the secretariat sees them.</summary>
internal sealed class SiteCheckReading(DbContext db, SiteVisits visits, SiteCheckCrew crew, TimeProvider time)
{
    public DateOnly Today => ShanghaiTime.DayOf(time.GetUtcNow());

    public async Task<IReadOnlyList<SiteCheckLine>> LinesAsync(IReadOnlyList<SiteCheckRow> rows, CancellationToken ct)
    {
        var (now, today) = (time.GetUtcNow(), Today);
        var people = rows.SelectMany(row => row.Check.Team).Distinct().ToList();
        var names = await db.Set<Expert>().AsNoTracking().Where(expert => people.Contains(expert.Id)).ToDictionaryAsync(expert => expert.Id, expert => expert.Name, ct);
        var plans = await visits.PlanTasksAsync([.. rows.Select(row => row.Check.ApplicationId)], ct);
        var reports = await db.OpenTasksAsync([.. rows.Select(row => row.Check.ApplicationId)], ["site-check-report"], ct);
        return [.. rows.Select(Line)];

        SiteCheckLine Line(SiteCheckRow row)
        {
            var check = row.Check;
            var plan = check.State is SiteCheckState.Ordered && plans.TryGetValue(check.ApplicationId, out var task) ? task : (long?)null;
            return new(
                row.Id, check.ApplicationId, row.Receipt, row.Company, row.Address, row.AreaNumber, row.AreaName, row.UnitNumber, row.UnitName, check.Reason, SiteCheckList.StandingOf(check, today),
                [.. check.Team.Select(id => new VisitorView(id, names.GetValueOrDefault(id, "")))], check.VisitFrom, check.VisitUntil, check.OrderedAt, plan,
                check.IsOpen ? reports[check.ApplicationId].LastOrDefault()?.Id : null,
                check.IsOpen, plan is not null || (check.State is SiteCheckState.Planned && now < check.EndsAt), check.Revision);
        }
    }

    /// <summary>The pool for a visit on these days: who may go first, of those who know the area, by how often they go already.</summary>
    public async Task<IReadOnlyList<CrewLine>> CrewAsync(SiteCheck check, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var members = await crew.OfAsync(check, null, from, until, ct);
        var counts = await crew.VisitsAsync(check.CampaignId, ct);
        var area = await db.Set<Application>().Where(application => application.Id == check.ApplicationId).Select(application => application.AreaId).SingleAsync(ct);
        return
        [
            .. members.Select(one => new CrewLine(
                    one.ExpertId, one.Name, one.Employer, area is { } known && one.AreaIds.Contains(known), counts.GetValueOrDefault(one.ExpertId),
                    one.Recused is { } tie ? $"须回避：{tie}" : one.Elsewhere is { } company ? $"同日核查 {company}" : one.IsAway ? "登记外出" : null, one is { Recused: null, Elsewhere: null }))
                .OrderByDescending(line => line.MayGo).ThenBy(line => line.Why is not null).ThenByDescending(line => line.KnowsArea).ThenBy(line => line.Visits).ThenBy(line => line.ExpertId),
        ];
    }
}

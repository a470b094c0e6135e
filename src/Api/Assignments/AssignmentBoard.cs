using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Assignments;

/// <summary>Applications against experts, for the secretariat: who judges what, and how much each has to do.</summary>
internal sealed class AssignmentBoard(DbContext db, TimeProvider time, ExpertLoads loads, ReviewProgress progress, CampaignDesk campaigns)
{
    /// <summary>What the rows of a list are given to.</summary>
    public async Task<IReadOnlyList<AssignmentLine>> LinesAsync(long campaignId, IReadOnlyList<ApplicationRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var sheets = (await (
            from sheet in db.Set<ScoreSheet>().AsNoTracking()
            where ids.Contains(sheet.ApplicationId)
            join expert in db.Set<Expert>() on sheet.ExpertId equals expert.Id
            orderby sheet.Id
            select new { Sheet = sheet, expert.Name }).ToListAsync(ct)).ToLookup(one => one.Sheet.ApplicationId);
        var finds = await db.OpenTasksAsync(ids, ["find-experts"], ct);
        var settings = (await campaigns.SettingsAsync(campaignId, ct)).Review;
        var now = time.GetUtcNow();
        return
        [
            .. rows.Select(row =>
            {
                var own = sheets[row.Id].ToList();
                var needed = settings.ExpertsPerApplication + own.Count(one => one.Sheet.Origin is ScoreSheetOrigin.Extra);
                var missing = row.Stage is ApplicationStage.DocumentReview ? Math.Max(0, needed - own.Count(one => one.Sheet.IsOpen || one.Sheet.State is ScoreSheetState.Submitted)) : 0;
                return new AssignmentLine(
                    row.Id, row.ReceiptNumber, row.Company, row.AreaName, row.UnitName, row.Stage, needed, missing, finds[row.Id].FirstOrDefault()?.Id,
                    [.. own.Select(one => View(one.Sheet, one.Name, now))]);
            }),
        ];
    }

    /// <summary>The experts of the pool, those with most to do first.</summary>
    public async Task<IReadOnlyList<ExpertLoadView>> ExpertsAsync(long campaignId, CancellationToken ct)
    {
        var today = ShanghaiTime.DayOf(time.GetUtcNow());
        var most = (await campaigns.SettingsAsync(campaignId, ct)).Review.MaxLoadPerExpert;
        var taken = await loads.OfCampaignAsync(campaignId, ct);
        var areas = await db.Set<KeyArea>().AsNoTracking().Where(area => area.CampaignId == campaignId).ToDictionaryAsync(area => area.Id, area => area.Number, ct);
        var asked = (await progress.OfCampaignAsync(campaignId, ct)).ToDictionary(one => one.ExpertId);
        var pool = await db.Set<Expert>().AsNoTracking().Where(expert => expert.IsActive).OrderBy(expert => expert.Id).ToListAsync(ct);
        return
        [
            .. pool.Select(expert =>
            {
                var so = asked.GetValueOrDefault(expert.Id);
                return new ExpertLoadView(
                    expert.Id, expert.Name, expert.Employer, [.. expert.AreaIds.Where(areas.ContainsKey).Select(id => areas[id]).Order()], Math.Min(expert.Capacity, most), taken.GetValueOrDefault(expert.Id),
                    so?.Open ?? 0, so?.Done ?? 0, so?.Late ?? 0, expert.IsAvailable(today), expert.OutFrom, expert.OutUntil);
            }).OrderByDescending(expert => expert.Load).ThenBy(expert => expert.Name, StringComparer.Ordinal),
        ];
    }

    private static AssignedView View(ScoreSheet sheet, string expert, DateTimeOffset now) => new(
        sheet.Id, sheet.ExpertId, expert, sheet.State, sheet.Origin, sheet.DueAt, sheet.IsOpen && sheet.DueAt <= now, sheet.Why, sheet.EndedBecause, sheet.IsOpen && ScoreSheetRules.MayReplace(sheet, now) is null);
}

using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Units;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Globalization;

namespace BenchmarkWorkflow.Api.Experiences;

/// <summary>A selected experience, as everybody may see it: what its notice said, and what the media wrote.</summary>
internal sealed record ExperienceView(long Id, int Year, string Company, string Title, int Area, string AreaName, string Unit, IReadOnlyList<ReportView> Reports);

/// <summary>A report in the media.</summary>
/// <param name="Link">Where it can be read; empty for print.</param>
internal sealed record ReportView(string Outlet, string Title, string Link, DateOnly PublishedOn);

/// <summary>The library of published experiences: what was selected, once its notice has closed.</summary>
internal static class ExperienceEndpoints
{
    private const int PageSize = 20;

    public static void MapExperiences(this IEndpointRouteBuilder api) =>
        api.MapGroup("/experiences").WithTags("experiences").MapGet("/", ListAsync).Open("what was selected is published").WithSummary("Selected experiences, the latest year first; searched in company and title.");

    private static async Task<Ok<Page<ExperienceView>>> ListAsync(string? search, int? area, int? year, string? cursor, DbContext db, CancellationToken ct)
    {
        var selected =
            from application in db.Set<Application>().AsNoTracking()
            where application.Outcome == ApplicationOutcome.Selected
            join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
            join campaign in db.Set<Campaign>() on application.CampaignId equals campaign.Id
            join theme in db.Set<KeyArea>() on application.AreaId equals theme.Id
            join unit in db.Set<RecommendingUnit>() on application.UnitId equals unit.Id
            select new { application.Id, campaign.Year, Company = company.FullName, application.Title, Area = theme.Number, AreaName = theme.Name, Unit = unit.Name };
        if (area is not null) selected = selected.Where(one => one.Area == area);
        if (year is not null) selected = selected.Where(one => one.Year == year);
        if (search?.Trim() is { Length: > 0 } words) selected = selected.Where(one => one.Company.Contains(words) || one.Title.Contains(words));
        var count = await selected.LongCountAsync(ct);
        if (Cursor.ReadKeyed(cursor) is var (lastYearText, lastId))
        {
            if (!int.TryParse(lastYearText, NumberStyles.None, CultureInfo.InvariantCulture, out var lastYear)) throw new RuleBrokenException(Cursor.Invalid);
            selected = selected.Where(one => one.Year < lastYear || (one.Year == lastYear && one.Id > lastId));
        }

        var rows = await selected.OrderByDescending(one => one.Year).ThenBy(one => one.Id).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        var ids = shown.Select(one => (long?)one.Id).ToList();
        var reports = (await db.Set<PublicityItem>().AsNoTracking().Where(item => ids.Contains(item.ApplicationId)).OrderBy(item => item.PublishedOn).ThenBy(item => item.Id).ToListAsync(ct)).ToLookup(item => item.ApplicationId);
        return TypedResults.Ok(new Page<ExperienceView>(
            [.. shown.Select(one => new ExperienceView(one.Id, one.Year, one.Company, one.Title, one.Area, one.AreaName, one.Unit, [.. reports[one.Id].Select(item => new ReportView(item.Outlet, item.Title, item.Link, item.PublishedOn))]))],
            rows.Count > PageSize ? Cursor.Write(shown[^1].Year.ToString(CultureInfo.InvariantCulture), shown[^1].Id) : null,
            count));
    }
}

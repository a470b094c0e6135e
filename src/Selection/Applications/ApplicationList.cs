using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>Which applications of a campaign, in which order, which page.</summary>
/// <param name="Stages">Any of these; none given means all.</param>
/// <param name="Text">Part of the company's name, the title or the receipt number.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1 to 200.</param>
public sealed record ApplicationQuery(
    long CampaignId, IReadOnlyList<ApplicationStage>? Stages = null, ApplicationOutcome? Outcome = null, int? AreaNumber = null, int? UnitNumber = null, string? Text = null,
    ApplicationSort Sort = ApplicationSort.Received, bool Descending = false, int Page = 1, int PageSize = 50);

public enum ApplicationSort
{
    /// <summary>In the order the drafts were opened.</summary>
    Received,
    Company,
    Area,
    Unit,
    Stage,
    SubmittedAt,
}

/// <summary>One line of the list.</summary>
public sealed record ApplicationRow
{
    public required long Id { get; init; }
    public required string? ReceiptNumber { get; init; }
    public required long ApplicantId { get; init; }
    public required string Company { get; init; }
    public required string Title { get; init; }
    public required int? AreaNumber { get; init; }
    public required int? UnitNumber { get; init; }
    public required string? UnitName { get; init; }
    public required ApplicationStage Stage { get; init; }
    public required ApplicationOutcome Outcome { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }
    public required DateTimeOffset? PackageAt { get; init; }
}

/// <param name="Total">Of all pages.</param>
public sealed record ApplicationPage(IReadOnlyList<ApplicationRow> Rows, int Total);

/// <summary>The campaign-wide lists. Who may see which rows is the caller's filter.</summary>
public sealed class ApplicationList(DbContext db)
{
    /// <summary>One page of the applications asked for.</summary>
    public async Task<ApplicationPage> FindAsync(ApplicationQuery query, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, 200);
        var rows = Filtered(query);
        var total = await rows.CountAsync(ct);
        var page = await Ordered(rows, query).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).ToListAsync(ct);
        return new(page, total);
    }

    /// <summary>The ids of a campaign's applications, in the order they were opened.</summary>
    /// <param name="stage">Only those at this stage; none means all.</param>
    public async Task<IReadOnlyList<long>> IdsAsync(long campaignId, ApplicationStage? stage, CancellationToken ct) =>
        await db.Set<Application>().Where(a => a.CampaignId == campaignId && (stage == null || a.Stage == stage)).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);

    /// <summary>How many applications of a campaign there are by stage and outcome.</summary>
    public async Task<IReadOnlyDictionary<(ApplicationStage Stage, ApplicationOutcome Outcome), int>> CountsAsync(long campaignId, CancellationToken ct)
    {
        var counts = await db.Set<Application>().Where(a => a.CampaignId == campaignId).GroupBy(a => new { a.Stage, a.Outcome })
            .Select(group => new { group.Key.Stage, group.Key.Outcome, Count = group.Count() }).ToListAsync(ct);
        return counts.ToDictionary(row => (row.Stage, row.Outcome), row => row.Count);
    }

    private IQueryable<ApplicationRow> Filtered(ApplicationQuery query)
    {
        var rows =
            from a in db.Set<Application>().AsNoTracking()
            where a.CampaignId == query.CampaignId
            join company in db.Set<Applicant>() on a.ApplicantId equals company.Id
            join area in db.Set<KeyArea>() on a.AreaId equals (long?)area.Id into areas
            from area in areas.DefaultIfEmpty()
            join unit in db.Set<RecommendingUnit>() on a.UnitId equals (long?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            select new ApplicationRow
            {
                Id = a.Id, ReceiptNumber = a.ReceiptNumber, ApplicantId = a.ApplicantId, Company = company.FullName, Title = a.Title,
                AreaNumber = area == null ? null : area.Number, UnitNumber = unit == null ? null : unit.Number, UnitName = unit == null ? null : unit.Name,
                Stage = a.Stage, Outcome = a.Outcome, SubmittedAt = a.SubmittedAt, PackageAt = a.PackageAt,
            };
        if (query.Stages is { Count: > 0 } stages) rows = rows.Where(row => stages.Contains(row.Stage));
        if (query.Outcome is { } outcome) rows = rows.Where(row => row.Outcome == outcome);
        if (query.AreaNumber is { } areaNumber) rows = rows.Where(row => row.AreaNumber == areaNumber);
        if (query.UnitNumber is { } unitNumber) rows = rows.Where(row => row.UnitNumber == unitNumber);
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            var text = query.Text.Trim();
            rows = rows.Where(row => row.Company.Contains(text) || row.Title.Contains(text) || (row.ReceiptNumber != null && row.ReceiptNumber.Contains(text)));
        }

        return rows;
    }

    private static IOrderedQueryable<ApplicationRow> Ordered(IQueryable<ApplicationRow> rows, ApplicationQuery query) => (query.Sort, query.Descending) switch
    {
        (ApplicationSort.Received, false) => rows.OrderBy(row => row.Id),
        (ApplicationSort.Received, true) => rows.OrderByDescending(row => row.Id),
        (ApplicationSort.Company, false) => rows.OrderBy(row => row.Company).ThenBy(row => row.Id),
        (ApplicationSort.Company, true) => rows.OrderByDescending(row => row.Company).ThenBy(row => row.Id),
        (ApplicationSort.Area, false) => rows.OrderBy(row => row.AreaNumber).ThenBy(row => row.Id),
        (ApplicationSort.Area, true) => rows.OrderByDescending(row => row.AreaNumber).ThenBy(row => row.Id),
        (ApplicationSort.Unit, false) => rows.OrderBy(row => row.UnitNumber).ThenBy(row => row.Id),
        (ApplicationSort.Unit, true) => rows.OrderByDescending(row => row.UnitNumber).ThenBy(row => row.Id),
        (ApplicationSort.Stage, false) => rows.OrderBy(row => row.Stage).ThenBy(row => row.Id),
        (ApplicationSort.Stage, true) => rows.OrderByDescending(row => row.Stage).ThenBy(row => row.Id),
        (ApplicationSort.SubmittedAt, false) => rows.OrderBy(row => row.SubmittedAt).ThenBy(row => row.Id),
        (ApplicationSort.SubmittedAt, true) => rows.OrderByDescending(row => row.SubmittedAt).ThenBy(row => row.Id),
    };
}

using System.Globalization;
using System.Linq.Expressions;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.SiteChecks;

/// <summary>How a site check stands on a day.</summary>
public enum SiteCheckStanding
{
    /// <summary>Team and days are still to be set.</summary>
    ToPlan,
    Planned,
    /// <summary>The last day is over, the report is not in.</summary>
    Visited,
    Passed,
    Failed,
    Cancelled,
}

public enum SiteCheckSort
{
    /// <summary>By the first day; those to be planned before all others.</summary>
    Visit,
    Company,
    Receipt,
}

/// <summary>Which site checks of a campaign, and in which order; null filters nothing.</summary>
/// <param name="Today">The day that <see cref="SiteCheckStanding"/> is of.</param>
/// <param name="Text">Part of the company's name, its address or the receipt number.</param>
/// <param name="Between">Only visits that share a day with these, both counted.</param>
public sealed record SiteCheckQuery(
    long CampaignId, DateOnly Today, string? Text = null, IReadOnlyList<SiteCheckStanding>? Standings = null, IReadOnlyList<int>? AreaNumbers = null, IReadOnlyList<int>? UnitNumbers = null,
    (DateOnly From, DateOnly Until)? Between = null, SiteCheckSort Sort = SiteCheckSort.Visit, bool Descending = false);

/// <summary>One line of the list.</summary>
public sealed record SiteCheckRow
{
    public required long Id { get; init; }
    public required SiteCheck Check { get; init; }
    public required string Receipt { get; init; }
    public required string Company { get; init; }
    public required string Address { get; init; }
    public required int? AreaNumber { get; init; }
    public required string? AreaName { get; init; }
    public required int? UnitNumber { get; init; }
    public required string? UnitName { get; init; }
}

/// <summary>The site checks of a campaign, by pages.</summary>
public sealed class SiteCheckList(DbContext db)
{
    /// <param name="after">What the last line of the page before is ordered by, and its id; none for the first page.</param>
    public async Task<IReadOnlyList<SiteCheckRow>> PageAsync(SiteCheckQuery query, (string Key, long Id)? after, int take, CancellationToken ct)
    {
        var rows = Matching(query);
        return await (query.Sort switch
        {
            SiteCheckSort.Visit => By(row => row.Check.VisitFrom ?? DateOnly.MinValue, Day),
            SiteCheckSort.Company => By(row => row.Company, text => text),
            SiteCheckSort.Receipt => By(row => row.Receipt, text => text),
        }).Take(take).ToListAsync(ct);

        IQueryable<SiteCheckRow> By<TKey>(Expression<Func<SiteCheckRow, TKey>> key, Func<string, TKey> read) => Keyset.Ordered(
            after is var (last, id) ? Keyset.After(rows, key, row => row.Id, query.Descending, read(last), id) : rows, key, row => row.Id, query.Descending);
    }

    /// <summary>What a line is ordered by, as a cursor carries it.</summary>
    public static string KeyOf(SiteCheckSort sort, SiteCheckRow row) => sort switch
    {
        SiteCheckSort.Visit => (row.Check.VisitFrom ?? DateOnly.MinValue).ToString("O", CultureInfo.InvariantCulture),
        SiteCheckSort.Company => row.Company,
        SiteCheckSort.Receipt => row.Receipt,
    };

    /// <summary>Whether a cursor can carry it in this order.</summary>
    public static bool IsKey(SiteCheckSort sort, string key) => sort is not SiteCheckSort.Visit || DateOnly.TryParseExact(key, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public Task<int> CountAsync(SiteCheckQuery query, CancellationToken ct) => Matching(query).CountAsync(ct);

    /// <summary>One site check; none: there is no such one.</summary>
    public Task<SiteCheckRow?> FindAsync(long id, CancellationToken ct) => Rows(db.Set<SiteCheck>().Where(check => check.Id == id)).SingleOrDefaultAsync(ct);

    /// <summary>How a check stands on a day.</summary>
    public static SiteCheckStanding StandingOf(SiteCheck check, DateOnly today) => (check.State, check.Verdict) switch
    {
        (SiteCheckState.Ordered, _) => SiteCheckStanding.ToPlan,
        (SiteCheckState.Planned, _) => check.VisitUntil < today ? SiteCheckStanding.Visited : SiteCheckStanding.Planned,
        (SiteCheckState.Cancelled, _) => SiteCheckStanding.Cancelled,
        (SiteCheckState.Reported, SiteCheckVerdict.Failed) => SiteCheckStanding.Failed,
        (SiteCheckState.Reported, SiteCheckVerdict.Passed or SiteCheckVerdict.None) => SiteCheckStanding.Passed,
    };

    private IQueryable<SiteCheckRow> Matching(SiteCheckQuery query)
    {
        var checks = db.Set<SiteCheck>().Where(check => check.CampaignId == query.CampaignId);
        if (query.Between is var (from, until)) checks = checks.Where(check => check.VisitFrom <= until && check.VisitUntil >= from);
        if (query.Standings is { Count: > 0 } standings)
        {
            var (toPlan, planned, visited) = (Wanted(SiteCheckStanding.ToPlan), Wanted(SiteCheckStanding.Planned), Wanted(SiteCheckStanding.Visited));
            var (passed, failed, cancelled) = (Wanted(SiteCheckStanding.Passed), Wanted(SiteCheckStanding.Failed), Wanted(SiteCheckStanding.Cancelled));
            checks = checks.Where(check =>
                (toPlan && check.State == SiteCheckState.Ordered) || (planned && check.State == SiteCheckState.Planned && check.VisitUntil >= query.Today)
                || (visited && check.State == SiteCheckState.Planned && check.VisitUntil < query.Today) || (cancelled && check.State == SiteCheckState.Cancelled)
                || (passed && check.State == SiteCheckState.Reported && check.Verdict == SiteCheckVerdict.Passed) || (failed && check.State == SiteCheckState.Reported && check.Verdict == SiteCheckVerdict.Failed));

            bool Wanted(SiteCheckStanding standing) => standings.Contains(standing);
        }

        var rows = Rows(checks);
        if (query.AreaNumbers is { Count: > 0 } areas) rows = rows.Where(row => row.AreaNumber != null && areas.Contains(row.AreaNumber.Value));
        if (query.UnitNumbers is { Count: > 0 } units) rows = rows.Where(row => row.UnitNumber != null && units.Contains(row.UnitNumber.Value));
        if (query.Text?.Trim() is { Length: > 0 } text) rows = rows.Where(row => row.Company.Contains(text) || row.Address.Contains(text) || row.Receipt.Contains(text.ToUpperInvariant()));
        return rows;
    }

    private IQueryable<SiteCheckRow> Rows(IQueryable<SiteCheck> checks) =>
        from check in checks.AsNoTracking()
        join application in db.Set<Application>() on check.ApplicationId equals application.Id
        join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
        join area in db.Set<KeyArea>() on application.AreaId equals (long?)area.Id into areas
        from area in areas.DefaultIfEmpty()
        join unit in db.Set<RecommendingUnit>() on application.UnitId equals (long?)unit.Id into units
        from unit in units.DefaultIfEmpty()
        select new SiteCheckRow
        {
            Id = check.Id, Check = check, Receipt = application.ReceiptNumber ?? "", Company = company.FullName, Address = company.Address,
            AreaNumber = area == null ? null : area.Number, AreaName = area == null ? null : area.Name, UnitNumber = unit == null ? null : unit.Number, UnitName = unit == null ? null : unit.Name,
        };

    private static DateOnly Day(string key) => DateOnly.ParseExact(key, "O", CultureInfo.InvariantCulture); // see IsKey
}

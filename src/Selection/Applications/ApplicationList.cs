using System.Globalization;
using System.Linq.Expressions;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>The campaign-wide lists. Who may see which rows is the caller's filter.</summary>
public sealed class ApplicationList(DbContext db)
{
    public const int MaxTake = 200;

    /// <summary>One page of the applications asked for.</summary>
    /// <param name="cursor"><see cref="ApplicationPage.Next"/> of the page before; none for the first.</param>
    /// <param name="take">1 to <see cref="MaxTake"/>; others are moved into that range.</param>
    /// <exception cref="RuleBrokenException"><c>cursor-invalid</c>.</exception>
    public async Task<ApplicationPage> PageAsync(ApplicationQuery query, string? cursor, int take, CancellationToken ct)
    {
        var place = cursor is null ? null : ApplicationCursor.Read(cursor, query);
        var size = Math.Clamp(take, 1, MaxTake);
        var rows = await Ordered(Filtered(query), query, place).Take(size + 1).ToListAsync(ct);
        var shown = rows.Take(size).ToList();
        return new(shown, rows.Count > size ? new ApplicationCursor(query.Sort, query.Descending, KeyOf(query.Sort, shown[^1]), shown[^1].Id).Write() : null);
    }

    /// <summary>All the applications asked for, in their order, one after the other as they are read.</summary>
    public IAsyncEnumerable<ApplicationRow> AllAsync(ApplicationQuery query) => Ordered(Filtered(query), query, null).AsAsyncEnumerable();

    /// <summary>How many there are on all pages.</summary>
    public Task<int> CountAsync(ApplicationQuery query, CancellationToken ct) => Filtered(query).CountAsync(ct);

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
            join version in db.Set<ReturnedVersion>() on a.Id equals version.ApplicationId into versions // what the company writes after a return is its own
            from version in versions.DefaultIfEmpty()
            join area in db.Set<KeyArea>() on (version == null ? a.AreaId : version.AreaId) equals (long?)area.Id into areas
            from area in areas.DefaultIfEmpty()
            join unit in db.Set<RecommendingUnit>() on (version == null ? a.UnitId : version.UnitId) equals (long?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            select new ApplicationRow
            {
                Id = a.Id, ReceiptNumber = a.ReceiptNumber, ApplicantId = a.ApplicantId, Company = company.FullName, CreditCode = company.CreditCode, ContactName = company.ContactName,
                ContactPhone = company.ContactPhone, ContactEmail = company.ContactEmail, Title = a.ReceiptNumber == null ? "" : version == null ? a.Title : version.Title,
                AreaNumber = area == null ? null : area.Number, AreaName = area == null ? null : area.Name,
                UnitNumber = unit == null ? null : unit.Number, UnitName = unit == null ? null : unit.Name,
                Stage = a.Stage, Outcome = a.Outcome, CreatedAt = a.CreatedAt, SubmittedAt = a.SubmittedAt, PackageAt = a.PackageAt, ConcludedAt = a.ConcludedAt,
            };
        if (query.Reviewed) rows = rows.Where(row => db.Set<ScoreSheet>().Any(sheet => sheet.ApplicationId == row.Id));
        if (query.Stages is { Count: > 0 } stages) rows = rows.Where(row => stages.Contains(row.Stage));
        if (query.Outcomes is { Count: > 0 } outcomes) rows = rows.Where(row => outcomes.Contains(row.Outcome));
        if (query.AreaNumbers is { Count: > 0 } areaNumbers) rows = rows.Where(row => row.AreaNumber != null && areaNumbers.Contains(row.AreaNumber.Value));
        if (query.UnitNumbers is { Count: > 0 } unitNumbers) rows = rows.Where(row => row.UnitNumber != null && unitNumbers.Contains(row.UnitNumber.Value));
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            var text = query.Text.Trim();
            var code = text.ToUpperInvariant(); // numbers and codes are written so
            rows = rows.Where(row => row.Company.Contains(text) || row.Title.Contains(text) || row.CreditCode.Contains(code) || (row.ReceiptNumber != null && row.ReceiptNumber.Contains(code)));
        }

        return rows;
    }

    private static IQueryable<ApplicationRow> Ordered(IQueryable<ApplicationRow> rows, ApplicationQuery query, ApplicationCursor? after)
    {
        return query.Sort switch
        {
            ApplicationSort.Received => By(row => row.Id, Long),
            ApplicationSort.Receipt => By(row => row.ReceiptNumber ?? "", Text),
            ApplicationSort.Company => By(row => row.Company, Text),
            ApplicationSort.Title => By(row => row.Title, Text),
            ApplicationSort.Area => By(row => row.AreaNumber ?? 0, Number),
            ApplicationSort.Unit => By(row => row.UnitNumber ?? 0, Number),
            ApplicationSort.Stage => By(StagePlace, Number),
            ApplicationSort.Outcome => By(OutcomePlace, Number),
            ApplicationSort.SubmittedAt => By(row => row.SubmittedAt ?? Never, Instant),
            ApplicationSort.PackageAt => By(row => row.PackageAt ?? Never, Instant),
        };

        IQueryable<ApplicationRow> By<TKey>(Expression<Func<ApplicationRow, TKey>> key, Func<string, TKey> read) => Keyset.Ordered(
            after is null ? rows : Keyset.After(rows, key, row => row.Id, query.Descending, read(after.Key), after.Id), key, row => row.Id, query.Descending);
    }

    /// <summary>What <see cref="Ordered"/> orders by, as the cursor carries it.</summary>
    private static string KeyOf(ApplicationSort sort, ApplicationRow row) => sort switch
    {
        ApplicationSort.Received => Text(row.Id),
        ApplicationSort.Receipt => row.ReceiptNumber ?? "",
        ApplicationSort.Company => row.Company,
        ApplicationSort.Title => row.Title,
        ApplicationSort.Area => Text(row.AreaNumber ?? 0),
        ApplicationSort.Unit => Text(row.UnitNumber ?? 0),
        ApplicationSort.Stage => Text((int)row.Stage),
        ApplicationSort.Outcome => Text((int)row.Outcome),
        ApplicationSort.SubmittedAt => Text((row.SubmittedAt ?? Never).UtcTicks),
        ApplicationSort.PackageAt => Text((row.PackageAt ?? Never).UtcTicks),
    };

    /// <summary>Before everything that happened.</summary>
    private static readonly DateTimeOffset Never = DateTimeOffset.UnixEpoch;

    /// <summary>The number of a stage or outcome: the database keeps their names.</summary>
    private static readonly Expression<Func<ApplicationRow, int>> StagePlace = PlaceOf<ApplicationStage>(nameof(ApplicationRow.Stage));

    private static readonly Expression<Func<ApplicationRow, int>> OutcomePlace = PlaceOf<ApplicationOutcome>(nameof(ApplicationRow.Outcome));

    private static Expression<Func<ApplicationRow, int>> PlaceOf<TEnum>(string property) where TEnum : struct, Enum
    {
        var row = Expression.Parameter(typeof(ApplicationRow), "row");
        var value = Expression.Property(row, property);
        Expression place = Expression.Constant(-1);
        foreach (var one in Enum.GetValues<TEnum>()) place = Expression.Condition(Expression.Equal(value, Expression.Constant(one)), Expression.Constant(Convert.ToInt32(one, CultureInfo.InvariantCulture)), place);
        return Expression.Lambda<Func<ApplicationRow, int>>(place, row);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string key) => key;

    private static int Number(string key) => (int)Long(key);

    private static long Long(string key) => long.TryParse(key, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateTimeOffset Instant(string key) => new(Math.Clamp(Long(key), 0, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
}

using System.Globalization;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>Which objections are asked for; none of a kind means all.</summary>
/// <param name="Text">Part of the statement, the company's name or, for those who handle objections, who raised it.</param>
/// <param name="ShowsIdentity">Whoever asks handles objections: only then may a search find who raised one.</param>
public sealed record ObjectionQuery(long CampaignId, IReadOnlyList<ObjectionState>? States = null, string? Text = null, bool ShowsIdentity = false);

/// <summary>A line of the list. Who raised it is no part of it.</summary>
public sealed record ObjectionRow
{
    public required long Id { get; init; }

    public required int NoticeNumber { get; init; }

    public required long? ApplicationId { get; init; }

    /// <summary>Of the listed application; none: about the list as a whole.</summary>
    public required string? Company { get; init; }

    public required ObjectionChannel Channel { get; init; }

    public required ObjectionSubject Subject { get; init; }

    public required ObjectionState State { get; init; }

    public required ObjectionEffect Effect { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>The objections of a campaign, for those who follow or handle them.</summary>
public sealed class ObjectionLists(DbContext db, WorkingCalendar calendar)
{
    public const int MaxTake = 200;

    /// <summary>One page, the newest first.</summary>
    /// <param name="before">Only those before this one; none: from the newest.</param>
    public async Task<IReadOnlyList<ObjectionRow>> PageAsync(ObjectionQuery query, long? before, int take, CancellationToken ct) =>
        await Rows(Filtered(query).Where(o => before == null || o.Id < before)).OrderByDescending(row => row.Id).Take(Math.Clamp(take, 1, MaxTake)).ToListAsync(ct);

    /// <summary>How many there are on all pages.</summary>
    public Task<int> CountAsync(ObjectionQuery query, CancellationToken ct) => Filtered(query).CountAsync(ct);

    /// <summary>How many of a campaign stand where.</summary>
    public async Task<IReadOnlyDictionary<ObjectionState, int>> CountsAsync(long campaignId, CancellationToken ct) =>
        (await db.Set<Objection>().Where(o => o.CampaignId == campaignId).GroupBy(o => o.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct)).ToDictionary(one => one.Key, one => one.Count);

    /// <summary>One case; none where there is none.</summary>
    public async Task<(ObjectionRow Row, Objection Case)?> FindAsync(long id, CancellationToken ct)
    {
        var one = await db.Set<Objection>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct);
        return one is null ? null : (await Rows(db.Set<Objection>().AsNoTracking().Where(o => o.Id == id)).SingleAsync(ct), one);
    }

    /// <summary>The number that letters and tasks name a case by.</summary>
    public static string NumberOf(int year, long id) => string.Create(CultureInfo.InvariantCulture, $"YY-{year}-{id:D3}");

    /// <summary>By when it is to be decided: the campaign's number of working days after it was filed.</summary>
    public async Task<DateTimeOffset> DecisionDueAsync(Objection objection, CancellationToken ct) =>
        ObjectionRules.DecisionDue(objection.FiledAt, (await db.SettingsOfAsync(objection.CampaignId, ct)).Notice, calendar);

    private IQueryable<Objection> Filtered(ObjectionQuery query)
    {
        var found = db.Set<Objection>().AsNoTracking().Where(o => o.CampaignId == query.CampaignId);
        if (query.States is { Count: > 0 } states) found = found.Where(o => states.Contains(o.State));
        if (string.IsNullOrWhiteSpace(query.Text)) return found;
        var (text, identity) = (query.Text.Trim(), query.ShowsIdentity);
        return found.Where(o => o.Statement.Contains(text) || (identity && o.FiledBy.Contains(text))
            || db.Set<Application>().Any(a => a.Id == o.ApplicationId && db.Set<Applicant>().Any(company => company.Id == a.ApplicantId && company.FullName.Contains(text))));
    }

    private IQueryable<ObjectionRow> Rows(IQueryable<Objection> objections) =>
        from o in objections
        join notice in db.Set<PublicNotice>() on o.NoticeId equals notice.Id
        join application in db.Set<Application>() on o.ApplicationId equals (long?)application.Id into applications
        from application in applications.DefaultIfEmpty()
        join company in db.Set<Applicant>() on application.ApplicantId equals company.Id into companies
        from company in companies.DefaultIfEmpty()
        select new ObjectionRow
        {
            Id = o.Id, NoticeNumber = notice.Number, ApplicationId = o.ApplicationId, Company = company == null ? null : company.FullName, Channel = o.Channel, Subject = o.Subject,
            State = o.State, Effect = o.Effect, FiledAt = o.FiledAt, DecidedAt = o.DecidedAt,
        };
}

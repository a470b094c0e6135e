using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>What every letter and every task of an application asks.</summary>
internal static class CaseQueries
{
    /// <summary>The campaign of an application; none: there is no such application.</summary>
    public static readonly SteadyQuery<long, long?> CampaignOf = new((db, application, _) =>
        db.Set<Application>().Where(a => a.Id == application).Select(a => (long?)a.CampaignId).SingleOrDefault());

    public static readonly SteadyQuery<long, CaseRow?> Application = new((db, application, _) => (
        from a in db.Set<Application>().AsNoTracking()
        where a.Id == application
        join campaign in db.Set<Campaign>() on a.CampaignId equals campaign.Id
        join company in db.Set<Applicant>() on a.ApplicantId equals company.Id
        join area in db.Set<KeyArea>() on a.AreaId equals (long?)area.Id into areas
        from area in areas.DefaultIfEmpty()
        join unit in db.Set<RecommendingUnit>() on a.UnitId equals (long?)unit.Id into units
        from unit in units.DefaultIfEmpty()
        select new CaseRow
        {
            CampaignId = a.CampaignId, Year = campaign.Year, CampaignName = campaign.Name, ReceiptNumber = a.ReceiptNumber, Title = a.Title, Stage = a.Stage,
            SubmittedAt = a.SubmittedAt, PackageAt = a.PackageAt,
            FullName = company.FullName, ContactName = company.ContactName, ContactEmail = company.ContactEmail, Account = company.Account,
            Area = area!.Name, AreaNumber = (int?)area.Number, UnitId = a.UnitId, Unit = unit!.Name, UnitNumber = (int?)unit.Number, // left joins: the query answers null
            Reason = db.Set<ApplicationStep>().Where(step => step.ApplicationId == a.Id).OrderByDescending(step => step.Id).Select(step => step.Note).FirstOrDefault(),
            Opinion = db.Set<Recommendation>().Where(r => r.ApplicationId == a.Id).OrderByDescending(r => r.Id).Select(r => r.Opinion).FirstOrDefault(),
        }).SingleOrDefault());

    /// <summary>The dates of a campaign.</summary>
    public static readonly SteadyList<long, CampaignDate> Dates = new((db, campaign) => db.Set<CampaignDate>().AsNoTracking().Where(date => date.CampaignId == campaign).OrderBy(date => date.Id));

    /// <summary>When and where an application is heard; none before it is planned.</summary>
    public static readonly SteadyQuery<long, HearingRow?> Hearing = new((db, application, _) => (
        from slot in db.Set<DefenceSlot>().AsNoTracking()
        where slot.ApplicationId == application
        join session in db.Set<DefenceSession>() on slot.SessionId equals session.Id
        join campaign in db.Set<Campaign>() on slot.CampaignId equals campaign.Id
        select new HearingRow
        {
            CampaignId = slot.CampaignId, StartsAt = slot.StartsAt, EndsAt = slot.EndsAt, Position = slot.Position, Session = session.Number, Room = session.Room,
            PresentMinutes = session.PresentMinutes, QuestionMinutes = session.QuestionMinutes, Settings = campaign.Settings,
            Total = db.Set<DefenceSlot>().Count(other => other.SessionId == slot.SessionId),
        }).SingleOrDefault());

    /// <summary>The last draw of a campaign that has been held.</summary>
    public static readonly SteadyQuery<long, DefenceDraw?> Draw = new((db, campaign, _) =>
        db.Set<DefenceDraw>().AsNoTracking().Where(draw => draw.CampaignId == campaign && draw.DrawnAt != null).OrderByDescending(draw => draw.Id).FirstOrDefault());
}

/// <summary>An application with those it concerns.</summary>
internal sealed record CaseRow
{
    public required long CampaignId { get; init; }
    public required int Year { get; init; }
    public required string CampaignName { get; init; }
    public required string? ReceiptNumber { get; init; }
    public required string Title { get; init; }
    public required ApplicationStage Stage { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }
    public required DateTimeOffset? PackageAt { get; init; }
    public required string FullName { get; init; }
    public required string ContactName { get; init; }
    public required string ContactEmail { get; init; }
    public required string Account { get; init; }
    public required string? Area { get; init; }
    public required int? AreaNumber { get; init; }
    public required long? UnitId { get; init; }
    public required string? Unit { get; init; }
    public required int? UnitNumber { get; init; }

    /// <summary>Why the application is where it is, as its timeline says.</summary>
    public required string? Reason { get; init; }

    /// <summary>The unit's last.</summary>
    public required string? Opinion { get; init; }
}

/// <summary>A company's turn before the panel.</summary>
internal sealed record HearingRow
{
    public required long CampaignId { get; init; }
    public required DateTimeOffset? StartsAt { get; init; }
    public required DateTimeOffset? EndsAt { get; init; }
    public required int? Position { get; init; }
    public required int Session { get; init; }
    public required string Room { get; init; }
    public required int PresentMinutes { get; init; }
    public required int QuestionMinutes { get; init; }
    public required CampaignSettings Settings { get; init; }

    /// <summary>Companies of the session.</summary>
    public required int Total { get; init; }
}

using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.SiteChecks;

/// <summary>Tells the company and everybody who goes, or no longer goes, what has become of a planned visit, with the appointment for their calendars.</summary>
public sealed class SiteVisitLetters(DbContext db, Outbox outbox)
{
    /// <summary>It has other days, or another team.</summary>
    public async Task ChangedAsync(SiteCheck before, SiteCheck after, CancellationToken ct)
    {
        var about = await AboutAsync(after, ct);
        var everybody = await ExpertsAsync(before.Team.Union(after.Team), ct);
        var names = everybody.ToDictionary(expert => expert.Id, expert => expert.Name);
        var team = after.Team.Where(names.ContainsKey).Select((id, place) => new { name = place == 0 ? $"{names[id]}（组长）" : names[id] }).ToList();
        await SendAsync(about.Company, released: false);
        foreach (var expert in everybody) await SendAsync(Of(expert), released: !after.Team.Contains(expert.Id));

        Task SendAsync(Mailbox to, bool released) => QueueAsync(
            "site-check-changed", after, about, to, released ? CalendarMethod.Cancel : CalendarMethod.Request,
            new
            {
                year = about.Year, company = about.Name, receiptNumber = about.Receipt, oldFirstDay = Day(before.VisitFrom), oldLastDay = Day(before.VisitUntil), firstDay = Day(after.VisitFrom), lastDay = Day(after.VisitUntil),
                team, released,
            },
            ct);
    }

    /// <summary>It does not take place.</summary>
    public async Task CalledOffAsync(SiteCheck check, string reason, CancellationToken ct)
    {
        var about = await AboutAsync(check, ct);
        foreach (var to in (IEnumerable<Mailbox>)[about.Company, .. (await ExpertsAsync(check.Team, ct)).Select(Of)])
            await QueueAsync(
                "site-check-called-off", check, about, to, CalendarMethod.Cancel,
                new { year = about.Year, company = about.Name, receiptNumber = about.Receipt, firstDay = Day(check.VisitFrom), lastDay = Day(check.VisitUntil), reason }, ct);
    }

    private Task QueueAsync(string template, SiteCheck check, About about, Mailbox to, CalendarMethod method, object model, CancellationToken ct) => outbox.QueueAsync(
        new NewMail
        {
            DedupeKey = string.Create(CultureInfo.InvariantCulture, $"{template}/{check.Id}/{check.Revision}/{to.User}"), Recipients = [new MailRecipient(to.Address, to.Name)],
            ToUser = to.User, Template = template, ModelJson = JsonSerializer.Serialize(model, ActivitiesJson.Readable),
            Appointment = SiteCheckAppointment.Of(check, about.Name) is { } visit ? visit with { Method = method, Attendees = [to.Address] } : null,
            AboutKind = Matter.Application, AboutId = check.ApplicationId.ToString(CultureInfo.InvariantCulture),
        },
        ct);

    private async Task<About> AboutAsync(SiteCheck check, CancellationToken ct) => await (
        from application in db.Set<Application>()
        where application.Id == check.ApplicationId
        join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
        join campaign in db.Set<Campaign>() on application.CampaignId equals campaign.Id
        select new About(campaign.Year, application.ReceiptNumber, company.FullName, new Mailbox(company.ContactEmail, company.ContactName, company.Account))).AsNoTracking().SingleAsync(ct);

    private Task<List<Expert>> ExpertsAsync(IEnumerable<long> ids, CancellationToken ct)
    {
        var all = ids.ToList();
        return db.Set<Expert>().AsNoTracking().Where(expert => all.Contains(expert.Id)).OrderBy(expert => expert.Id).ToListAsync(ct);
    }

    private static Mailbox Of(Expert expert) => new(expert.Email, expert.Name, expert.Account);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="Name">The company's.</param>
    private sealed record About(int Year, string? Receipt, string Name, Mailbox Company);
}

using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>What the secretariat does with visits and diagnoses, with the letters that go with it.</summary>
public sealed class FollowOnLetters(DbContext db, LearningVisits visits, DiagnosisDesk diagnoses, Outbox outbox)
{
    private static readonly TimeOnly Begins = new(9, 0);
    private static readonly TimeOnly Ends = new(17, 0);

    /// <summary>Calls a visit off and tells everybody who asked for it and was not declined, and the host.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="LearningVisits.CallOffAsync"/>.</exception>
    public async Task CallOffAsync(long visitId, string reason, long? seen, string actor, CancellationToken ct)
    {
        var told = await visits.CallOffAsync(visitId, reason, seen, actor, ct);
        var about = await (
            from visit in db.Set<LearningVisit>()
            where visit.Id == visitId
            join campaign in db.Set<Campaign>() on visit.CampaignId equals campaign.Id
            join application in db.Set<Application>() on visit.HostApplicationId equals application.Id
            join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
            select new { Visit = visit, campaign.Year, Host = company.FullName, company.ContactEmail, company.Account }).AsNoTracking().SingleAsync(ct);
        foreach (var (request, wasAccepted) in told) await SendAsync(request.Email, request.ContactName, null, request.Company, Text(request.Id), wasAccepted);
        await SendAsync(about.ContactEmail, about.Host, about.Account, about.Host, "host", had: told.Any(one => one.WasAccepted));

        Task SendAsync(string address, string name, string? user, string company, string to, bool had) => outbox.QueueAsync(
            new NewMail
            {
                DedupeKey = $"visit-called-off/{Text(visitId)}/{to}", Recipients = [new MailRecipient(address, name)], ToUser = user, Template = "learning-visit-cancelled",
                ModelJson = JsonSerializer.Serialize(new { year = about.Year, company, host = about.Host, title = about.Visit.Title, firstDay = Day(about.Visit.FirstDay), lastDay = Day(about.Visit.LastDay), reason = reason.Trim() }, ActivitiesJson.Readable),
                Appointment = had
                    ? new CalendarEvent($"visit-{Text(visitId)}@benchmark-workflow", (int)about.Visit.Revision, about.Visit.Title, ShanghaiTime.At(about.Visit.FirstDay, Begins), ShanghaiTime.At(about.Visit.LastDay, Ends))
                    {
                        Method = CalendarMethod.Cancel, Attendees = [address],
                    }
                    : null,
                AboutKind = "learningVisit", AboutId = Text(visitId),
            },
            ct);
    }

    /// <summary>Sets or changes who makes a diagnosis and when, and tells the company, the expert, and whoever was to make it before.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="DiagnosisDesk.ScheduleAsync"/>.</exception>
    public async Task ScheduleAsync(long diagnosisId, long expertId, DateOnly firstDay, DateOnly lastDay, long? seen, string actor, CancellationToken ct)
    {
        var (was, year) = await OfAsync(diagnosisId, ct);
        await diagnoses.ScheduleAsync(diagnosisId, expertId, firstDay, lastDay, seen, actor, ct);
        var (diagnosis, _) = await OfAsync(diagnosisId, ct);
        long[] asked = was.ExpertId is { } before && before != expertId ? [expertId, before] : [expertId];
        var experts = await db.Set<Expert>().AsNoTracking().Where(one => asked.Contains(one.Id)).ToDictionaryAsync(one => one.Id, ct);
        await TellAsync(diagnosis.Email, diagnosis.ContactName, null, isReleased: false);
        foreach (var id in asked) await TellAsync(experts[id].Email, experts[id].Name, experts[id].Account, isReleased: id != expertId);

        Task TellAsync(string address, string name, string? user, bool isReleased) => QueueAsync(
            diagnosis, address, name, user, "diagnosis",
            new { year, company = diagnosis.Company, firstDay = Day(firstDay), lastDay = Day(lastDay), topic = diagnosis.Topic, released = isReleased, team = new[] { new { name = $"{experts[expertId].Name}（组长）" } } },
            new CalendarEvent($"diagnosis-{Text(diagnosisId)}@benchmark-workflow", (int)diagnosis.Revision, $"质量诊断：{diagnosis.Company}", ShanghaiTime.At(firstDay, Begins), ShanghaiTime.At(lastDay, Ends))
            {
                Method = isReleased ? CalendarMethod.Cancel : CalendarMethod.Request, Attendees = [address],
            },
            ct);
    }

    /// <summary>Declines a diagnosis and tells the company why.</summary>
    /// <exception cref="RuleBrokenException">See <see cref="DiagnosisDesk.DeclineAsync"/>.</exception>
    public async Task DeclineAsync(long diagnosisId, string reason, long? seen, string actor, CancellationToken ct)
    {
        await diagnoses.DeclineAsync(diagnosisId, reason, seen, actor, ct);
        var (diagnosis, year) = await OfAsync(diagnosisId, ct);
        await QueueAsync(diagnosis, diagnosis.Email, diagnosis.ContactName, null, "diagnosis-declined", new { year, company = diagnosis.Company, topic = diagnosis.Topic, reason = reason.Trim() }, null, ct);
    }

    private Task QueueAsync(Diagnosis about, string address, string name, string? user, string template, object model, CalendarEvent? appointment, CancellationToken ct) => outbox.QueueAsync(
        new NewMail
        {
            DedupeKey = $"{template}/{Text(about.Id)}/{Text(about.Revision)}/{user ?? "company"}", Recipients = [new MailRecipient(address, name)], ToUser = user, Template = template,
            ModelJson = JsonSerializer.Serialize(model, ActivitiesJson.Readable), Appointment = appointment, AboutKind = "diagnosis", AboutId = Text(about.Id),
        },
        ct);

    private async Task<(Diagnosis Diagnosis, int Year)> OfAsync(long id, CancellationToken ct)
    {
        var diagnosis = await db.Set<Diagnosis>().AsNoTracking().SingleAsync(one => one.Id == id, ct);
        return (diagnosis, await db.Set<Campaign>().Where(campaign => campaign.Id == diagnosis.CampaignId).Select(campaign => campaign.Year).SingleAsync(ct));
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

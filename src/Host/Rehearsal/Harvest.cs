using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Host.Rehearsal.Report;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>Reads back from the database what the year came to.</summary>
internal sealed class Harvest(DbContext db, QuotaLedger quotas, DocumentScores documents, DefenceScores defences, InstanceCounts instances, IWorkflowDefinitionStore definitions)
{
    /// <param name="incidents">How many things went wrong and nobody has dealt with.</param>
    public async Task<RehearsalResult> ResultAsync(Campaign campaign, int seed, int virtualDays, int incidents, CancellationToken ct) => new()
    {
        Campaign = campaign.Name,
        Seed = seed,
        VirtualDays = virtualDays,
        WallSeconds = 0,
        Applications = await ApplicationsAsync(campaign, ct),
        Units = [.. (await quotas.OfCampaignAsync(campaign.Id, ct)).Select(unit => new RehearsedUnit(unit.Number, unit.Name, unit.Balance.Granted, unit.Balance.Holds.Count(hold => hold.Confirmed)))],
        Mail = new SortedDictionary<string, int>(
            await db.Set<OutgoingMessage>().Where(mail => mail.Status == OutgoingStatus.Sent).GroupBy(mail => mail.Template ?? "").ToDictionaryAsync(group => group.Key, group => group.Count(), ct), StringComparer.Ordinal),
        Tasks = await TasksAsync(ct),
        Notice = await NoticeAsync(campaign.Id, ct),
        Events = await EventsAsync(campaign.Id, ct),
        Instances = await instances.ReadAsync(ct),
        Incidents = incidents,
    };

    private async Task<IReadOnlyList<RehearsedApplication>> ApplicationsAsync(Campaign campaign, CancellationToken ct)
    {
        var scores = await documents.OfCampaignAsync(campaign.Id, ct);
        var defended = await defences.OfCampaignAsync(campaign.Id, ct);
        var checks = (await db.Set<SiteCheck>().AsNoTracking().Where(check => check.CampaignId == campaign.Id).OrderBy(check => check.Id).ToListAsync(ct))
            .Where(check => check.Verdict != SiteCheckVerdict.None).GroupBy(check => check.ApplicationId).ToDictionary(group => group.Key, group => group.Last().Verdict);
        var areas = await db.Set<KeyArea>().Where(area => area.CampaignId == campaign.Id).ToDictionaryAsync(area => area.Id, area => area.Number, ct);
        var units = await db.Set<RecommendingUnit>().Where(unit => unit.CampaignId == campaign.Id).ToDictionaryAsync(unit => unit.Id, unit => unit.Number, ct);
        var companies = await db.Set<Applicant>().ToDictionaryAsync(applicant => applicant.Id, applicant => applicant.FullName, ct);
        var applications = await db.Set<Application>().AsNoTracking().Where(application => application.CampaignId == campaign.Id).OrderBy(application => application.Id).ToListAsync(ct);
        return [.. applications.Select(application => new RehearsedApplication(
            Id: application.ReceiptNumber ?? $"draft-{application.Id}",
            Company: companies[application.ApplicantId],
            Area: application.AreaId is { } area ? areas[area] : null,
            Unit: application.UnitId is { } unit ? units[unit] : null,
            SubmittedAt: Local(application.SubmittedAt),
            PackageAt: Local(application.PackageAt),
            Stage: Camel(application.Stage.ToString()),
            DocumentScore: scores.GetValueOrDefault(application.Id)?.Value,
            DefenceScore: defended.GetValueOrDefault(application.Id)?.Value,
            SiteCheck: checks.TryGetValue(application.Id, out var verdict) ? Camel(verdict.ToString()) : "none",
            Outcome: Camel(application.Outcome.ToString())))];
    }

    private async Task<RehearsedTasks> TasksAsync(CancellationToken ct)
    {
        var counts = await db.Set<UserTask>().GroupBy(task => task.Status).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return new RehearsedTasks(counts.Values.Sum(), Count(UserTaskStatus.Completed), Count(UserTaskStatus.TimedOut), Count(UserTaskStatus.Cancelled));

        int Count(UserTaskStatus status) => counts.GetValueOrDefault(status);
    }

    private async Task<RehearsedNotice?> NoticeAsync(long campaignId, CancellationToken ct)
    {
        var notices = await db.Set<PublicNotice>().AsNoTracking().Where(notice => notice.CampaignId == campaignId).OrderBy(notice => notice.Number).ToListAsync(ct);
        if (notices.Count == 0) return null;
        var objections = await db.Set<Objection>().AsNoTracking().Where(objection => objection.CampaignId == campaignId).Select(objection => objection.State).ToListAsync(ct);
        var selected = await db.Set<Application>().CountAsync(application => application.CampaignId == campaignId && application.Outcome == ApplicationOutcome.Selected, ct);
        return new RehearsedNotice(
            Local(notices[0].OpenedAt)!.Value, Local(notices[^1].ClosedAt), notices[0].Listed, objections.Count(state => state != ObjectionState.NotAccepted),
            objections.Count(state => state == ObjectionState.Upheld), selected, notices[^1].Hash); // a given instant stays given
    }

    private async Task<IReadOnlyList<RehearsedEvent>> EventsAsync(long campaignId, CancellationToken ct)
    {
        var events = await db.Set<ExchangeEvent>().AsNoTracking().Where(meeting => meeting.CampaignId == campaignId).OrderBy(meeting => meeting.Number).ToListAsync(ct);
        var registrations = await db.Set<EventRegistration>().AsNoTracking().Select(r => new { r.EventId, r.State, r.CheckedInAt }).ToListAsync(ct);
        return [.. events.Select(meeting => new RehearsedEvent(
            meeting.Title, Local(meeting.StartsAt),
            registrations.Count(r => r.EventId == meeting.Id && r.State == RegistrationState.Registered),
            registrations.Count(r => r.EventId == meeting.Id && r.CheckedInAt is not null)))];
    }

    /// <summary>What the report shows beside the result.</summary>
    public async Task<RehearsalTrace> TraceAsync(Campaign campaign, Refusals refusals, IReadOnlyList<(string What, int Count)> incidents, IReadOnlyList<RehearsalCheck> checks, CancellationToken ct)
    {
        var steps = await db.Set<ApplicationStep>().AsNoTracking().OrderBy(step => step.Id).Select(step => new { step.ApplicationId, step.To, step.At }).ToListAsync(ct);
        var stays = steps.GroupBy(step => step.ApplicationId).SelectMany(own => own.Zip(own.Skip(1).Append(own.Last()), (step, next) => (step.To, step.At, Left: next.At))).ToLookup(stay => stay.To);
        var published = (await definitions.FindManyAsync(new() { Version = VersionFilter.Published }, new(WorkflowDefinitionOrder.Version), ct)).OrderBy(version => version.DefinitionId, StringComparer.Ordinal);
        var stages = Enum.GetValues<ApplicationStage>().Where(stage => stage is not (ApplicationStage.Draft or ApplicationStage.Returned or ApplicationStage.Concluded));
        var reached = stages.Select(stage => (Stage: stage, Steps: steps.Where(step => step.To == stage).ToList())).Where(entry => entry.Steps.Count > 0).ToList();
        var mail = (await db.Set<OutgoingMessage>().AsNoTracking().Where(message => message.Status == OutgoingStatus.Sent).Select(message => message.CreatedAt).ToListAsync(ct))
            .GroupBy(ShanghaiTime.DayOf).OrderBy(day => day.Key).Select(day => (day.Key, day.Count())).ToList();
        return new RehearsalTrace(
            [.. reached.Select(entry => new Bar(Words(entry.Stage), entry.Steps.Select(step => step.ApplicationId).Distinct().Count()))],
            [.. reached.Select(entry => (Words(entry.Stage), Local(stays[entry.Stage].Min(stay => stay.At))!.Value, Local(stays[entry.Stage].Max(stay => stay.Left))!.Value)), // given instants stay given
             .. await MeetingsAsync(campaign.Id, ct)],
            mail, refusals.ByRule, [.. incidents.Select(incident => $"{incident.Count} × {incident.What}")], checks,
            [.. published.Select(version => new RehearsedDefinition(version.DefinitionId, version.Name ?? version.DefinitionId, version.Hash))]);
    }

    private async Task<IEnumerable<(string Label, DateTimeOffset From, DateTimeOffset To)>> MeetingsAsync(long campaignId, CancellationToken ct) =>
        (await db.Set<ExchangeEvent>().AsNoTracking().Where(meeting => meeting.CampaignId == campaignId).OrderBy(meeting => meeting.Number).ToListAsync(ct))
            .Select(meeting => ($"交流活动 Event {meeting.Number}", Local(meeting.StartsAt)!.Value, Local(meeting.EndsAt)!.Value)); // a given instant stays given

    private static string Words(ApplicationStage stage) => stage switch
    {
        ApplicationStage.Draft => "草稿 Draft",
        ApplicationStage.Submitted => "已提交 Submitted",
        ApplicationStage.Recommendation => "推荐 Recommendation",
        ApplicationStage.Returned => "退回修改 Returned",
        ApplicationStage.Eligibility => "资格审查 Eligibility",
        ApplicationStage.DocumentReview => "资料评审 Document review",
        ApplicationStage.Defence => "答辩评审 Defence",
        ApplicationStage.SiteCheck => "现场核查 Site check",
        ApplicationStage.Ranking => "综合排序 Ranking",
        ApplicationStage.Notice => "公示 Notice",
        ApplicationStage.Concluded => "办结 Concluded",
    };

    private static DateTimeOffset? Local(DateTimeOffset? instant) => instant?.ToOffset(ShanghaiTime.Offset);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

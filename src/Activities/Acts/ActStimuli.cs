using System.Text.Json;
using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Campaigns;
using BenchmarkWorkflow.Activities.Deadlines;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Notices;
using BenchmarkWorkflow.Activities.Packages;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Packages;
using Elsa.Workflows.Runtime.Requests;
using Elsa.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Acts;

/// <summary>Turns what people do in the selection into events and stimuli of the processes, in the act's own transaction.</summary>
internal sealed class ActStimuli(DbContext db, TimeProvider time, IEventPublisher events, IStimulusDispatcher stimuli) : IActListener
{
    public Task RecordedAsync(AuditRecord record, CancellationToken ct) => record.Act switch
    {
        "campaign.created" => CampaignOpenedAsync(record, ct),
        "campaign.reloaded" => DatesReloadedAsync(record.SubjectId, ct),
        "campaign.datesMoved" => DatesMovedAsync(record, ct),
        "application.submitted" => EventAsync(
            Read(record, details => details.GetProperty("again").GetBoolean()) ? EventNames.ApplicationResubmitted : EventNames.ApplicationSubmitted, Matter.Application, record.SubjectId, null, ct),
        "application.concluded" when Outcome(record) == nameof(ApplicationOutcome.Withdrawn) => WithdrawnAsync(record, ct),
        "recommendation.revoked" => EventAsync(EventNames.ApplicationStopped, Matter.Application, record.SubjectId, Template("recommendation-declined"), ct),
        "application.stageChanged" => StageLeftAsync(record, ct),
        "application.concluded" when Outcome(record) == nameof(ApplicationOutcome.Removed) => EventAsync(EventNames.ResultDecided, Matter.Application, record.SubjectId, Template("result-removed"), ct),
        "application.concluded" => StageLeftAsync(record, ct),
        "package.received" => PackageAsync(record, isNew: true, ct),
        "package.assigned" => PackageAsync(record, isNew: false, ct),
        "notice.corrected" or "objection.decided" or "objection.refused" => NoticeChangedAsync(record, ct),
        "objection.filed" => EventAsync(
            EventNames.ObjectionFiled, Matter.Objection, record.SubjectId,
            new Dictionary<string, object> { ["admissible"] = Read(record, details => details.GetProperty("state").GetString()) == nameof(ObjectionState.Filed) }, ct),
        "visit.requested" => EventAsync(EventNames.VisitRequested, Matter.Visit, Read(record, details => details.GetProperty("request").GetInt64()), null, ct),
        "visit.calledOff" => VisitCalledOffAsync(record, ct),
        "exchange.registered" => GuestAsync(record, Read(record, details => details.GetProperty("state").GetString()) == nameof(RegistrationState.Registered) ? "event-registration-confirmed" : "event-waiting-list", ct),
        "exchange.promoted" => GuestAsync(record, "event-promoted", ct),
        "exchange.changed" when Read(record, details => details.GetProperty("moved").GetBoolean()) => ExchangeMovedAsync(record.SubjectId, ct),
        "siteCheck.ordered" when record.Actor != SetStage.Engine => SiteCheckOrderedAsync(record.SubjectId, ct),
        "siteCheck.cancelled" when record.Actor != SetStage.Engine => EventAsync(EventNames.SiteCheckCalledOff, Matter.Application, record.SubjectId, null, ct),
        "siteCheck.planned" when Read(record, details => details.GetProperty("again").GetBoolean()) => ApplicationMovedAsync(record.SubjectId, ct),
        "defence.moved" => TurnMovedAsync(record.SubjectId, ct),
        "defence.sessionChanged" => SessionMovedAsync(record, ct),
        "relaxation.requested" => EventAsync(EventNames.RelaxationFiled, Matter.Relaxation, record.SubjectId, null, ct),
        _ => Task.CompletedTask,
    };

    private Task EventAsync(string name, string kind, long id, object? payload, CancellationToken ct) =>
        events.PublishAsync(name, new Matter(kind, id).ToString(), payload: payload, cancellationToken: ct);

    private async Task WithdrawnAsync(AuditRecord record, CancellationToken ct)
    {
        await EventAsync(EventNames.ApplicationStopped, Matter.Application, record.SubjectId, Template("withdrawal-confirmed"), ct);
        await StageLeftAsync(record, ct);
    }

    /// <summary>Says so when the application was the last of its campaign at its stage or before it.</summary>
    private async Task StageLeftAsync(AuditRecord record, CancellationToken ct)
    {
        var left = await db.Set<ApplicationStep>().AsNoTracking().Where(step => step.ApplicationId == record.SubjectId).OrderByDescending(step => step.Id)
            .Join(db.Set<Application>(), step => step.ApplicationId, a => a.Id, (step, a) => new { step.From, a.CampaignId }).FirstAsync(ct);
        var upToThere = Enum.GetValues<ApplicationStage>().Where(stage => stage <= left.From).ToArray();
        if (await db.Set<Application>().AnyAsync(a => a.CampaignId == left.CampaignId && upToThere.Contains(a.Stage), ct)) return;
        await stimuli.SendAsync(new DispatchStimulusRequest { ActivityTypeName = WaitForApplications.ChangedBookmark, Stimulus = new StagesChanged(left.CampaignId) }, ct);
    }

    private async Task PackageAsync(AuditRecord record, bool isNew, CancellationToken ct)
    {
        if (isNew) await EventAsync(EventNames.PackageReceived, Matter.Package, record.SubjectId, null, ct);
        var application = Read(record, details => details.GetProperty("outcome").GetString() == nameof(PackageOutcome.Accepted) ? details.GetProperty("applicationId").GetInt64() : (long?)null);
        if (application is { } accepted)
            await stimuli.SendAsync(new DispatchStimulusRequest { ActivityTypeName = WaitForPackage.AcceptedBookmark, Stimulus = new PackageAccepted(accepted) }, ct);
    }

    private async Task NoticeChangedAsync(AuditRecord record, CancellationToken ct)
    {
        var campaign = record.SubjectKind == "objection"
            ? await db.Set<Objection>().Where(o => o.Id == record.SubjectId).Select(o => o.CampaignId).SingleAsync(ct)
            : await db.Set<PublicNotice>().Where(n => n.Id == record.SubjectId).Select(n => n.CampaignId).SingleAsync(ct);
        await stimuli.SendAsync(new DispatchStimulusRequest { ActivityTypeName = WaitForObjections.ChangedBookmark, Stimulus = new NoticeChanged(campaign) }, ct);
    }

    private async Task VisitCalledOffAsync(AuditRecord record, CancellationToken ct)
    {
        foreach (var request in Read(record, details => details.GetProperty("requests").EnumerateArray().Select(one => one.GetInt64()).ToList())) await EventAsync(EventNames.VisitCalledOff, Matter.Visit, request, null, ct);
    }

    private Task GuestAsync(AuditRecord record, string template, CancellationToken ct) =>
        EventAsync(EventNames.GuestRegistered, Matter.Registration, Read(record, details => details.GetProperty("registration").GetInt64()), Template(template), ct);

    /// <summary>Whoever waits for the event's day waits for the new one; those who have a seat are told where it was announced.</summary>
    private async Task ExchangeMovedAsync(long id, CancellationToken ct)
    {
        var (matter, of) = (new Matter(Matter.Event, id), await db.Set<ExchangeEvent>().AsNoTracking().Where(e => e.Id == id).Select(e => new { e.CampaignId, e.State }).SingleAsync(ct));
        await MovedAsync(of.CampaignId, matter.ToString(), ct);
        if (of.State is ExchangeEventState.Open or ExchangeEventState.Closed) await EventAsync(EventNames.ExchangeMoved, Matter.Event, id, null, ct);
    }

    private async Task SiteCheckOrderedAsync(long id, CancellationToken ct)
    {
        var stage = await db.Set<Application>().Where(a => a.Id == id).Select(a => a.Stage).SingleAsync(ct);
        await EventAsync(EventNames.SiteCheckOrdered, Matter.Application, id, new Dictionary<string, object> { ["stage"] = stage.ToString() }, ct);
    }

    /// <summary>Its turn before a panel, or a visit: whoever waits for that day waits for the new one.</summary>
    private async Task ApplicationMovedAsync(long id, CancellationToken ct) =>
        await MovedAsync(await db.Set<Application>().Where(a => a.Id == id).Select(a => a.CampaignId).SingleAsync(ct), new Matter(Matter.Application, id).ToString(), ct);

    private async Task TurnMovedAsync(long id, CancellationToken ct)
    {
        await ApplicationMovedAsync(id, ct);
        await AskAgainAsync(db.Set<DefenceSlot>().Where(slot => slot.ApplicationId == id), ct);
    }

    private async Task SessionMovedAsync(AuditRecord record, CancellationToken ct)
    {
        var turns = db.Set<DefenceSlot>().Where(slot => slot.SessionId == record.SubjectId && slot.StartsAt != null);
        foreach (var slot in await turns.OrderBy(slot => slot.Id).Select(slot => new { slot.CampaignId, slot.ApplicationId }).ToListAsync(ct))
            await MovedAsync(slot.CampaignId, new Matter(Matter.Application, slot.ApplicationId).ToString(), ct);
        if (Read(record, details => details.GetProperty("moved").GetBoolean())) await AskAgainAsync(turns, ct);
    }

    /// <summary>Whose turn comes at another time is asked anew whether it comes, where there is still time to answer.</summary>
    private async Task AskAgainAsync(IQueryable<DefenceSlot> turns, CancellationToken ct)
    {
        var moved = await turns.AsNoTracking().Where(slot => slot.Attendance == DefenceAttendance.Expected).OrderBy(slot => slot.Id).Select(slot => new { slot.CampaignId, slot.ApplicationId, slot.StartsAt }).ToListAsync(ct);
        if (moved.Count == 0) return;
        var campaign = moved[0].CampaignId; // all are of one
        var settings = (await db.Set<Campaign>().Where(one => one.Id == campaign).Select(one => one.Settings).SingleAsync(ct)).Defence;
        foreach (var turn in moved)
            if (turn.StartsAt is { } starts && time.GetUtcNow() < DefenceRules.ReceiptUntil(starts, settings))
                await EventAsync(EventNames.DefenceMoved, Matter.Application, turn.ApplicationId, null, ct);
    }

    private async Task CampaignOpenedAsync(AuditRecord record, CancellationToken ct) =>
        await EventAsync(EventNames.CampaignOpened, Matter.Campaign, Read(record, details => details.GetProperty("year").GetInt64()), null, ct);

    private async Task DatesMovedAsync(AuditRecord record, CancellationToken ct)
    {
        foreach (var name in Read(record, details => details.GetProperty("moved").EnumerateArray().Select(move => move.GetProperty("name").GetString() ?? "").ToList()))
            await MovedAsync(record.SubjectId, name, ct);
    }

    private async Task DatesReloadedAsync(long campaignId, CancellationToken ct)
    {
        foreach (var name in await db.Set<CampaignDate>().AsNoTracking().Where(date => date.CampaignId == campaignId).OrderBy(date => date.Id).Select(date => date.Name).ToListAsync(ct))
            await MovedAsync(campaignId, name, ct);
    }

    private Task MovedAsync(long campaignId, string deadline, CancellationToken ct) =>
        stimuli.SendAsync(new DispatchStimulusRequest { ActivityTypeName = DeadlineWatch.MovedBookmark, Stimulus = new DeadlineMoved(campaignId, deadline) }, ct);

    private static string? Outcome(AuditRecord record) => Read(record, details => details.GetProperty("outcome").GetString());

    private static Dictionary<string, object> Template(string name) => new() { ["template"] = name };

    private static T Read<T>(AuditRecord record, Func<JsonElement, T> read)
    {
        using var details = JsonDocument.Parse(record.Details);
        return read(details.RootElement);
    }
}

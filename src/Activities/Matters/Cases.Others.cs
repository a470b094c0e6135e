using System.Globalization;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Packages;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>The matters that are no application and no campaign.</summary>
internal sealed partial class Cases
{
    private async Task<Case?> PackageAsync(Matter matter, CancellationToken ct)
    {
        if (await db.Set<Package>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == matter.Id, ct) is not { } package) return null;
        var campaign = await Campaigns.SingleAsync(c => c.Id == package.CampaignId, ct);
        var application = package.ApplicationId is { } id ? await ApplicationAsync(matter, id, ct) : null;
        var own = Of(matter, campaign,
        [
            ("fileName", package.FileName), ("receivedAt", FactText.Of(package.ReceivedAt)), ("fingerprint", package.Sha256), ("subject", package.Subject), ("mailSubject", package.Subject),
            ("deadline", FactText.Of(campaign.Dates.FirstOrDefault(date => date.Name == "packages")?.At)),
        ]);
        return application is null ? own : own with { Facts = Joined(application, own), Reference = application.Reference };
    }

    private async Task<Case?> ObjectionAsync(Matter matter, CancellationToken ct)
    {
        if (await db.Set<Objection>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == matter.Id, ct) is not { } objection) return null;
        var campaign = await Campaigns.SingleAsync(c => c.Id == objection.CampaignId, ct);
        var number = ObjectionLists.NumberOf(campaign.Year, objection.Id);
        var due = ObjectionRules.DecisionDue(objection.FiledAt, campaign.Settings.Notice, calendar);
        var own = Of(matter, campaign,
        [
            ("caseNumber", number), ("matter", objection.Statement), ("receivedAt", FactText.Of(objection.FiledAt)), ("upheld", objection.State is ObjectionState.Upheld),
            ("decision", objection.Decision), ("statement", objection.Answer), ("decisionDue", FactText.Of(due)), ("company", "公示名单"),
            ("grounds", objection.Decision.Split('\n').Where(line => line.Length > 0).Select(line => new { text = line }).ToList()),
        ]) with { Reference = number };
        var application = objection.ApplicationId is { } id ? await ApplicationAsync(matter, id, ct) : null;
        if (application is null) return own;
        return application with { Facts = Joined(own, application), Reference = number };
    }

    private async Task<Case?> EventAsync(Matter matter, CancellationToken ct)
    {
        if (await db.Set<ExchangeEvent>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == matter.Id, ct) is not { } of) return null;
        return Of(matter, await Campaigns.SingleAsync(c => c.Id == of.CampaignId, ct),
        [
            ("event", of.Title), ("title", of.Title), ("programme", of.Agenda.Length > 0 ? of.Agenda : of.Theme), ("startsAt", FactText.Of(of.StartsAt)), ("endsAt", FactText.Of(of.EndsAt)), ("place", of.Place),
            ("registerBy", FactText.Of(of.StartsAt)), ("feedbackUntil", FactText.Of(ShanghaiTime.EndOf(ShanghaiTime.DayOf(of.EndsAt).AddDays(14)))),
        ]) with { Reference = string.Create(CultureInfo.InvariantCulture, $"第 {of.Number} 期") };
    }

    private async Task<Case?> RegistrationAsync(Matter matter, CancellationToken ct)
    {
        if (await db.Set<EventRegistration>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == matter.Id, ct) is not { } guest) return null;
        if (await EventAsync(matter with { Kind = Matter.Event, Id = guest.EventId }, ct) is not { } of) return null;
        var position = await db.Set<EventRegistration>().CountAsync(r => r.EventId == guest.EventId && r.State == RegistrationState.Waiting && r.Id <= guest.Id, ct);
        return of with { Matter = matter, Facts = new Dictionary<string, object?>(of.Facts) { ["company"] = guest.Company, ["number"] = guest.Code, ["position"] = position } };
    }

    private async Task<Case?> VisitAsync(Matter matter, CancellationToken ct)
    {
        var row = await db.Set<VisitRequest>().AsNoTracking().Where(r => r.Id == matter.Id).Join(db.Set<LearningVisit>(), r => r.VisitId, v => v.Id, (r, v) => new { Request = r, Visit = v }).SingleOrDefaultAsync(ct);
        if (row is null || await ApplicationAsync(matter, row.Visit.HostApplicationId, ct) is not { } host) return null;
        var own = Of(matter, await Campaigns.SingleAsync(c => c.Id == row.Visit.CampaignId, ct),
        [
            ("visit", row.Visit.Title), ("host", host.Facts["company"]), ("company", row.Request.Company), ("people", row.Request.People), ("topic", row.Request.Purpose),
            ("purpose", row.Request.Purpose.Length > 0 ? row.Request.Purpose : "（申请单位未填写）"), ("reason", row.Request.Remark),
            ("visitEndsAt", FactText.Of(ShanghaiTime.EndOf(row.Visit.LastDay))), ("place", host.Facts["company"]),
        ]);
        return own with { Reference = row.Visit.Title };
    }

    private static Dictionary<string, object?> Joined(Case first, Case second)
    {
        var all = new Dictionary<string, object?>(first.Facts);
        foreach (var (name, value) in second.Facts) all[name] = value;
        return all;
    }
}

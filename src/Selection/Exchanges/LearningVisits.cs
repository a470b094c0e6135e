using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>A learning visit as it is offered.</summary>
public sealed record NewVisit(long HostApplicationId, string Title, DateOnly FirstDay, DateOnly LastDay, int Capacity);

/// <summary>A company's wish to take part.</summary>
public sealed record NewVisitRequest(string Company, string ContactName, string Email, int People, string Purpose);

/// <summary>Somebody whose wish lapses with a visit.</summary>
/// <param name="WasAccepted">They had places.</param>
public sealed record CalledOff(VisitRequest Request, bool WasAccepted);

/// <summary>A visit and who receives it.</summary>
public sealed record HostedVisit
{
    public required long Id { get; init; }
    public required LearningVisit Visit { get; init; }
    public required string Host { get; init; }
}

/// <summary>Learning visits (标杆深入学) and the requests for them.</summary>
public sealed class LearningVisits(DbContext db, TimeProvider time, AuditTrail audit, PledgeBook pledges)
{
    /// <exception cref="RuleBrokenException">See <see cref="FollowOnRules.CheckVisit"/>.</exception>
    public async Task<LearningVisit> OfferAsync(NewVisit offered, string actor, CancellationToken ct)
    {
        var host = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == offered.HostApplicationId, ct);
        RuleBrokenException.ThrowIfAny(FollowOnRules.CheckVisit(offered, host.Outcome is ApplicationOutcome.Selected));
        var visit = new LearningVisit
        {
            CampaignId = host.CampaignId, HostApplicationId = host.Id, Title = offered.Title.Trim(), FirstDay = offered.FirstDay, LastDay = offered.LastDay, Capacity = offered.Capacity,
        };
        db.Add(visit);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "visit.offered", "learningVisit", visit.Id, new { visit.HostApplicationId, visit.Title, visit.FirstDay, visit.Capacity }, ct);
        return visit;
    }

    /// <exception cref="RuleBrokenException">See <see cref="FollowOnRules.MayRequest"/>.</exception>
    public async Task<VisitRequest> RequestAsync(long visitId, NewVisitRequest wish, string actor, CancellationToken ct)
    {
        var visit = await db.Set<LearningVisit>().AsNoTracking().SingleAsync(v => v.Id == visitId, ct);
        RuleBrokenException.ThrowIfAny(FollowOnRules.MayRequest(visit, wish, ShanghaiTime.DayOf(time.GetUtcNow())));
        var request = new VisitRequest
        {
            VisitId = visitId, Company = wish.Company.Trim(), ContactName = wish.ContactName.Trim(), Email = wish.Email.Trim(), People = wish.People, Purpose = wish.Purpose.Trim(),
            RequestedAt = time.GetUtcNow(),
        };
        db.Add(request);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "visit.requested", "learningVisit", visitId, new { request = request.Id, request.Company, request.People }, ct);
        return request;
    }

    /// <summary>Accepts, declines or withdraws a request. Accepting takes its people's places in the same transaction; withdrawing gives them back.</summary>
    /// <exception cref="RuleBrokenException"><c>request-answered</c>, <c>visit-full</c>.</exception>
    public async Task AnswerAsync(long requestId, VisitRequestState answer, string remark, string actor, CancellationToken ct)
    {
        var request = await db.Set<VisitRequest>().SingleAsync(r => r.Id == requestId, ct);
        RuleBrokenException.ThrowIf(FollowOnRules.MayAnswer(request, answer));
        var visit = await db.Set<LearningVisit>().AsNoTracking().SingleAsync(v => v.Id == request.VisitId, ct);
        if (answer is VisitRequestState.Accepted && !await TakeAsync(visit.Id, request.People, ct)) throw new RuleBrokenException(FollowOnRules.VisitFull(visit, request.People));
        if (request.State is VisitRequestState.Accepted) await TakeAsync(visit.Id, -request.People, ct);
        (request.State, request.Remark, request.AnsweredAt) = (answer, remark.Trim(), time.GetUtcNow());
        request.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "visit.answered", "learningVisit", visit.Id, new { request = requestId, answer = answer.ToString(), remark }, ct);
    }

    /// <summary>The visit took place, which fulfils the host's pledge, or was called off.</summary>
    /// <exception cref="RuleBrokenException"><c>visit-not-open</c>, <c>visit-ahead</c>.</exception>
    public async Task EndAsync(long visitId, bool wasHeld, string actor, CancellationToken ct)
    {
        var visit = await db.Set<LearningVisit>().SingleAsync(v => v.Id == visitId, ct);
        if (visit.State is not LearningVisitState.Open) throw new RuleBrokenException(new BrokenRule("visit-not-open", "该活动已结束或已取消。"));
        if (wasHeld && ShanghaiTime.DayOf(time.GetUtcNow()) < visit.FirstDay) throw new RuleBrokenException(new BrokenRule("visit-ahead", "活动尚未开始。"));
        visit.State = wasHeld ? LearningVisitState.Held : LearningVisitState.Cancelled;
        visit.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, wasHeld ? "visit.held" : "visit.cancelled", "learningVisit", visitId, null, ct);
        if (wasHeld) await pledges.RecordAsync(visit.HostApplicationId, PledgeDeedKind.HostedVisit, visitId, actor, ct);
    }

    /// <summary>Calls a visit off before it begins: whoever asked for it is declined, and the places they had are free.</summary>
    /// <param name="seen">The revision that was read; null not to compare.</param>
    /// <returns>Those who are told: their wish was open, or granted.</returns>
    /// <exception cref="RuleBrokenException"><c>visit-stale</c>, <c>reason-missing</c>, <c>visit-not-open</c>, <c>visit-begun</c>.</exception>
    public async Task<IReadOnlyList<CalledOff>> CallOffAsync(long visitId, string reason, long? seen, string actor, CancellationToken ct)
    {
        var visit = await db.Set<LearningVisit>().SingleAsync(v => v.Id == visitId, ct);
        if (seen is { } revision && revision != visit.Revision) throw new RuleBrokenException(new BrokenRule("visit-stale", $"该活动刚刚被 {await LastActorAsync(visitId, ct)} 更改，请刷新后再操作。"));
        RuleBrokenException.ThrowIf(FollowOnRules.MayCallOff(visit, reason, ShanghaiTime.DayOf(time.GetUtcNow())));
        var asked = await db.Set<VisitRequest>().Where(r => r.VisitId == visitId && (r.State == VisitRequestState.Requested || r.State == VisitRequestState.Accepted)).OrderBy(r => r.Id).ToListAsync(ct);
        List<CalledOff> told = [.. asked.Select(r => new CalledOff(r, r.State is VisitRequestState.Accepted))];
        foreach (var request in asked)
        {
            (request.State, request.Remark, request.AnsweredAt) = (VisitRequestState.Declined, reason.Trim(), time.GetUtcNow());
            request.Revision++;
        }

        visit.State = LearningVisitState.Cancelled;
        visit.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "visit.calledOff", "learningVisit", visitId, new { reason, requests = asked.Select(r => r.Id) }, ct);
        return told;
    }

    /// <summary>One page of a campaign's visits by their first day, the latest first.</summary>
    /// <param name="text">Part of the title or of the host's name.</param>
    /// <param name="after">First day and id of the last line of the page before; none for the first page.</param>
    public async Task<IReadOnlyList<HostedVisit>> PageAsync(long campaignId, string? text, LearningVisitState? state, (DateOnly Day, long Id)? after, int take, CancellationToken ct)
    {
        var rows = Hosted(campaignId, text, state);
        if (after is var (day, id)) rows = Keyset.After(rows, row => row.Visit.FirstDay, row => row.Id, true, day, id);
        return await Keyset.Ordered(rows, row => row.Visit.FirstDay, row => row.Id, true).Take(take).ToListAsync(ct);
    }

    public Task<int> CountAsync(long campaignId, string? text, LearningVisitState? state, CancellationToken ct) => Hosted(campaignId, text, state).CountAsync(ct);

    private IQueryable<HostedVisit> Hosted(long campaignId, string? text, LearningVisitState? state)
    {
        var rows =
            from visit in db.Set<LearningVisit>().AsNoTracking()
            where visit.CampaignId == campaignId && (state == null || visit.State == state)
            join application in db.Set<Application>() on visit.HostApplicationId equals application.Id
            join company in db.Set<Applicants.Applicant>() on application.ApplicantId equals company.Id
            select new HostedVisit { Id = visit.Id, Visit = visit, Host = company.FullName };
        return text?.Trim() is { Length: > 0 } wanted ? rows.Where(row => row.Visit.Title.Contains(wanted) || row.Host.Contains(wanted)) : rows;
    }

    private async Task<string> LastActorAsync(long visitId, CancellationToken ct) => (await audit.LastOfAsync("learningVisit", visitId, 1, ct)).FirstOrDefault()?.Actor ?? "他人";

    public async Task<IReadOnlyList<LearningVisit>> OfCampaignAsync(long campaignId, CancellationToken ct) =>
        await db.Set<LearningVisit>().AsNoTracking().Where(v => v.CampaignId == campaignId).OrderBy(v => v.FirstDay).ThenBy(v => v.Id).ToListAsync(ct);

    /// <summary>The requests for these visits in the order they came.</summary>
    public async Task<IReadOnlyList<VisitRequest>> RequestsAsync(IReadOnlyCollection<long> visitIds, CancellationToken ct) =>
        await db.Set<VisitRequest>().AsNoTracking().Where(r => visitIds.Contains(r.VisitId)).OrderBy(r => r.Id).ToListAsync(ct);

    private async Task<bool> TakeAsync(long visitId, int people, CancellationToken ct) =>
        await db.Set<LearningVisit>().Where(v => v.Id == visitId && v.Taken + people <= v.Capacity).ExecuteUpdateAsync(v => v.SetProperty(x => x.Taken, x => x.Taken + people), ct) == 1;
}

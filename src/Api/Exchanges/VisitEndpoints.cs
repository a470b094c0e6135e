using System.Text.Json.Serialization;
using BenchmarkWorkflow.Activities.Exchanges;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>A learning visit, as everybody may see it.</summary>
/// <param name="LastDay">Counted.</param>
/// <param name="Left">Places that are free.</param>
/// <param name="TakesRequests">By the server's clock, at the moment of the answer.</param>
internal sealed record LearningVisitView(
    long Id, string Title, string Host, DateOnly FirstDay, DateOnly LastDay, int Capacity, int Left, [property: JsonConverter(typeof(Camel<LearningVisitState>))] LearningVisitState State, bool TakesRequests);

/// <summary>A visit with those who want to come.</summary>
/// <param name="MayCallOff">It has not begun.</param>
internal sealed record VisitDeskView(long Id, LearningVisitView Visit, bool MayCallOff, long Revision, IReadOnlyList<VisitRequestView> Requests);

internal sealed record CallOffForm(string? Reason);

internal sealed record VisitRequestView(
    long Id, string Company, string ContactName, string Email, int People, string Purpose, DateTimeOffset RequestedAt,
    [property: JsonConverter(typeof(Camel<VisitRequestState>))] VisitRequestState State, string Remark);

internal sealed record VisitForm(long HostApplicationId, string? Title, DateOnly FirstDay, DateOnly LastDay, int Capacity);

internal sealed record VisitRequestForm(string? Company, string? ContactName, string? Email, int People, string? Purpose);

/// <summary>What whoever asked keeps.</summary>
internal sealed record VisitReceipt(long Number);

/// <summary>Learning visits (标杆深入学): offered by the secretariat, asked for by companies, answered by the host in its inbox.</summary>
internal static class VisitEndpoints
{
    private const string Public = "public";
    private const int MaxTake = 100;

    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        var visits = api.MapGroup("/exchanges/visits").WithTags("exchanges");
        visits.MapGet("/", ListAsync).Open("visits are announced to everybody").WithSummary("The visits that can be asked for, in the order of their days.");
        visits.MapPost("/{id:long}/requests", RequestAsync).Open("every company may ask").LimitPublic().WithSummary("Asks to take part; the host answers, and the answer goes out by mail.");
        visits.MapGet("/desk", DeskAsync).Demand(Permissions.ReadSelection).WithSummary("One page of the campaign's visits with those who want to come, the latest first.");
        visits.MapPost("/desk/{id:long}/call-off", CallOffAsync).Demand(Permissions.WriteSelection).WithSummary("Calls a visit off before it begins; whoever asked for it and the host are written to.");
        visits.MapPost("/desk", OfferAsync).Demand(Permissions.WriteSelection).WithSummary("Offers a visit to a selected company.");
    }

    private static async Task<Ok<IReadOnlyList<LearningVisitView>>> ListAsync(DbContext db, CampaignDesk campaigns, LearningVisits visits, TimeProvider time, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<LearningVisitView>>(await campaigns.KeyAsync(null, ct) is { } campaign ? [.. (await OfCampaignAsync(campaign.Id, db, visits, time, ct)).Where(visit => visit.TakesRequests)] : []);

    private static async Task<Results<Created<VisitReceipt>, ProblemHttpResult>> RequestAsync(long id, VisitRequestForm form, DbContext db, LearningVisits visits, CancellationToken ct)
    {
        if (!await db.Set<LearningVisit>().AnyAsync(visit => visit.Id == id, ct)) return Problem.Of(404, "visit-not-found", "没有找到该活动。");
        var request = await visits.RequestAsync(id, new NewVisitRequest(form.Company ?? "", form.ContactName ?? "", form.Email ?? "", form.People, form.Purpose ?? ""), Public, ct);
        return TypedResults.Created((string?)null, new VisitReceipt(request.Id));
    }

    private static async Task<Results<Ok<Page<VisitDeskView>>, ProblemHttpResult>> DeskAsync(
        int? year, string? search, Choice<LearningVisitState>? state, string? cursor, int? take, CampaignDesk campaigns, LearningVisits visits, TimeProvider time, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        var after = DayCursor.Read(cursor);
        var size = Math.Clamp(take ?? 20, 1, MaxTake);
        var rows = await visits.PageAsync(campaign.Id, search, state?.Value, after, size + 1, ct);
        var shown = rows.Take(size).ToList();
        var requests = (await visits.RequestsAsync([.. shown.Select(row => row.Id)], ct)).ToLookup(request => request.VisitId);
        var today = ShanghaiTime.DayOf(time.GetUtcNow());
        var next = rows.Count > size ? DayCursor.Write(shown[^1].Visit.FirstDay, shown[^1].Id) : null;
        return TypedResults.Ok(new Page<VisitDeskView>(
            [
                .. shown.Select(row => new VisitDeskView(
                    row.Id, View(row.Visit, row.Host, today), FollowOnRules.MayCallOff(row.Visit, "-", today) is null, row.Visit.Revision,
                    [.. requests[row.Id].Select(one => new VisitRequestView(one.Id, one.Company, one.ContactName, one.Email, one.People, one.Purpose, one.RequestedAt, one.State, one.Remark))])),
            ],
            next, await visits.CountAsync(campaign.Id, search, state?.Value, ct)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CallOffAsync(long id, CallOffForm form, Revision seen, Viewer who, DbContext db, FollowOnLetters letters, CancellationToken ct)
    {
        if (!await db.Set<LearningVisit>().AnyAsync(visit => visit.Id == id, ct)) return Problem.Of(404, "visit-not-found", "没有找到该活动。");
        await letters.CallOffAsync(id, form.Reason ?? "", seen.Seen, who.Name, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Created<VisitReceipt>, ProblemHttpResult>> OfferAsync(VisitForm form, int? year, Viewer who, DbContext db, CampaignDesk campaigns, LearningVisits visits, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        if (!await db.Set<Application>().AnyAsync(host => host.Id == form.HostApplicationId && host.CampaignId == campaign.Id, ct)) return Problem.Fields(("hostApplicationId", "请选择本届入选的企业。"));
        var visit = await visits.OfferAsync(new NewVisit(form.HostApplicationId, form.Title ?? "", form.FirstDay, form.LastDay, form.Capacity), who.Name, ct);
        return TypedResults.Created((string?)null, new VisitReceipt(visit.Id));
    }

    private static async Task<IReadOnlyList<LearningVisitView>> OfCampaignAsync(long campaignId, DbContext db, LearningVisits visits, TimeProvider time, CancellationToken ct)
    {
        var all = await visits.OfCampaignAsync(campaignId, ct);
        var hosts = all.Select(visit => visit.HostApplicationId).ToList();
        var names = await db.Set<Application>().AsNoTracking().Where(host => hosts.Contains(host.Id))
            .Join(db.Set<Applicant>(), host => host.ApplicantId, company => company.Id, (host, company) => new { host.Id, company.FullName }).ToDictionaryAsync(host => host.Id, host => host.FullName, ct);
        var today = ShanghaiTime.DayOf(time.GetUtcNow());
        return
        [
            .. all.Select(visit => View(visit, names.GetValueOrDefault(visit.HostApplicationId, ""), today)),
        ];
    }

    private static LearningVisitView View(LearningVisit visit, string host, DateOnly today) => new(
        visit.Id, visit.Title, host, visit.FirstDay, visit.LastDay, visit.Capacity, Math.Max(0, visit.Capacity - visit.Taken), visit.State, visit.State is LearningVisitState.Open && today < visit.FirstDay);
}

using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
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
internal sealed record VisitDeskView(LearningVisitView Visit, IReadOnlyList<VisitRequestView> Requests);

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

    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        var visits = api.MapGroup("/exchanges/visits").WithTags("exchanges");
        visits.MapGet("/", ListAsync).Open("visits are announced to everybody").WithSummary("The visits that can be asked for, in the order of their days.");
        visits.MapPost("/{id:long}/requests", RequestAsync).Open("every company may ask").LimitPublic().WithSummary("Asks to take part; the host answers, and the answer goes out by mail.");
        visits.MapGet("/desk", DeskAsync).Demand(Permissions.ReadSelection).WithSummary("All visits of the campaign with those who want to come.");
        visits.MapPost("/desk", OfferAsync).Demand(Permissions.WriteSelection).WithSummary("Offers a visit to a selected company.");
    }

    private static async Task<Ok<IReadOnlyList<LearningVisitView>>> ListAsync(DbContext db, LearningVisits visits, TimeProvider time, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<LearningVisitView>>(await db.CampaignAsync(null, ct) is { } campaign ? [.. (await OfCampaignAsync(campaign.Id, db, visits, time, ct)).Where(visit => visit.TakesRequests)] : []);

    private static async Task<Results<Created<VisitReceipt>, ProblemHttpResult>> RequestAsync(long id, VisitRequestForm form, DbContext db, LearningVisits visits, CancellationToken ct)
    {
        if (!await db.Set<LearningVisit>().AnyAsync(visit => visit.Id == id, ct)) return Problem.Of(404, "visit-not-found", "没有找到该活动。");
        var request = await visits.RequestAsync(id, new NewVisitRequest(form.Company ?? "", form.ContactName ?? "", form.Email ?? "", form.People, form.Purpose ?? ""), Public, ct);
        return TypedResults.Created((string?)null, new VisitReceipt(request.Id));
    }

    private static async Task<Results<Ok<IReadOnlyList<VisitDeskView>>, ProblemHttpResult>> DeskAsync(int? year, DbContext db, LearningVisits visits, TimeProvider time, CancellationToken ct)
    {
        if (await db.CampaignAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        List<VisitDeskView> all = [];
        foreach (var visit in await OfCampaignAsync(campaign.Id, db, visits, time, ct))
            all.Add(new(visit, [.. (await visits.RequestsAsync(visit.Id, ct)).Select(one => new VisitRequestView(one.Id, one.Company, one.ContactName, one.Email, one.People, one.Purpose, one.RequestedAt, one.State, one.Remark))]));
        return TypedResults.Ok<IReadOnlyList<VisitDeskView>>(all);
    }

    private static async Task<Results<Created<VisitReceipt>, ProblemHttpResult>> OfferAsync(VisitForm form, int? year, Viewer who, DbContext db, LearningVisits visits, CancellationToken ct)
    {
        if (await db.CampaignAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
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
            .. all.Select(visit => new LearningVisitView(
                visit.Id, visit.Title, names.GetValueOrDefault(visit.HostApplicationId, ""), visit.FirstDay, visit.LastDay, visit.Capacity, Math.Max(0, visit.Capacity - visit.Taken), visit.State,
                visit.State is LearningVisitState.Open && today < visit.FirstDay)),
        ];
    }
}

using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>A report in the media.</summary>
/// <param name="Company">The selected company it is about; none when it is about the activity.</param>
internal sealed record PublicityView(
    long Id, [property: JsonConverter(typeof(Camel<PublicityChannel>))] PublicityChannel Channel, string Outlet, string Title, string Link, DateOnly PublishedOn, long? ApplicationId, string? Company);

internal sealed record PublicityForm(
    [property: JsonConverter(typeof(Camel<PublicityChannel>))] PublicityChannel Channel, string? Outlet, string? Title, string? Link, DateOnly PublishedOn, long? ApplicationId)
{
    public Publicity Given => new(Channel, Outlet ?? "", Title ?? "", Link ?? "", PublishedOn, ApplicationId);
}

/// <summary>A company that was selected, to choose from.</summary>
internal sealed record SelectedCompany(long ApplicationId, string Company, string Title);

/// <summary>What the media reported of the campaign's benchmarks.</summary>
internal static class PublicityEndpoints
{
    public static void MapPublicity(this IEndpointRouteBuilder api)
    {
        var publicity = api.MapGroup("/exchanges/publicity").WithTags("exchanges");
        publicity.MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("One page of the campaign's reports in the media, searched and filtered, the latest first.");
        publicity.MapPost("/", RecordAsync).Demand(Permissions.WriteSelection).WithSummary("Records a report; it stands in the library of experiences where it is about a company.");
        publicity.MapGet("/companies", CompaniesAsync).Demand(Permissions.ReadSelection).WithSummary("The companies selected in the campaign.");
    }

    private static async Task<Results<Ok<Page<PublicityView>>, ProblemHttpResult>> ListAsync(
        int? year, string? search, Choice<PublicityChannel>? channel, string? cursor, int? take, CampaignDesk campaigns, PublicityDesk desk, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        var after = DayCursor.Read(cursor);
        var (query, size) = (new PublicityQuery(campaign.Id, search, channel?.Value), Math.Clamp(take ?? 20, 1, 100));
        var rows = await desk.PageAsync(query, after, size + 1, ct);
        var shown = rows.Take(size).ToList();
        var next = rows.Count > size ? DayCursor.Write(shown[^1].Item.PublishedOn, shown[^1].Id) : null;
        return TypedResults.Ok(new Page<PublicityView>(
            [.. shown.Select(row => new PublicityView(row.Id, row.Item.Channel, row.Item.Outlet, row.Item.Title, row.Item.Link, row.Item.PublishedOn, row.Item.ApplicationId, row.Company))], next, await desk.CountAsync(query, ct)));
    }

    private static async Task<Results<Created<PublicityView>, ProblemHttpResult>> RecordAsync(PublicityForm form, int? year, Viewer who, DbContext db, CampaignDesk campaigns, PublicityDesk desk, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(year, ct) is not { } campaign) return CurrentCampaign.None();
        var about = form.ApplicationId is { } id ? (await SelectedAsync(campaign.Id, db, ct)).SingleOrDefault(one => one.ApplicationId == id) : null;
        if (form.ApplicationId is not null && about is null) return Problem.Fields(("applicationId", "只能选择本届入选的企业。"));
        var item = await desk.RecordAsync(campaign.Id, form.Given, who.Name, ct);
        return TypedResults.Created((string?)null, new PublicityView(item.Id, item.Channel, item.Outlet, item.Title, item.Link, item.PublishedOn, item.ApplicationId, about?.Company));
    }

    private static async Task<Results<Ok<IReadOnlyList<SelectedCompany>>, ProblemHttpResult>> CompaniesAsync(int? year, DbContext db, CampaignDesk campaigns, CancellationToken ct) =>
        await campaigns.KeyAsync(year, ct) is { } campaign ? TypedResults.Ok(await SelectedAsync(campaign.Id, db, ct)) : CurrentCampaign.None();

    private static async Task<IReadOnlyList<SelectedCompany>> SelectedAsync(long campaignId, DbContext db, CancellationToken ct) => await (
        from application in db.Set<Application>().AsNoTracking()
        where application.CampaignId == campaignId && application.Outcome == ApplicationOutcome.Selected
        join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
        orderby application.Id
        select new SelectedCompany(application.Id, company.FullName, application.Title)).ToListAsync(ct);
}

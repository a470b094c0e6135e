using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Campaigns;

/// <summary>A year's campaign as everybody may see it.</summary>
internal sealed record CampaignView(
    int Year, string Name, DateOnly AnnouncedOn, IReadOnlyList<AreaView> Areas, IReadOnlyList<DateView> Dates, IReadOnlyList<UnitView> Units, int BaseQuota, int ExtendedQuota);

internal sealed record AreaView(int Number, string Name, string Description);

/// <summary>A named date. In time is strictly before <c>At</c>.</summary>
/// <param name="Name">One of <c>applications</c>, <c>recommendations</c>, <c>defence</c> …, or the process owner's own.</param>
/// <param name="Passed">By the server's clock, at the moment of the answer.</param>
/// <param name="Announced">What was announced first, where it has been moved since.</param>
internal sealed record DateView(string Name, string Title, DateTimeOffset At, bool Passed, DateTimeOffset? Announced);

internal sealed record UnitView(int Number, string Name, string Kind);

/// <summary>The campaigns: what the public page shows.</summary>
internal static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("campaigns");
        campaigns.MapGet("/current", CurrentAsync).Open("the public reads what is announced").WithSummary("The campaign of the latest year.");
        campaigns.MapGet("/{year:int}", OfYearAsync).Open("the public reads what is announced").WithSummary("The campaign of a year.");
    }

    private static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> CurrentAsync(CampaignDesk desk, TimeProvider time, CancellationToken ct) =>
        await desk.FindAsync(null, ct) is { } campaign ? await ViewAsync(campaign, desk, time, ct) : None("尚未发布任何一届活动。");

    private static async Task<Results<Ok<CampaignView>, ProblemHttpResult>> OfYearAsync(int year, CampaignDesk desk, TimeProvider time, CancellationToken ct) =>
        await desk.FindAsync(year, ct) is { } campaign ? await ViewAsync(campaign, desk, time, ct) : None($"没有 {year} 年的活动。");

    private static async Task<Ok<CampaignView>> ViewAsync(Campaign campaign, CampaignDesk desk, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return TypedResults.Ok(new CampaignView(
            campaign.Year, campaign.Name, campaign.AnnouncedOn,
            [.. campaign.Areas.Select(area => new AreaView(area.Number, area.Name, area.Description))],
            [.. campaign.Dates.Select(date => new DateView(date.Name, date.Title, date.At, date.At <= now, date.At == date.Announced ? null : date.Announced))],
            [.. (await desk.UnitsAsync(campaign.Id, ct)).Select(unit => new UnitView(unit.Number, unit.Name, Camel.Of(unit.Kind)))],
            campaign.Settings.Quota.Base, campaign.Settings.Quota.Extended));
    }

    private static ProblemHttpResult None(string title) => Problem.Of(404, "campaign-not-found", title);
}

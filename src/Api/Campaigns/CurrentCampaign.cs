using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Campaigns;

/// <summary>A campaign by its number and year.</summary>
internal sealed record CampaignYear(long Id, int Year);

/// <summary>Which campaign a request is about.</summary>
internal static class CurrentCampaign
{
    /// <summary>The campaign of the year, or the latest where none is given; none where there is none.</summary>
    public static Task<CampaignYear?> CampaignAsync(this DbContext db, int? year, CancellationToken ct) =>
        db.Set<Campaign>().Where(one => year == null || one.Year == year).OrderByDescending(one => one.Year).Select(one => new CampaignYear(one.Id, one.Year)).FirstOrDefaultAsync(ct);

    public static ProblemHttpResult None() => Problem.Of(404, "campaign-not-found", "没有该年度的活动。");
}

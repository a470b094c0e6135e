using BenchmarkWorkflow.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Campaigns;

/// <summary>What is said where a request is about a campaign that there is not.</summary>
internal static class CurrentCampaign
{
    public static ProblemHttpResult None() => Problem.Of(404, "campaign-not-found", "没有该年度的活动。");
}

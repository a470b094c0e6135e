using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Reviews;

internal static class ReviewsFeature
{
    internal static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<ExpertPool>()
        .AddScoped<ExpertList>()
        .AddScoped<ExpertLoads>()
        .AddScoped<RecusalDesk>()
        .AddScoped<CompanyTies>()
        .AddScoped<ExpertAssignment>()
        .AddScoped<ScoreSheetDesk>()
        .AddScoped<DocumentScores>()
        .AddScoped<ReviewProgress>()
        .AddScoped<RankingDesk>();
}

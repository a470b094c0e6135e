using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Reviews;

internal static class ReviewsFeature
{
    internal static IServiceCollection AddReviews(this IServiceCollection services) => services;
}

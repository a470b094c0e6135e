using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Applications;

internal static class ApplicationsFeature
{
    internal static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddScoped<ApplicationProgress>()
        .AddScoped<ApplicationDesk>()
        .AddScoped<ApplicationFiles>()
        .AddScoped<ApplicationList>()
        .AddScoped<HandedInReader>()
        .AddScoped<RecommendationDesk>();
}

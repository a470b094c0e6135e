using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Eligibility;

internal static class EligibilityFeature
{
    internal static IServiceCollection AddEligibility(this IServiceCollection services) => services.AddScoped<EligibilityFacts>().AddScoped<EligibilityDesk>();
}

using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Exchanges;

internal static class ExchangesFeature
{
    internal static IServiceCollection AddExchanges(this IServiceCollection services)
    {
        services.AddOptions<ExchangeOptions>();
        return services
            .AddScoped<ExchangePlan>()
            .AddScoped<EventRegistrations>()
            .AddScoped<PublicityDesk>()
            .AddScoped<LearningVisits>()
            .AddScoped<DiagnosisDesk>()
            .AddScoped<PledgeBook>();
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Exchanges;

internal static class ExchangesFeature
{
    internal static IServiceCollection AddExchanges(this IServiceCollection services)
    {
        services.AddOptions<ExchangeOptions>()
            .Validate(
                options => options.CheckInKey is null || options.CheckInKey.Length >= ExchangeOptions.LeastKeyLength,
                $"Exchange:CheckInKey must have at least {ExchangeOptions.LeastKeyLength} characters; leave it out, and a key is made.")
            .ValidateOnStart();
        return services
            .AddScoped<ExchangePlan>()
            .AddScoped<CheckInKeys>()
            .AddScoped<EventRegistrations>()
            .AddScoped<RegistrationLists>()
            .AddScoped<PublicityDesk>()
            .AddScoped<LearningVisits>()
            .AddScoped<DiagnosisDesk>()
            .AddScoped<PledgeBook>();
    }
}

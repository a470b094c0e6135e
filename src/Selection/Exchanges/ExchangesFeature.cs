using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Exchanges;

internal static class ExchangesFeature
{
    internal static IServiceCollection AddExchanges(this IServiceCollection services) => services;
}

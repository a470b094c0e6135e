using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Quotas;

internal static class QuotasFeature
{
    internal static IServiceCollection AddQuotas(this IServiceCollection services) => services.AddScoped<QuotaLedger>().AddScoped<RelaxationDesk>();
}

using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.SiteChecks;

internal static class SiteChecksFeature
{
    internal static IServiceCollection AddSiteChecks(this IServiceCollection services) => services.AddScoped<SiteCheckDesk>().AddScoped<SiteCheckCrew>().AddScoped<SiteCheckList>();
}

using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Packages;

internal static class PackagesFeature
{
    internal static IServiceCollection AddPackages(this IServiceCollection services) => services.AddScoped<PackageIntake>();
}

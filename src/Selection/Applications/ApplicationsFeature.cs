using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Applications;

internal static class ApplicationsFeature
{
    internal static IServiceCollection AddApplications(this IServiceCollection services) => services;
}

using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Audit;

internal static class AuditFeature
{
    internal static IServiceCollection AddAudit(this IServiceCollection services) => services.AddScoped<AuditTrail>();
}

using BenchmarkWorkflow.Selection.Files;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BenchmarkWorkflow.Host.Screening;

/// <summary>Files that people send are looked at for malware, where the operator has configured a command for it.</summary>
internal static class ScreeningModule
{
    public static IServiceCollection AddScreening(this IServiceCollection services)
    {
        services.AddOptions<MalwareOptions>().BindConfiguration("Malware").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CommandScreen>().AddSingleton<IFileScreen>(provider => provider.GetRequiredService<CommandScreen>()); // after the room's own, which takes everything
        services.AddHealthChecks().AddCheck<ScreenHealth>("malware", tags: ["ready"]);
        return services;
    }
}

/// <summary>The last file could be looked at. Where it could not, the node still works, and says <c>Degraded</c>.</summary>
internal sealed class ScreenHealth(CommandScreen screen) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(screen.Trouble is { } trouble ? HealthCheckResult.Degraded(trouble) : HealthCheckResult.Healthy());
}

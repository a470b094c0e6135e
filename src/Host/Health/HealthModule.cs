using BenchmarkWorkflow.Host.Scheduling;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Scheduling;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BenchmarkWorkflow.Host.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work.</summary>
internal static class HealthModule
{
    private const string Ready = "ready";

    public static IServiceCollection AddProductHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [Ready]).AddCheck<AuditHealth>("audit", tags: [Ready]);
        return services;
    }

    public static void MapProductHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).Open("says nothing but that the process answers");
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).Open("says nothing but whether work is done");
    }
}

/// <summary>The database answers a query.</summary>
internal sealed class DatabaseHealth(UnitOfWork work) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            await work.ReadAsync((services, ct) => services.GetRequiredService<DbContext>().Database.SqlQueryRaw<int>("select 1 as \"Value\"").FirstAsync(ct), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception unreachable) when (unreachable is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", unreachable);
        }
    }
}

/// <summary>The last walk along the chain of audit records that came to an end found it whole. Where it did not, the node still works, and says <c>Degraded</c>.</summary>
internal sealed class AuditHealth(UnitOfWork work) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var failed = await work.ReadAsync(
                (services, ct) => services.GetRequiredService<DbContext>().Set<JobRun>().Where(run => run.Job == JobCatalogue.CheckAudit && run.FinishedAt != null && (!run.Failed || run.Stands))
                    .OrderByDescending(run => run.Id).Select(run => run.Failed ? run.Result : null).FirstOrDefaultAsync(ct),
                cancellationToken);
            return failed is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(failed);
        }
        catch (Exception unreachable) when (unreachable is not OperationCanceledException)
        {
            return HealthCheckResult.Degraded("The last check of the audit cannot be read.", unreachable); // the other check says that the database is away
        }
    }
}

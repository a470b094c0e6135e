using BenchmarkWorkflow.Persistence;
using Quartz;

namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>
/// The recurring jobs, woken by Quartz: on PostgreSQL from its clustered store, so that one of several nodes is woken; on SQLite, which has one process,
/// from memory. Either way a run is claimed in the product's own table, and what was due while nothing ran is made up for at start.
/// </summary>
internal static class SchedulingModule
{
    private const string Scheduler = "benchmark-workflow";

    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<JobCatalogue>();
        services.AddSingleton<JobRuns>();
        services.AddScoped<StaffDigest>();
        if (!(configuration.GetSection("Scheduling").Get<SchedulingOptions>() ?? new()).Enabled) return services;
        services.AddHostedService<CatchUp>();
        var product = configuration.Get<ProductOptions>() ?? new ProductOptions();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => (scheduler.InstanceName, scheduler.GenerateInstanceId) = (Scheduler, true));
            var usable = Database.ProblemOf(product.ConnectionString) is null; // what is not is told when the settings are checked
            if (usable && Database.KindOf(product.ConnectionString) == DatabaseKind.Postgres) quartz.UsePersistentStore(store => Keep(store, product));
            else quartz.UseInMemoryStore();
            foreach (var job in JobCatalogue.All) quartz.ScheduleJob<DueJob>(
                trigger => trigger.WithIdentity(job.Name).WithCronSchedule(job.Cron, cron => cron.InTimeZone(product.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                detail => detail.WithIdentity(job.Name));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>Quartz makes its own tables, <c>qrtz_…</c>, beside ours, and reaches them by a few connections of its own.</summary>
    private static void Keep(IPersistentStoreBuilder store, ProductOptions product)
    {
        store.UsePostgres(Database.ConnectionStringForOthers(product.ConnectionString, Scheduler + "-jobs", connections: 4));
        store.UseClustering();
        store.ProvisionSchema();
    }
}

using Quartz;

namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>What Quartz wakes: looks up the job by its name and runs it if it is due. Quartz says when to look; the timetable says whether.</summary>
[DisallowConcurrentExecution]
internal sealed class DueJob(JobRuns runs) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (JobCatalogue.Find(context.JobDetail.Key.Name) is { } job) await runs.RunDueAsync(job, cancellationToken);
    }
}

using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>
/// Runs a job once for each time it is due, whoever asks for it: the claim is a row of its own, made before and ended after. The job itself is one unit
/// of work: all of it happens or nothing.
/// </summary>
internal sealed partial class JobRuns(JobCatalogue catalogue, UnitOfWork work, TimeProvider time, ILogger<JobRuns> log)
{
    /// <summary>How long runs are remembered.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Runs it for the last time it was due, unless that has been done.</summary>
    /// <returns>Whether it ran.</returns>
    public async Task<bool> RunDueAsync(RecurringJob job, CancellationToken ct) =>
        catalogue.TimetableOf(job).UpTo(time.GetUtcNow()) is { } due && await RunAsync(job, due, ct) is not null;

    /// <summary>Runs it now, whatever the timetable says.</summary>
    public async Task<JobRun> RunNowAsync(RecurringJob job, CancellationToken ct) =>
        await RunAsync(job, time.GetUtcNow(), ct) ?? (await LastAsync(ct))[job.Name]; // somebody asked in the same microsecond

    /// <summary>Makes up for what was due while no node ran, where the job says so and has ever run before.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        var last = await LastAsync(ct);
        foreach (var job in JobCatalogue.All.Where(job => last.ContainsKey(job.Name)))
            if (catalogue.TimetableOf(job).UpTo(time.GetUtcNow()) is { } due && due + job.CatchUp > time.GetUtcNow())
                await RunAsync(job, due, ct);
    }

    /// <summary>The last run of each job that ever ran.</summary>
    public Task<Dictionary<string, JobRun>> LastAsync(CancellationToken ct) =>
        work.ReadAsync(
            async (services, token) =>
            {
                var runs = services.GetRequiredService<DbContext>().Set<JobRun>().AsNoTracking();
                var last = runs.GroupBy(run => run.Job).Select(of => of.Max(run => run.Id));
                return await runs.Where(run => last.Contains(run.Id)).ToDictionaryAsync(run => run.Job, token);
            },
            ct);

    /// <summary>Forgets old runs; the last of each job stays.</summary>
    public static async Task<string> ForgetAsync(IServiceProvider services, CancellationToken ct)
    {
        var runs = services.GetRequiredService<DbContext>().Set<JobRun>();
        var before = services.GetRequiredService<TimeProvider>().GetUtcNow() - Kept;
        var last = runs.GroupBy(run => run.Job).Select(of => of.Max(run => run.Id));
        return $"清理 {await runs.Where(run => run.StartedAt < before && !last.Contains(run.Id)).ExecuteDeleteAsync(ct)} 条";
    }

    private async Task<JobRun?> RunAsync(RecurringJob job, DateTimeOffset due, CancellationToken ct)
    {
        if (await ClaimAsync(job, due, ct) is not { } run) return null;
        try
        {
            run.Result = job.Writes ? await work.RunAsync(job.RunAsync, ct) : await work.ReadAsync(job.RunAsync, ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Failed(log, job.Name, failed);
            (run.Failed, run.Result) = (true, failed.Message);
        }

        run.FinishedAt = time.GetUtcNow();
        await work.RunAsync(
            async (services, token) =>
            {
                var db = services.GetRequiredService<DbContext>();
                db.Update(run);
                await db.SaveChangesAsync(token);
            },
            ct);
        return run;
    }

    /// <summary>None when another was first: the pair of job and time is unique, and who loses is repeated and looks again.</summary>
    private Task<JobRun?> ClaimAsync(RecurringJob job, DateTimeOffset due, CancellationToken ct) =>
        work.RunAsync<JobRun?>(
            async (services, token) =>
            {
                var db = services.GetRequiredService<DbContext>();
                if (await db.Set<JobRun>().AnyAsync(run => run.Job == job.Name && run.DueAt == due, token)) return null;
                var mine = new JobRun { Job = job.Name, DueAt = due, StartedAt = time.GetUtcNow() };
                db.Add(mine);
                await db.SaveChangesAsync(token);
                return mine;
            },
            ct);

    [LoggerMessage(4101, LogLevel.Error, "The recurring job {Job} failed.")]
    private static partial void Failed(ILogger logger, string job, Exception exception);
}

using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>
/// Runs a job once for each time it is due, whoever asks for it. A job that writes is one unit of work with the record of its run: cut off anywhere, it has
/// neither happened nor been recorded, and is made up for. A job that only reads takes a lease, which runs out. A failure is recorded apart and does not
/// count as done, unless the job says that it stands. What is made up for, and how long, the catalogue says.
/// </summary>
internal sealed partial class JobRuns(JobCatalogue catalogue, UnitOfWork work, TimeProvider time, ILogger<JobRuns> log)
{
    /// <summary>How long runs are remembered.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>How long a run that has not ended is believed to be under way.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    /// <summary>How late a job may be woken for its time besides <see cref="RecurringJob.CatchUp"/>.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    /// <summary>Runs it for the last time it was due, unless that has been done or is too long ago.</summary>
    /// <returns>Whether it ran, well or not.</returns>
    public async Task<bool> RunDueAsync(RecurringJob job, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return catalogue.TimetableOf(job).UpTo(now) is { } due && now <= due + job.CatchUp + Delay && await RunAsync(job, due, ct) is not null;
    }

    /// <summary>Runs it now, whatever the timetable says.</summary>
    public async Task<JobRun> RunNowAsync(RecurringJob job, CancellationToken ct) =>
        await RunAsync(job, time.GetUtcNow(), ct) ?? (await LastAsync(ct))[job.Name]; // somebody asked in the same microsecond

    /// <summary>Makes up for what was due and was not done, where the job says so and has ever run before. What cannot be made up for keeps no other from it.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        var last = await LastAsync(ct);
        foreach (var job in JobCatalogue.All.Where(job => job.CatchUp > TimeSpan.Zero && last.ContainsKey(job.Name)))
        {
            try
            {
                await RunDueAsync(job, ct);
            }
            catch (Exception failed) when (!ct.IsCancellationRequested)
            {
                Failed(log, job.Name, failed);
            }
        }
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

    /// <summary>None when it has been done for that time, or somebody is at it.</summary>
    private async Task<JobRun?> RunAsync(RecurringJob job, DateTimeOffset due, CancellationToken ct)
    {
        var started = time.GetUtcNow();
        try
        {
            return job.Writes ? await InOneAsync(job, due, started, ct) : await LeasedAsync(job, due, started, ct);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            Failed(log, job.Name, failed);
            return await EndAsync(job, due, started, failed.Message, failed, ct);
        }
    }

    private Task<JobRun?> InOneAsync(RecurringJob job, DateTimeOffset due, DateTimeOffset started, CancellationToken ct) =>
        work.RunAsync(
            async (services, token) =>
            {
                if (await ClaimAsync(job, due, started, services, token) is not { } run) return null;
                run.Result = await job.RunAsync(services, token);
                run.FinishedAt = time.GetUtcNow();
                var db = services.GetRequiredService<DbContext>();
                db.Update(run);
                await db.SaveChangesAsync(token);
                return run;
            },
            ct);

    private async Task<JobRun?> LeasedAsync(RecurringJob job, DateTimeOffset due, DateTimeOffset started, CancellationToken ct)
    {
        if (await work.RunAsync((services, token) => ClaimAsync(job, due, started, services, token), ct) is null) return null;
        try
        {
            return await EndAsync(job, due, started, await work.ReadAsync(job.RunAsync, ct), null, ct);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            await GiveUpAsync(job, due, started); // nobody needs to wait for the lease
            throw;
        }
    }

    /// <summary>None when another was first: the pair of job and time is unique, and who loses is repeated and looks again.</summary>
    private async Task<JobRun?> ClaimAsync(RecurringJob job, DateTimeOffset due, DateTimeOffset started, IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<DbContext>();
        var same = db.Set<JobRun>().Where(run => run.Job == job.Name && run.DueAt == due);
        var lapsed = started - Lease;
        if (await same.AnyAsync(run => run.Failed ? run.Stands : run.FinishedAt != null || run.StartedAt > lapsed, ct)) return null;
        await same.Where(run => run.Failed || run.FinishedAt == null && run.StartedAt <= lapsed).ExecuteDeleteAsync(ct); // never one that another has ended since
        var mine = new JobRun { Job = job.Name, DueAt = due, StartedAt = started };
        db.Add(mine);
        await db.SaveChangesAsync(ct);
        return mine;
    }

    /// <summary>Takes a claim back: the run was cut off by the node's stop, and has neither been done nor failed.</summary>
    private Task GiveUpAsync(RecurringJob job, DateTimeOffset due, DateTimeOffset started) =>
        work.RunAsync(
            (services, token) => services.GetRequiredService<DbContext>().Set<JobRun>()
                .Where(run => run.Job == job.Name && run.DueAt == due && run.StartedAt == started && run.FinishedAt == null).ExecuteDeleteAsync(token),
            CancellationToken.None);

    /// <summary>Records how a run ended that is no part of the job's own unit. A failure does not take the place of another's success; then none.</summary>
    private Task<JobRun?> EndAsync(RecurringJob job, DateTimeOffset due, DateTimeOffset started, string result, Exception? failure, CancellationToken ct) =>
        work.RunAsync<JobRun?>(
            async (services, token) =>
            {
                var db = services.GetRequiredService<DbContext>();
                var same = db.Set<JobRun>().Where(run => run.Job == job.Name && run.DueAt == due);
                if (failure is not null && await same.AnyAsync(run => !run.Failed && run.FinishedAt != null, token)) return null;
                var succeeded = failure is null;
                await same.Where(run => succeeded || run.Failed || run.FinishedAt == null).ExecuteDeleteAsync(token);
                var run = new JobRun { Job = job.Name, DueAt = due, StartedAt = started, FinishedAt = time.GetUtcNow(), Failed = failure is not null, Stands = failure is JobFindingException, Result = result };
                db.Add(run);
                await db.SaveChangesAsync(token);
                return run;
            },
            ct);

    [LoggerMessage(4101, LogLevel.Error, "The recurring job {Job} failed.")]
    private static partial void Failed(ILogger logger, string job, Exception exception);
}

using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Persistence.Scheduling;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>A run as it is shown. <c>FinishedAt</c> none: it runs, or was cut off.</summary>
internal sealed record RunView(DateTimeOffset DueAt, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, bool Failed, string Result)
{
    public static RunView Of(JobRun run) => new(run.DueAt, run.StartedAt, run.FinishedAt, run.Failed, run.Result);
}

internal sealed record JobView(string Name, string Title, string Cron, string TimeZone, bool WorkingDaysOnly, DateTimeOffset? NextAt, RunView? Last);

/// <summary>The recurring jobs, for administrators.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        var jobs = app.MapGroup("/api/jobs");
        jobs.MapGet("/", ListAsync).Demand(OwnPermissions.ReadJobs);
        jobs.MapPost("/{name}/run", RunAsync).Demand(OwnPermissions.RunJobs);
    }

    private static async Task<Ok<IReadOnlyList<JobView>>> ListAsync(JobCatalogue catalogue, JobRuns runs, TimeProvider time, IOptions<ProductOptions> product, CancellationToken ct)
    {
        var last = await runs.LastAsync(ct);
        return TypedResults.Ok<IReadOnlyList<JobView>>(
        [
            .. JobCatalogue.All.Select(job => new JobView(
                job.Name, job.Title, job.Cron, product.Value.TimeZone, job.WorkingDaysOnly, catalogue.TimetableOf(job).After(time.GetUtcNow()),
                last.TryGetValue(job.Name, out var run) ? RunView.Of(run) : null)),
        ]);
    }

    private static async Task<Results<Ok<RunView>, ProblemHttpResult>> RunAsync(string name, JobRuns runs, CancellationToken ct) =>
        JobCatalogue.Find(name) is { } job ? TypedResults.Ok(RunView.Of(await runs.RunNowAsync(job, ct))) : Problem.Of(404, "job-not-found", $"没有名为“{name}”的定时任务。");
}

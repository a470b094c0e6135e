using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Host.Designer.Rehearsals;
using BenchmarkWorkflow.Inbox.Absences;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Files;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>A recurring job.</summary>
/// <param name="Name">Stable id.</param>
/// <param name="Title">For people.</param>
/// <param name="Cron">When, in the product's time zone; see <see cref="Timetable"/>.</param>
/// <param name="WorkingDaysOnly">Not on days off, by the State Council's calendar.</param>
/// <param name="CatchUp">Up to how long after its time it is made up for when no node ran then, or it failed; zero: the next time will do.</param>
/// <param name="Writes">Whether it runs in a unit that writes; else in one that reads a snapshot and keeps nobody waiting.</param>
/// <param name="RunAsync">Does it in a unit of work, and says in a few words what was done. What fails is thrown; what it has found, as a <see cref="JobFindingException"/>.</param>
internal sealed record RecurringJob(
    string Name, string Title, string Cron, bool WorkingDaysOnly, TimeSpan CatchUp, bool Writes, Func<IServiceProvider, CancellationToken, Task<string>> RunAsync);

/// <summary>A job has found what is wrong and stays so. Other failures may be gone at the next try.</summary>
internal sealed class JobFindingException(string message) : Exception(message);

/// <summary>All that recurs by the clock and belongs to no workflow. What waits in a workflow is a timer of the engine's.</summary>
internal sealed class JobCatalogue(WorkingCalendar calendar, IOptions<ProductOptions> product)
{
    /// <summary>How long the failures of a name that nobody tries are remembered.</summary>
    private static readonly TimeSpan FailuresKept = TimeSpan.FromDays(1);

    /// <summary>The job that walks the chain of audit records. It fails where the chain is broken.</summary>
    public const string CheckAudit = "check-audit";

    public static IReadOnlyList<RecurringJob> All { get; } =
    [
        new("hand-over", "外出人员待办交接", "0 0/5 * * * ?", WorkingDaysOnly: false, CatchUp: TimeSpan.Zero, Writes: true, HandOverAsync),
        new("staff-digest", "每日待办摘要", "0 0 9 * * ?", WorkingDaysOnly: true, CatchUp: TimeSpan.FromHours(8), Writes: true, DigestAsync),
        new("forget-failures", "清理登录失败记录", "0 10 3 * * ?", WorkingDaysOnly: false, CatchUp: TimeSpan.FromHours(20), Writes: true, ForgetAsync),
        new("forget-answers", "清理已答复请求的记录", "0 12 3 * * ?", WorkingDaysOnly: false, CatchUp: TimeSpan.FromHours(20), Writes: true, ForgetAnswersAsync),
        new("forget-uploads", "清理未完成的上传", "0 15 3 * * ?", WorkingDaysOnly: false, CatchUp: TimeSpan.FromHours(20), Writes: true, ForgetUploadsAsync),
        new("forget-runs", "清理定时任务记录", "0 20 3 * * ?", WorkingDaysOnly: false, CatchUp: TimeSpan.FromHours(20), Writes: true, JobRuns.ForgetAsync),
        new("forget-rehearsals", "清理演练结果", "0 25 3 * * ?", WorkingDaysOnly: false, CatchUp: TimeSpan.FromHours(20), Writes: true, RehearsalDesk.ForgetAsync),
        new(CheckAudit, "核验审计记录链", "0 30 3 * * ?", WorkingDaysOnly: false, CatchUp: TimeSpan.FromHours(20), Writes: false, CheckAuditAsync),
    ];

    public static RecurringJob? Find(string name) => All.FirstOrDefault(job => job.Name == name);

    public Timetable TimetableOf(RecurringJob job) => new(job.Cron, product.Value.Zone, job.WorkingDaysOnly ? calendar : null);

    private static async Task<string> HandOverAsync(IServiceProvider services, CancellationToken ct) =>
        $"移交 {await services.GetRequiredService<Absentees>().HandOverAsync(ct)} 项待办";

    private static async Task<string> DigestAsync(IServiceProvider services, CancellationToken ct) =>
        $"写信 {await services.GetRequiredService<StaffDigest>().WriteAsync(ct)} 封";

    private static async Task<string> ForgetAsync(IServiceProvider services, CancellationToken ct) =>
        $"清理 {await services.GetRequiredService<SignInFailures>().ForgetAsync(FailuresKept, ct)} 条";

    private static async Task<string> ForgetAnswersAsync(IServiceProvider services, CancellationToken ct) =>
        $"清理 {await services.GetRequiredService<AnsweredRequests>().ForgetAsync(ct)} 条";

    private static async Task<string> ForgetUploadsAsync(IServiceProvider services, CancellationToken ct) =>
        $"清理 {await services.GetRequiredService<Uploads>().ForgetAsync(ct)} 个";

    private static async Task<string> CheckAuditAsync(IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<AuditTrail>().VerifyAsync(ct) is { } broken ? throw new JobFindingException(broken.Message) : "审计记录链完整";
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.Processes;
using BenchmarkWorkflow.Host.Scheduling;
using BenchmarkWorkflow.Inbox.Absences;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Scheduling;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace BenchmarkWorkflow.Application.Tests.Scheduling;

/// <summary>What recurs by the clock: run once for each time, seen by administrators, woken by Quartz.</summary>
public sealed class JobTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jobs-").FullName;

    public JobTests()
    {
        foreach (var part in new[] { "calendar", "mail" })
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
            foreach (var file in Directory.GetFiles(Path.Combine(ProcessBench.Workflows, part))) File.Copy(file, Path.Combine(folder, part, Path.GetFileName(file)));
        }
    }

    [Theory, EachDatabase]
    public async Task A_job_runs_once_for_the_time_it_is_due_however_many_nodes_wake(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        var runs = server.Services.GetRequiredService<JobRuns>();
        var job = JobCatalogue.Find("hand-over")!;

        var ran = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => runs.RunDueAsync(job, CancellationToken.None)));
        Assert.Single(ran, true);
        Assert.False(await runs.RunDueAsync(job, CancellationToken.None));
        server.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await runs.RunDueAsync(job, CancellationToken.None));
    }

    [Fact]
    public async Task An_absent_persons_tasks_go_to_the_delegate_when_the_absence_begins()
    {
        await using var server = await StartAsync();
        var work = server.Services.GetRequiredService<UnitOfWork>();
        var task = await work.RunAsync(
            async (services, ct) =>
            {
                foreach (var colleague in new[] { "李敏", "王芳" }) await services.GetRequiredService<GroupMembers>().AddAsync("secretariat", colleague, ct);
                await services.GetRequiredService<Absentees>().DeclareAsync("李敏", "王芳", server.Time.GetUtcNow().AddDays(1), server.Time.GetUtcNow().AddDays(2), "出差", "李敏", ct);
                return (await services.GetRequiredService<UserTasks>().CreateAsync(new NewUserTask { Title = "资格审查", TaskType = "eligibility", Assignee = "李敏" }, ct)).TaskId;
            },
            CancellationToken.None);
        server.Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));

        Assert.True(await server.Services.GetRequiredService<JobRuns>().RunDueAsync(JobCatalogue.Find("hand-over")!, CancellationToken.None));

        var holder = await work.ReadAsync((services, ct) => services.GetRequiredService<DbContext>().Set<UserTask>().Where(one => one.Id == task).Select(one => one.Assignee).SingleAsync(ct), CancellationToken.None);
        Assert.Equal("王芳", holder);
    }

    [Theory, EachDatabase]
    public async Task The_digest_tells_each_of_the_secretariat_what_is_to_do_once_a_day(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        await MakeWorkAsync(server);
        var runs = server.Services.GetRequiredService<JobRuns>();
        var digest = JobCatalogue.Find("staff-digest")!;

        await runs.RunDueAsync(digest, CancellationToken.None);
        await runs.RunNowAsync(digest, CancellationToken.None);

        var letter = Assert.Single(await LettersAsync(server));
        Assert.Contains("2022年6月6日待办摘要：0 项待办，0 项逾期", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("可认领：1 项", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("资格审查：杭州示例制造有限公司", letter.TextBody, StringComparison.Ordinal);

        server.Time.Advance(TimeSpan.FromDays(1));
        await runs.RunDueAsync(digest, CancellationToken.None);
        Assert.Equal(2, (await LettersAsync(server)).Count);
    }

    [Fact]
    public async Task What_was_due_while_nothing_ran_is_made_up_for_within_its_hours_and_no_later()
    {
        await using var server = await StartAsync();
        await MakeWorkAsync(server);
        var runs = server.Services.GetRequiredService<JobRuns>();
        await runs.CatchUpAsync(CancellationToken.None);
        Assert.Empty(await LettersAsync(server)); // a new installation owes nobody anything

        await runs.RunDueAsync(JobCatalogue.Find("staff-digest")!, CancellationToken.None);
        server.Time.Advance(TimeSpan.FromHours(26)); // 11:00 of the next day
        await runs.CatchUpAsync(CancellationToken.None);
        Assert.Equal(2, (await LettersAsync(server)).Count);
        server.Time.Advance(TimeSpan.FromHours(32)); // 19:00 of the day after
        await runs.CatchUpAsync(CancellationToken.None);
        Assert.Equal(2, (await LettersAsync(server)).Count);
    }

    [Fact]
    public async Task A_job_that_fails_says_why_and_has_done_nothing()
    {
        await using var server = await StartAsync();
        var broken = new RecurringJob(
            "broken", "坏的任务", "0 0 9 * * ?", false, TimeSpan.Zero, Writes: true,
            async (services, ct) =>
            {
                await services.GetRequiredService<Inbox.Groups.GroupMembers>().AddAsync("a group", "somebody", ct);
                throw new InvalidOperationException("it broke");
            });

        var run = await server.Services.GetRequiredService<JobRuns>().RunNowAsync(broken, CancellationToken.None);

        Assert.Equal((true, "it broke"), (run.Failed, run.Result));
        Assert.NotNull(run.FinishedAt);
        Assert.False(await server.Services.GetRequiredService<UnitOfWork>().ReadAsync(
            (services, ct) => services.GetRequiredService<DbContext>().Set<Inbox.Groups.GroupMember>().AnyAsync(ct), CancellationToken.None));
    }

    [Theory, EachDatabase]
    public async Task A_run_that_is_cut_off_leaves_nothing_and_is_made_up_for_once(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        var runs = server.Services.GetRequiredService<JobRuns>();
        using var stop = new CancellationTokenSource();
        var cut = true;
        var job = new RecurringJob(
            "cut-off", "中断的任务", "0 0 9 * * ?", false, TimeSpan.FromHours(8), Writes: true,
            async (services, ct) =>
            {
                await services.GetRequiredService<Inbox.Groups.GroupMembers>().AddAsync("a group", "somebody", ct);
                if (cut) await stop.CancelAsync();
                ct.ThrowIfCancellationRequested();
                return "done";
            });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runs.RunDueAsync(job, stop.Token));
        Assert.Empty(await runs.LastAsync(CancellationToken.None));
        cut = false;
        server.Time.Advance(TimeSpan.FromHours(1));

        Assert.True(await runs.RunDueAsync(job, CancellationToken.None));
        Assert.False(await runs.RunDueAsync(job, CancellationToken.None));
        var last = (await runs.LastAsync(CancellationToken.None))[job.Name];
        Assert.Equal(("done", false, true), (last.Result, last.Failed, last.FinishedAt is not null));
    }

    [Fact]
    public async Task A_run_that_failed_is_made_up_for_and_one_that_was_killed_when_its_lease_has_run_out()
    {
        await using var server = await StartAsync();
        var runs = server.Services.GetRequiredService<JobRuns>();
        var outcome = new Queue<Exception?>([new InvalidOperationException("it broke"), null]);
        var flaky = new RecurringJob(
            "flaky", "时好时坏", "0 0 9 * * ?", false, TimeSpan.FromHours(8), Writes: true, (_, _) => outcome.Dequeue() is { } broken ? Task.FromException<string>(broken) : Task.FromResult("done"));
        await runs.RunDueAsync(flaky, CancellationToken.None);
        Assert.True((await runs.LastAsync(CancellationToken.None))["flaky"].Failed);
        Assert.True(await runs.RunDueAsync(flaky, CancellationToken.None));
        Assert.Equal(("done", false), ((await runs.LastAsync(CancellationToken.None))["flaky"].Result, (await runs.LastAsync(CancellationToken.None))["flaky"].Failed));
        Assert.False(await runs.RunDueAsync(flaky, CancellationToken.None));

        var reading = new RecurringJob("reading", "只读任务", "0 0 9 * * ?", false, TimeSpan.FromHours(8), Writes: false, (_, _) => Task.FromResult("read"));
        var now = server.Time.GetUtcNow();
        await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            async (services, ct) =>
            {
                var db = services.GetRequiredService<DbContext>();
                db.Add(new JobRun { Job = "reading", DueAt = DateTimeOffset.Parse("2022-06-06T09:00:00+08:00"), StartedAt = now }); // its process was killed
                await db.SaveChangesAsync(ct);
            },
            CancellationToken.None);
        Assert.False(await runs.RunDueAsync(reading, CancellationToken.None));
        server.Time.Advance(JobRuns.Lease);
        Assert.True(await runs.RunDueAsync(reading, CancellationToken.None));
        Assert.Equal("read", (await runs.LastAsync(CancellationToken.None))["reading"].Result);
    }

    [Fact]
    public async Task A_job_woken_after_its_hours_is_not_run()
    {
        await using var server = await StartAsync();
        await MakeWorkAsync(server);
        server.Time.Advance(TimeSpan.FromHours(9)); // woken late, after an outage

        Assert.False(await server.Services.GetRequiredService<JobRuns>().RunDueAsync(JobCatalogue.Find("staff-digest")!, CancellationToken.None));
        Assert.Empty(await LettersAsync(server));
    }

    [Fact]
    public async Task A_database_that_is_away_at_the_start_does_not_stop_the_node()
    {
        await using var server = await StartAsync();
        await using var nothing = new ServiceCollection().BuildServiceProvider();
        var away = new UnitOfWork(nothing.GetRequiredService<IServiceScopeFactory>(), NullLogger<UnitOfWork>.Instance);
        var told = new Told();
        using var catchUp = new CatchUp(new JobRuns(server.Services.GetRequiredService<JobCatalogue>(), away, server.Time, NullLogger<JobRuns>.Instance), server.Time, told);

        await catchUp.StartAsync(CancellationToken.None);
        await Task.WhenAny(told.Once, catchUp.ExecuteTask!).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.True(told.Once.IsCompletedSuccessfully);
        Assert.False(catchUp.ExecuteTask!.IsFaulted);
        await catchUp.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task An_administrator_sees_when_each_job_runs_next_and_what_it_did_last_and_may_run_it()
    {
        await using var server = await StartAsync();
        using var admin = await server.SignInAsync();

        using var ran = await admin.PostAsync("/api/jobs/check-audit/run", null);
        Assert.Equal("审计记录链完整", (string?)(await ran.Content.ReadFromJsonAsync<JsonObject>())!["result"]);
        using var none = await admin.PostAsync("/api/jobs/nothing/run", null);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        var jobs = (await admin.GetFromJsonAsync<JsonArray>("/api/jobs"))!.Select(job => job!.AsObject()).ToDictionary(job => (string)job["name"]!);
        Assert.Equal(JobCatalogue.All.Select(job => job.Name).Order(), jobs.Keys.Order());
        Assert.Equal(DateTimeOffset.Parse("2022-06-07T09:00:00+08:00"), (DateTimeOffset)jobs["staff-digest"]["nextAt"]!);
        Assert.Null(jobs["staff-digest"]["last"]);
        Assert.Equal("审计记录链完整", (string?)jobs["check-audit"]["last"]!["result"]);
    }

    [Theory, EachDatabase]
    public async Task A_broken_audit_chain_is_found_once_a_night_seen_in_the_health_and_gone_when_it_is_whole_again(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        var (runs, check) = (server.Services.GetRequiredService<JobRuns>(), JobCatalogue.Find("check-audit")!);
        await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            (services, ct) => services.GetRequiredService<AuditTrail>().RecordAsync("李敏", "something.done", "thing", 1, null, ct), CancellationToken.None);
        await WriteActorAsync("王芳");

        Assert.True(await runs.RunDueAsync(check, CancellationToken.None));
        await runs.CatchUpAsync(CancellationToken.None);
        var found = (await runs.LastAsync(CancellationToken.None))["check-audit"];
        server.Time.Advance(TimeSpan.FromMinutes(30));
        await runs.CatchUpAsync(CancellationToken.None);

        using var admin = await server.SignInAsync();
        Assert.True(found is { Failed: true, Stands: true });
        Assert.Equal(found.Id, (await runs.LastAsync(CancellationToken.None))["check-audit"].Id); // it was not looked at again
        var job = (await admin.GetFromJsonAsync<JsonArray>("/api/jobs"))!.Single(job => (string)job!["name"]! == "check-audit")!;
        Assert.Equal((true, found.Result), ((bool)job["last"]!["failed"]!, (string?)job["last"]!["result"]));
        using (var ready = await server.Anonymous.GetAsync("/health/ready"))
            Assert.Equal((HttpStatusCode.OK, "Degraded"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));

        await WriteActorAsync("李敏");
        await admin.PostAsync("/api/jobs/check-audit/run", null);
        Assert.Equal("Healthy", await server.Anonymous.GetStringAsync("/health/ready"));

        Task WriteActorAsync(string actor) => server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            (services, ct) => services.GetRequiredService<DbContext>().Set<AuditRecord>().Where(record => record.Act == "something.done").ExecuteUpdateAsync(row => row.SetProperty(record => record.Actor, actor), ct), CancellationToken.None);
    }

    [Theory, EachDatabase]
    public async Task A_walk_along_the_chain_that_fails_for_another_reason_is_no_finding_and_is_made_up_for(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        var (runs, times) = (server.Services.GetRequiredService<JobRuns>(), 0);
        var job = JobCatalogue.Find(JobCatalogue.CheckAudit)! with { RunAsync = (_, _) => times++ == 0 ? throw new TimeoutException("The database is away.") : Task.FromResult("审计记录链完整") };

        await runs.RunDueAsync(job, CancellationToken.None);
        var failed = (await runs.LastAsync(CancellationToken.None))[job.Name];
        Assert.Equal((true, false), (failed.Failed, failed.Stands));
        Assert.Equal("Healthy", await server.Anonymous.GetStringAsync("/health/ready")); // nobody has found the chain broken
        Assert.True(await runs.RunDueAsync(job, CancellationToken.None));

        Assert.Equal(("审计记录链完整", false), ((await runs.LastAsync(CancellationToken.None))[job.Name].Result, (await runs.LastAsync(CancellationToken.None))[job.Name].Failed));
    }

    [Theory, EachDatabase]
    public async Task A_reading_job_that_a_stop_has_cut_off_is_made_up_for_at_once(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        var runs = server.Services.GetRequiredService<JobRuns>();
        using var stop = new CancellationTokenSource();
        var job = new RecurringJob(
            "reading", "只读任务", "0 0 9 * * ?", false, TimeSpan.FromHours(8), Writes: false,
            async (_, ct) =>
            {
                await stop.CancelAsync();
                ct.ThrowIfCancellationRequested();
                return "read";
            });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runs.RunDueAsync(job, stop.Token));

        Assert.Empty(await runs.LastAsync(CancellationToken.None));
        Assert.True(await runs.RunDueAsync(job, CancellationToken.None));
        Assert.Equal(("read", false), ((await runs.LastAsync(CancellationToken.None))["reading"].Result, (await runs.LastAsync(CancellationToken.None))["reading"].Failed));
    }

    [Theory, EachDatabase]
    public async Task Quartz_wakes_a_job_when_its_time_comes(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(
            kind,
            builder => builder.Services.ConfigureAll<QuartzSchedulerOptions>(quartz => quartz.IdleWaitTime = TimeSpan.FromSeconds(1)),
            ("Workflows", folder), ("Scheduling:Enabled", "true"));

        server.Time.Advance(TimeSpan.FromMinutes(5));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        JobRun? run = null;
        while (run?.FinishedAt is null)
        {
            await Task.Delay(100, patience.Token);
            (await server.Services.GetRequiredService<JobRuns>().LastAsync(patience.Token)).TryGetValue("hand-over", out run);
        }

        Assert.Equal(("移交 0 项待办", false), (run.Result, run.Failed));
        Assert.Equal(DateTimeOffset.Parse("2022-06-06T09:05:00+08:00"), run.DueAt);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<RunningServer> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite) => RunningServer.StartAsync(kind, ("Workflows", folder));

    /// <summary>A campaign, a secretary with an address, another who has nothing to do with it, and one task for the secretariat.</summary>
    private static async Task MakeWorkAsync(RunningServer server)
    {
        await server.AddAccountAsync("李敏", "a secretary's password", Roles.Secretariat);
        await server.AddAccountAsync("专家", "an expert's password", Roles.Expert);
        await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            async (services, ct) =>
            {
                await services.GetRequiredService<DbContext>().Set<Account>().ExecuteUpdateAsync(
                    row => row.SetProperty(account => account.Email, "somebody@example.org").SetProperty(account => account.NormalizedEmail, "SOMEBODY@EXAMPLE.ORG"), ct);
                await services.GetRequiredService<CampaignLoader>().LoadAsync(Path.Combine(ProcessBench.Workflows, "campaigns", "2022.json"), "system", ct);
                await services.GetRequiredService<UserTasks>().CreateAsync(
                    new NewUserTask { Title = "资格审查：杭州示例制造有限公司", TaskType = "eligibility", CandidateGroups = ["secretariat"], DueAt = server.Time.GetUtcNow().AddDays(3) }, ct);
            },
            CancellationToken.None);
    }

    private static Task<List<OutgoingMessage>> LettersAsync(RunningServer server) =>
        server.Services.GetRequiredService<UnitOfWork>().ReadAsync(
            (services, ct) => services.GetRequiredService<DbContext>().Set<OutgoingMessage>().AsNoTracking().Where(mail => mail.Template == "staff-digest").ToListAsync(ct), CancellationToken.None);

    /// <summary>Tells when the first error was logged.</summary>
    private sealed class Told : ILogger<CatchUp>
    {
        private readonly TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Once => told.Task;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => told.TrySetResult();
    }
}

using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Designer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Designer.Rehearsals;

/// <summary>
/// Rehearses one after another what people ask for: the draft's season, then the published version's, each in a process of its own, unless the same
/// season was rehearsed before. Several nodes share the queue; each rehearses one at a time.
/// </summary>
internal sealed partial class RehearsalRunner(IUnitOfWork work, TimeProvider time, IOptions<RehearsalSettings> settings, IOptions<ProductOptions> product, ILogger<RehearsalRunner> log) : BackgroundService
{
    private const string Scratch = "benchmark-draft-";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15), Silence = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim wanted = new(0);
    private readonly string node = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>There is something to do.</summary>
    public void Wake() => wanted.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Sweep();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await TakeAsync(stoppingToken) is { } job) await RunAsync(job, stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Failed(log, failed);
            }

            await wanted.WaitAsync(Look, stoppingToken);
        }
    }

    /// <summary>Removes what a process left that died: no season lasts longer than its limit, and another node may be at one now.</summary>
    private void Sweep()
    {
        var dead = TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromMinutes(settings.Value.TimeLimitMinutes + 10);
        try
        {
            foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(Scratch + "*").Where(folder => folder.CreationTimeUtc < dead && folder.LastWriteTimeUtc < dead))
                folder.Delete(recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            NotSwept(log, refused);
        }
    }

    public override void Dispose()
    {
        wanted.Dispose();
        base.Dispose();
    }

    /// <summary>The next one in the queue, now this node's; what a node left that fell silent is told as failed.</summary>
    private Task<RehearsalJob?> TakeAsync(CancellationToken ct) => work.RunAsync(
        async (services, token) =>
        {
            var (db, now) = (services.GetRequiredService<DbContext>(), time.GetUtcNow());
            var silent = now - Silence;
            foreach (var left in await db.Set<RehearsalJob>().Where(job => job.State == RehearsalState.Running && job.SeenAt < silent).ToListAsync(token))
            {
                (left.State, left.EndedAt, left.Error) = (RehearsalState.Failed, now, "运行演练的服务已停止，请重新演练。");
                left.Revision++;
            }

            var next = await db.Set<RehearsalJob>().Where(job => job.State == RehearsalState.Queued).OrderBy(job => job.Id).FirstOrDefaultAsync(token);
            if (next is not null)
            {
                (next.State, next.Node, next.StartedAt, next.SeenAt, next.Phase) = (RehearsalState.Running, node, now, now, "draft");
                next.Revision++;
            }

            await db.SaveChangesAsync(token);
            return next;
        },
        ct);

    private async Task RunAsync(RehearsalJob job, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var share = new Shared();
        var watch = WatchAsync(job.Id, share, stop);
        Action<RehearsalJob> end;
        try
        {
            end = await RehearseAsync(job, share, stop.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            end = ended => ended.State = RehearsalState.Cancelled;
        }
        catch (OperationCanceledException)
        {
            end = ended => (ended.State, ended.Error) = (RehearsalState.Failed, "服务正在停止，请稍后重新演练。");
        }
        catch (Exception failed)
        {
            Failed(log, failed);
            end = ended => (ended.State, ended.Error) = (RehearsalState.Failed, failed.Message);
        }

        await stop.CancelAsync();
        await watch;
        await ChangeAsync(job.Id, ended =>
        {
            ended.Error = null; // of another node that had given it up
            end(ended);
            (ended.EndedAt, ended.Phase, ended.Day) = (time.GetUtcNow(), null, null);
            if (ended.State == RehearsalState.Done) ended.Progress = 1;
        }, CancellationToken.None);
    }

    private async Task<Action<RehearsalJob>> RehearseAsync(RehearsalJob job, Shared share, CancellationToken ct)
    {
        var (published, draft) = await work.ReadAsync(
            async (services, token) =>
            {
                var store = services.GetRequiredService<IWorkflowDefinitionStore>();
                return (await store.FindManyAsync(new() { Version = VersionFilter.Published }, new(WorkflowDefinitionOrder.Name), token),
                    await store.FindAsync(new() { DefinitionId = job.DefinitionId, Version = VersionFilter.Specific(job.DraftVersion) }, token));
            },
            ct);
        if (draft is null || draft.Hash != job.DraftHash) return ended => (ended.State, ended.Error) = (RehearsalState.Failed, "排队期间草稿又有改动，请重新演练。");
        var others = published.Where(version => version.DefinitionId != job.DefinitionId).ToList();
        var standing = published.FirstOrDefault(version => version.DefinitionId == job.DefinitionId);
        var seasons = standing is null ? 1 : 2;

        share.Begin("draft", 0, 1.0 / seasons);
        var mine = await SeasonAsync(job, [.. others, draft], share, ct);
        if (mine.Key is null) return ended => (ended.State, ended.Error) = (RehearsalState.Failed, mine.Error);
        if (standing is null) return ended => (ended.State, ended.DraftSeason) = (RehearsalState.Done, mine.Key);

        share.Begin("published", 0.5, 0.5);
        var theirs = await SeasonAsync(job, [.. others, standing], share, ct);
        return theirs.Key is null
            ? ended => (ended.State, ended.DraftSeason, ended.Error) = (RehearsalState.Done, mine.Key, $"现行版本的演练没有完成，无法比较：{theirs.Error}")
            : ended => (ended.State, ended.DraftSeason, ended.PublishedSeason) = (RehearsalState.Done, mine.Key, theirs.Key);
    }

    /// <summary>The season of these definitions, which is not rehearsed again if it was before: its key, or why there is none.</summary>
    private async Task<(string? Key, string? Error)> SeasonAsync(RehearsalJob job, IReadOnlyList<WorkflowDefinition> definitions, Shared share, CancellationToken ct)
    {
        var (workflows, zone, validation) = (product.Value.WorkflowsFolder, product.Value.TimeZone, product.Value.Validation);
        var key = await SeasonFolder.KeyAsync(definitions, workflows, job.Campaign, job.Applications, job.Seed, $"{zone} {validation}", ct);
        var now = time.GetUtcNow(); // a season that is come to again is kept as long as a new one
        if (await work.RunAsync((services, token) => services.GetRequiredService<DbContext>().Set<RehearsedSeason>().Where(season => season.Key == key).ExecuteUpdateAsync(set => set.SetProperty(season => season.At, now), token), ct) > 0)
            return (key, null);
        var scratch = Directory.CreateTempSubdirectory(Scratch);
        try
        {
            var folder = scratch.CreateSubdirectory("workflows").FullName;
            await SeasonFolder.WriteAsync(folder, definitions, workflows, ct);
            var order = new SeasonOrder(
                folder, scratch.FullName, job.Campaign, job.Applications, job.Seed, zone, validation,
                TimeSpan.FromMinutes(settings.Value.TimeLimitMinutes), settings.Value.MemoryLimitMegabytes);
            var outcome = await SeasonProcess.RunAsync(order, share.Report, ct);
            if (outcome.Result is not { } result) return (null, outcome.Error);
            await KeepAsync(key, result, ct);
            return (key, null);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private Task KeepAsync(string key, string result, CancellationToken ct) => work.RunAsync(
        async (services, token) =>
        {
            var db = services.GetRequiredService<DbContext>();
            if (await db.Set<RehearsedSeason>().AnyAsync(season => season.Key == key, token)) return;
            db.Add(new RehearsedSeason { Key = key, Result = result, At = time.GetUtcNow() });
            await db.SaveChangesAsync(token);
        },
        ct);

    /// <summary>Once a second: notes how far it is, and looks whether somebody wants it stopped. Real time, also where the product's clock stands still.</summary>
    private async Task WatchAsync(long id, Shared share, CancellationTokenSource stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, TimeProvider.System, stop.Token);
                var stopped = false;
                await ChangeAsync(id, job =>
                {
                    (job.Progress, job.Day, job.Phase, job.SeenAt) = (share.Progress, share.Day, share.Phase, time.GetUtcNow());
                    stopped = job.StopWanted;
                }, stop.Token);
                if (stopped) await stop.CancelAsync();
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                // It is over.
            }
            catch (Exception failed)
            {
                NotNoted(log, id, failed); // the next second tries again
            }
        }
    }

    /// <summary>Only while it is this node's: another may have taken it since for a job of its own.</summary>
    private Task ChangeAsync(long id, Action<RehearsalJob> change, CancellationToken ct) => work.RunAsync(
        async (services, token) =>
        {
            var db = services.GetRequiredService<DbContext>();
            var job = await db.Set<RehearsalJob>().SingleAsync(one => one.Id == id, token);
            if (job.Node != node) return;
            change(job);
            job.Revision++;
            await db.SaveChangesAsync(token);
        },
        ct);

    [LoggerMessage(1311, LogLevel.Error, "A rehearsal failed")]
    private static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(1313, LogLevel.Warning, "What an earlier rehearsal left in the temporary folder could not be removed")]
    private static partial void NotSwept(ILogger logger, Exception exception);

    [LoggerMessage(1312, LogLevel.Warning, "The progress of rehearsal {Id} could not be noted; it is tried again")]
    private static partial void NotNoted(ILogger logger, long id, Exception exception);

    /// <summary>How far the rehearsal is, told by one thread and noted by another.</summary>
    private sealed class Shared
    {
        private readonly Lock gate = new();
        private double from, part, share;
        private (string Phase, string? Day) at = ("draft", null);

        public double Progress
        {
            get
            {
                lock (gate) return from + (share * part);
            }
        }

        public string Phase
        {
            get
            {
                lock (gate) return at.Phase;
            }
        }

        public string? Day
        {
            get
            {
                lock (gate) return at.Day;
            }
        }

        public void Begin(string phase, double start, double length)
        {
            lock (gate) (from, part, share, at) = (start, length, 0, (phase, null));
        }

        public void Report(SeasonProgress progress)
        {
            lock (gate) (share, at) = (progress.Share, (at.Phase, progress.Day));
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence;
using Elsa.Http;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Host.Calls;

/// <summary>
/// Sends the calls that activities wait for, and resumes them with the results. A call is a bookmark, so it outlives a crash: it is then sent again,
/// with the same idempotency key. A lease in the instance's state keeps other nodes from sending it too.
/// </summary>
internal sealed partial class HttpCallSender(
    UnitOfWork work,
    WorkflowInstances instances,
    HttpCaller caller,
    TimeProvider time,
    ILogger<HttpCallSender> log) : BackgroundService
{
    private const int AtOnce = 16;
    private const int Page = 200;
    private const string LeasedUntil = "leasedUntil";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, byte> underWay = new();

    /// <summary>Calls that are not to be looked at before this time: another node has them, or they failed here.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> resting = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Pause, time);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await BeginAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotRead(e);
            }
        }
    }

    /// <summary>Begins the oldest calls that are free, however many stand before them that rest.</summary>
    private async Task BeginAsync(CancellationToken ct)
    {
        foreach (var (id, until) in resting)
            if (until <= time.GetUtcNow()) resting.TryRemove(id, out _);
        for (var skip = 0; underWay.Count < AtOnce; skip += Page)
        {
            var page = await work.ReadAsync(
                (services, ct) => services.GetRequiredService<IInstanceQueries>().BookmarksAsync(new BookmarkMatch { Name = HttpCallStimulus.StimulusName }, skip, Page, ct), ct);
            foreach (var bookmark in page.Where(bookmark => !resting.ContainsKey(bookmark.Id)))
                if (underWay.Count < AtOnce && underWay.TryAdd(bookmark.Id, 0)) _ = SendAsync(bookmark, ct); // it takes its own place away again
            if (page.Count < Page) return;
        }
    }

    private async Task SendAsync(BookmarkRow bookmark, CancellationToken ct)
    {
        await Task.Yield();
        try
        {
            if (await LeaseAsync(bookmark, ct) is not { } call) return;
            var result = await caller.CallAsync(call, ct);
            await instances.ResumeAsync(bookmark.InstanceId, bookmark.Id, new Dictionary<string, object> { [HttpCallResult.InputKey] = result }, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            resting[bookmark.Id] = time.GetUtcNow() + HttpCaller.LongestCall;
            LogNotSent(e, bookmark.InstanceId, bookmark.ActivityId);
        }
        finally
        {
            underWay.TryRemove(bookmark.Id, out _);
        }
    }

    /// <summary>The call, now this node's; null if it is over, or another's. The lease ends by itself: a node that died does not keep a call for ever.</summary>
    private async Task<HttpCallStimulus?> LeaseAsync(BookmarkRow bookmark, CancellationToken ct)
    {
        HttpCallStimulus? leased = null;
        var row = await work.ReadAsync((services, ct) => services.GetRequiredService<IInstanceQueries>().FindAsync(bookmark.InstanceId, ct), ct);
        if (WorkflowInstances.StateOf(row) is not { } seen || Free(seen) is null) return null; // looked at before anything is written
        await instances.EditAsync(bookmark.InstanceId, state =>
        {
            leased = null;
            if (Free(state) is not { Payload: HttpCallStimulus call } place) return;
            var until = time.GetUtcNow() + HttpCaller.LongestCall;
            place.Metadata = new Dictionary<string, string>(place.Metadata ?? new Dictionary<string, string>()) { [LeasedUntil] = until.ToString("O", CultureInfo.InvariantCulture) };
            leased = call;
        }, ct);
        return leased;

        Bookmark? Free(WorkflowState state)
        {
            var kept = state.Bookmarks.FirstOrDefault(kept => kept.Id == bookmark.Id);
            if (kept?.Metadata is not { } metadata || !metadata.TryGetValue(LeasedUntil, out var text)) return kept;
            var until = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
            if (until <= time.GetUtcNow()) return kept;
            resting[bookmark.Id] = until;
            return null;
        }
    }

    [LoggerMessage(6100, LogLevel.Warning, "The calls that wait could not be read; they are looked for again.")]
    private partial void LogNotRead(Exception exception);

    [LoggerMessage(6101, LogLevel.Warning, "The call of activity {ActivityId} in instance {InstanceId} could not be carried through; it is tried again when its lease ends.")]
    private partial void LogNotSent(Exception exception, string instanceId, string activityId);
}

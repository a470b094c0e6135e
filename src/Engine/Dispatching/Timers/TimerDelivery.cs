using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Runtime.Activation;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Workflows;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Engine.Dispatching.Timers;

/// <summary>Fires a claimed timer in the transaction that claimed it: its effect and its removal (or its next time) commit together. Scoped.</summary>
internal sealed class TimerDelivery(IEngineStore store, Bursts bursts, Activation activation, IIdentityGenerator ids, TimeProvider time, IOptions<TimerOptions> options)
{
    public async Task DeliverAsync(ClaimedTimer claimed, CancellationToken ct)
    {
        if (claimed.Timer.Kind == TimerKind.Bookmark) await ResumeAsync(claimed, ct);
        else await StartAsync(claimed.Timer, ct);
    }

    private async Task ResumeAsync(ClaimedTimer claimed, CancellationToken ct)
    {
        store.Writes.RemoveTimer(claimed.Timer.Id);
        if (claimed.Instance is not { Status: WorkflowStatus.Running } row) return;
        var state = StateJson.Read(row.State.Span);
        if (state.Bookmarks.Any(bookmark => bookmark.Id == claimed.Timer.Id)) await bursts.WakeAsync(row, state, new ResumeWake(claimed.Timer.Id), ct);
    }

    private async Task StartAsync(TimerRow timer, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var next = Recurrence.Next(timer.Recurrence, timer.DueAt, now, options.Value.Zone);
        var trigger = await store.FindTriggerAsync(timer.Id, ct);
        if (trigger is null || next is null) store.Writes.RemoveTimer(timer.Id);
        else store.Writes.Change(timer with { DueAt = next.Value, Attempts = 0, Error = null });
        if (trigger is null) return;
        var graph = await bursts.GraphAsync(trigger.DefinitionVersionId, ct);
        if (!await activation.AllowsAsync(graph, null, ct)) return;
        await bursts.StartAsync(graph, new StartWake { InstanceId = ids.GenerateId(), TriggerActivityId = trigger.ActivityId }, ct);
    }
}

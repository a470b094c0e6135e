using BenchmarkWorkflow.Engine.Storage;

namespace BenchmarkWorkflow.Engine.Dispatching;

/// <summary>Where resting workers wait for the next instant at which there is something to do. Singleton.</summary>
internal sealed class WakeUp(TimeProvider time) : IWakeUp
{
    private readonly Lock gate = new();
    private TaskCompletionSource rung = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset sleepingUntil = DateTimeOffset.MinValue;

    public void Wake(DateTimeOffset due)
    {
        TaskCompletionSource ring;
        lock (gate)
        {
            if (due >= sleepingUntil && due > time.GetUtcNow()) return; // they will be up by then
            ring = rung;
            rung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        ring.TrySetResult();
    }

    /// <summary>What to await before resting; taken before looking for work, so that nothing that comes meanwhile is missed.</summary>
    public Task Bell()
    {
        lock (gate) return rung.Task;
    }

    /// <summary>Rests until <paramref name="bell"/> rings, <paramref name="due"/> has come, or the longest rest is over.</summary>
    public async Task RestAsync(Task bell, DateTimeOffset? due, TimeSpan longest, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var until = due is { } at && at - now < longest ? at : now + longest;
        lock (gate) sleepingUntil = until;
        var pause = until - now;
        if (pause <= TimeSpan.Zero) pause = TimeSpan.FromMilliseconds(20); // due, but another node holds it
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(bell, Task.Delay(pause, time, stop.Token));
        await stop.CancelAsync();
    }
}

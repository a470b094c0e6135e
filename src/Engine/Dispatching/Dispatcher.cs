using BenchmarkWorkflow.Engine.Dispatching.Timers;
using BenchmarkWorkflow.Engine.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Engine.Dispatching;

/// <summary>
/// Carries out what is due: one stimulus or timer after the other, each with its burst in one transaction. Any number of callers, also on other nodes,
/// may do so at once: no work is done twice, and the stimuli of one instance keep their order. Singleton.
/// </summary>
public sealed partial class Dispatcher
{
    private readonly EngineUnit unit;
    private readonly TimeProvider time;
    private readonly ILogger<Dispatcher> log;

    internal Dispatcher(EngineUnit unit, TimeProvider time, ILogger<Dispatcher> log)
    {
        this.unit = unit;
        this.time = time;
        this.log = log;
    }

    /// <summary>
    /// Runs all work that is due until there is none, on the caller, in a fixed order: stimuli in the order they were accepted, then timers by due time.
    /// With nobody else at work and a clock that stands still the outcome is always the same.
    /// </summary>
    /// <returns>How many stimuli and timers were dealt with.</returns>
    public async Task<int> DrainAsync(CancellationToken ct)
    {
        var done = 0;
        while (await StepAsync(ct)) done++;
        return done;
    }

    /// <summary>The instant at which the next timer or put-off stimulus is due; in the past if one is overdue, null if there is none.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken ct) => unit.RunAsync(0, static (_, _, store, ct) => store.NextDueAsync(ct), ct);

    /// <summary>Deals with one stimulus or timer.</summary>
    /// <returns>False if there was nothing to do.</returns>
    public async Task<bool> StepAsync(CancellationToken ct) => await StimulusAsync(ct) || await TimerAsync(ct);

    private async Task<bool> StimulusAsync(CancellationToken ct)
    {
        var claim = new Claim<ClaimedStimulus>();
        try
        {
            return await unit.RunAsync((claim, time), static async (state, services, store, ct) =>
            {
                if ((state.claim.Held = await store.NextStimulusAsync(state.time.GetUtcNow(), ct)) is not { } claimed) return false;
                await services.GetRequiredService<StimulusDelivery>().DeliverAsync(claimed, ct);
                return true;
            }, ct);
        }
        catch (Exception e) when (claim.Held is not null && !ct.IsCancellationRequested)
        {
            await PutOffAsync(claim.Held.Stimulus, e, ct);
            return true;
        }
    }

    private async Task<bool> TimerAsync(CancellationToken ct)
    {
        var claim = new Claim<ClaimedTimer>();
        try
        {
            return await unit.RunAsync((claim, time), static async (state, services, store, ct) =>
            {
                if ((state.claim.Held = await store.NextTimerAsync(state.time.GetUtcNow(), ct)) is not { } claimed) return false;
                await services.GetRequiredService<TimerDelivery>().DeliverAsync(claimed, ct);
                return true;
            }, ct);
        }
        catch (Exception e) when (claim.Held is not null && !ct.IsCancellationRequested)
        {
            await PutOffAsync(claim.Held.Timer, e, ct);
            return true;
        }
    }

    private Task PutOffAsync(Stimulus stimulus, Exception e, CancellationToken ct)
    {
        var attempts = stimulus.Attempts + 1;
        var dead = attempts >= DeliveryRules.Attempts;
        if (dead) Buried(log, e, stimulus.Sequence, stimulus.Kind, stimulus.InstanceId);
        else Failed(log, e, stimulus.Sequence, stimulus.Kind, stimulus.InstanceId, attempts);
        var later = stimulus with
        {
            Attempts = attempts, Error = e.Message, State = dead ? StimulusState.Dead : StimulusState.Ready, VisibleAt = time.GetUtcNow() + DeliveryRules.Pause(attempts),
        };
        return unit.RunAsync(later, static (later, _, store, _) =>
        {
            store.Writes.Change(later);
            return Task.FromResult(0);
        }, ct);
    }

    private Task PutOffAsync(TimerRow timer, Exception e, CancellationToken ct)
    {
        TimerFailed(log, e, timer.Id, timer.InstanceId, timer.Attempts + 1);
        var later = timer with { Attempts = timer.Attempts + 1, Error = e.Message, DueAt = time.GetUtcNow() + DeliveryRules.Pause(timer.Attempts + 1) };
        return unit.RunAsync(later, static (later, _, store, _) =>
        {
            store.Writes.Change(later);
            return Task.FromResult(0);
        }, ct);
    }

    private sealed class Claim<T> where T : class
    {
        public T? Held { get; set; }
    }

    [LoggerMessage(2001, LogLevel.Warning, "Stimulus {Sequence} ({Kind}) of instance {Instance} failed (attempt {Attempt}) and is put off")]
    private static partial void Failed(ILogger logger, Exception e, long sequence, StimulusKind kind, string? instance, int attempt);

    [LoggerMessage(2002, LogLevel.Error, "Stimulus {Sequence} ({Kind}) of instance {Instance} failed for good: a dead letter")]
    private static partial void Buried(ILogger logger, Exception e, long sequence, StimulusKind kind, string? instance);

    [LoggerMessage(2003, LogLevel.Warning, "Timer {Timer} of instance {Instance} failed (attempt {Attempt}) and is put off")]
    private static partial void TimerFailed(ILogger logger, Exception e, string timer, string? instance, int attempt);
}

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>What the simulated people are going to do, by time; of two acts at one instant the one planned first comes first.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Act, (DateTimeOffset At, long Order)> acts = new();
    private long order;

    /// <summary>When the next act is due; none when nobody plans anything.</summary>
    public DateTimeOffset? Next => acts.TryPeek(out _, out var key) ? key.At : null;

    /// <summary>Plans an act.</summary>
    public void Plan(DateTimeOffset at, string what, Func<IServiceProvider, CancellationToken, Task> act) =>
        acts.Enqueue(new Act(at, what, act), (at, order++));

    /// <summary>Takes the next act that is due at <paramref name="now"/> or before.</summary>
    public bool TryTake(DateTimeOffset now, out Act act)
    {
        act = null!;
        return acts.TryPeek(out _, out var key) && key.At <= now && acts.TryDequeue(out act!, out _);
    }
}

/// <summary>One thing one person does through the product's public verbs.</summary>
internal sealed record Act(DateTimeOffset At, string What, Func<IServiceProvider, CancellationToken, Task> Do);

using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>Counts what happens in a virtual year and tells of it: on each new day, and within a busy one every <see cref="Often"/> bursts.</summary>
internal sealed class YearProgress(IProgress<RehearsalProgress>? output)
{
    private const int Often = 500;

    private DateTimeOffset start, end, now;
    private double share;
    private int acts, bursts, told;

    /// <summary>Tells that the database is made at the virtual instant <paramref name="at"/>.</summary>
    public void Prepare(DateTimeOffset at) => Tell(RehearsalPhase.Preparing, now = at);

    /// <summary>The year begins; it is thought to end about <paramref name="expectedEnd"/>.</summary>
    public void Begin(DateTimeOffset at, DateTimeOffset expectedEnd)
    {
        (start, end) = (at, expectedEnd);
        Tell(RehearsalPhase.Running, at);
    }

    /// <summary>The clock stands at <paramref name="at"/>.</summary>
    public void MoveTo(DateTimeOffset at)
    {
        var newDay = ShanghaiTime.DayOf(at) != ShanghaiTime.DayOf(now);
        now = at;
        if (newDay) Tell(RehearsalPhase.Running, at);
    }

    /// <summary>Somebody did something.</summary>
    public void Act() => acts++;

    /// <summary>A process went from rest to rest.</summary>
    public void Burst()
    {
        if (++bursts - told >= Often) Tell(RehearsalPhase.Running, now);
    }

    /// <summary>The year is over and is being read back.</summary>
    public void Read() => Tell(RehearsalPhase.Reading, now);

    /// <summary>The result is there.</summary>
    public void Finish() => Tell(RehearsalPhase.Done, now);

    private void Tell(RehearsalPhase phase, DateTimeOffset at)
    {
        told = bursts;
        share = phase switch
        {
            RehearsalPhase.Preparing => 0,
            RehearsalPhase.Running => Math.Clamp(Math.Round((at - start) / (end - start), 3), share, 0.98),
            RehearsalPhase.Reading => 0.99,
            RehearsalPhase.Done => 1,
        };
        output?.Report(new RehearsalProgress(phase, ShanghaiTime.DayOf(at), share, acts, bursts));
    }
}

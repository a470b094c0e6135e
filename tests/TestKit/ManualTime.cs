namespace BenchmarkWorkflow.TestKit;

/// <summary>A clock that stands still until a test moves it. Timers made from it fire, in order of their due time, while it is moved.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<ManualTimer, (DateTimeOffset Due, long Order)> due = new();
    private DateTimeOffset now = start;
    private long order;

    public ManualTime() : this(new DateTimeOffset(2022, 6, 6, 9, 0, 0, TimeSpan.FromHours(8)))
    {
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now.ToUniversalTime();
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock on and fires what falls due on the way.</summary>
    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    /// <summary>Moves the clock to <paramref name="instant"/>, never back, and fires what falls due on the way.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        while (Next(instant) is { } timer) timer.Fire();
        lock (gate) if (instant > now) now = instant;
    }

    /// <summary>Sets the clock on to <paramref name="instant"/> at once, as when a machine has slept: whatever fell due meanwhile fires once, at the new time.</summary>
    public void JumpTo(DateTimeOffset instant)
    {
        lock (gate) if (instant > now) now = instant;
        MoveTo(instant);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? Next(DateTimeOffset until)
    {
        lock (gate)
        {
            while (due.TryPeek(out var timer, out var at) && at.Due <= until)
            {
                due.Dequeue();
                if (timer.Due != at.Due) continue; // changed or disposed since it was queued
                if (at.Due > now) now = at.Due;
                return timer;
            }

            return null;
        }
    }

    private void Queue(ManualTimer timer, DateTimeOffset at)
    {
        lock (gate) due.Enqueue(timer, (at, order++));
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            period = newPeriod;
            Schedule(dueTime);
            return true;
        }

        public void Fire()
        {
            Schedule(period);
            callback(state);
        }

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Schedule(TimeSpan after)
        {
            Due = after == Timeout.InfiniteTimeSpan ? null : time.GetUtcNow() + after;
            if (Due is { } at) time.Queue(this, at);
        }
    }
}

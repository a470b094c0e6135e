namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>The virtual clock of a rehearsal: it stands still until the season moves it on, and never goes back.</summary>
internal sealed class RehearsalClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves the clock on to <paramref name="instant"/>; an earlier instant leaves it where it is.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant > now) now = instant.ToUniversalTime();
    }
}

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>How long to wait before the next attempt. Pure.</summary>
public static class RetryBackoff
{
    /// <summary>
    /// <paramref name="first"/> after the first failure, doubled after each further one, at most <paramref name="longest"/>; then between half
    /// of that and all of it, by <paramref name="jitter"/>, so that messages that failed together do not return together.
    /// </summary>
    /// <param name="failures">Failed attempts so far, at least 1.</param>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan longest, double jitter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(jitter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(jitter, 1);
        var doubled = first.Ticks * Math.Pow(2, Math.Min(failures - 1, 60));
        var wait = Math.Min(doubled, longest.Ticks);
        return TimeSpan.FromTicks((long)(wait / 2 * (1 + jitter)));
    }
}

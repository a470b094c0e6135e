using System.Globalization;

namespace BenchmarkWorkflow.Engine.Dispatching.Timers;

/// <summary>When a trigger's timer fires again. What was missed while nothing ran is made up for by one firing, not by many.</summary>
internal static class Recurrence
{
    private const string EveryWord = "every ", CronWord = "cron ";

    public static string Every(TimeSpan interval) => EveryWord + interval.ToString("c", CultureInfo.InvariantCulture);

    public static string Cron(string expression) => CronWord + expression;

    /// <returns>The next instant after <paramref name="now"/> in step with <paramref name="due"/>; null for never again.</returns>
    public static DateTimeOffset? Next(string? recurrence, DateTimeOffset due, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (recurrence is null) return null;
        if (recurrence.StartsWith(CronWord, StringComparison.Ordinal)) return CronExpression.Parse(recurrence[CronWord.Length..]).Next(now, zone);
        var interval = TimeSpan.Parse(recurrence[EveryWord.Length..], CultureInfo.InvariantCulture);
        if (interval <= TimeSpan.Zero) return null;
        var missed = Math.Max(0, (now - due).Ticks / interval.Ticks);
        return due + (interval * (missed + 1));
    }
}

namespace BenchmarkWorkflow.Engine.Dispatching.Timers;

/// <summary>How the clock is read.</summary>
public sealed class TimerOptions
{
    /// <summary>The zone cron expressions mean. Elsa's is UTC; the campaigns live in China.</summary>
    public string CronTimeZone { get; set; } = "Asia/Shanghai";

    internal TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(CronTimeZone);
}

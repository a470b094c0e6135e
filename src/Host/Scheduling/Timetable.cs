using BenchmarkWorkflow.Selection.Calendar;
using Quartz;

namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>When a job is due: a cron expression of six fields (seconds first) in a zone, on every day or on working days alone.</summary>
internal sealed class Timetable
{
    /// <summary>No working day is further away than this.</summary>
    private const int MostSteps = 1_000;

    private readonly CronExpression cron;
    private readonly WorkingCalendar? workingDays;

    public Timetable(string expression, TimeZoneInfo zone, WorkingCalendar? workingDays)
    {
        cron = new CronExpression(expression, zone);
        this.workingDays = workingDays;
    }

    /// <summary>The first time after <paramref name="instant"/>.</summary>
    public DateTimeOffset? After(DateTimeOffset instant) => Walk(instant, cron.GetNextValidTimeAfter);

    /// <summary>The last time that is not after <paramref name="instant"/>.</summary>
    public DateTimeOffset? UpTo(DateTimeOffset instant) => Walk(instant.AddTicks(1), cron.GetPreviousValidTimeBefore);

    private DateTimeOffset? Walk(DateTimeOffset from, Func<DateTimeOffset, DateTimeOffset?> step)
    {
        var at = step(from);
        for (var steps = 0; at is { } due && steps < MostSteps; steps++, at = step(due))
            if (workingDays is null || workingDays.IsWorkingDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(due, cron.TimeZone).DateTime))) return due;
        return null;
    }
}

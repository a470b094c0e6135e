namespace BenchmarkWorkflow.Engine.Dispatching.Timers;

/// <summary>
/// A cron expression with six fields (second, minute, hour, day of month, month, day of week) or five (no second). Lists, ranges, steps, names of months
/// and days, <c>L</c> for the last day of a month, <c>0</c> and <c>7</c> both Sunday. Day of month and day of week both restrict when both are given.
/// </summary>
public sealed class CronExpression
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly CronField seconds, minutes, hours, days, months, weekdays;
    private readonly bool lastDay;

    private CronExpression(string[] fields)
    {
        seconds = CronField.Parse(fields[0], "second", 0, 59);
        minutes = CronField.Parse(fields[1], "minute", 0, 59);
        hours = CronField.Parse(fields[2], "hour", 0, 23);
        lastDay = fields[3].Equals("L", StringComparison.OrdinalIgnoreCase);
        days = CronField.Parse(lastDay ? "*" : fields[3], "day of month", 1, 31);
        months = CronField.Parse(fields[4], "month", 1, 12, Months);
        weekdays = CronField.Parse(fields[5], "day of week", 0, 7, Days);
    }

    /// <exception cref="FormatException">Not a cron expression; says which field.</exception>
    public static CronExpression Parse(string expression)
    {
        var fields = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            6 => new CronExpression(fields),
            5 => new CronExpression(["0", .. fields]),
            _ => throw new FormatException($"A cron expression has six fields (or five, without seconds); '{expression}' has {fields.Length}."),
        };
    }

    /// <summary>The first instant after <paramref name="after"/> that the expression names in <paramref name="zone"/>; null if there is none in the next eight years.</summary>
    /// <remarks>A local time that a change of the clock leaves out is skipped; one that comes twice counts once, the first time.</remarks>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        local = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, DateTimeKind.Unspecified).AddSeconds(1);
        var end = local.AddYears(8);
        while (local < end)
        {
            if (!months.Has(local.Month)) local = new DateTime(local.Year, local.Month, 1).AddMonths(1);
            else if (!IsDay(local)) local = local.Date.AddDays(1);
            else if (!hours.Has(local.Hour)) local = local.Date.AddHours(local.Hour + 1);
            else if (!minutes.Has(local.Minute)) local = local.Date.AddHours(local.Hour).AddMinutes(local.Minute + 1);
            else if (!seconds.Has(local.Second) || zone.IsInvalidTime(local) || Instant(local, zone) <= after) local = local.AddSeconds(1);
            else return Instant(local, zone);
        }

        return null;
    }

    private bool IsDay(DateTime local) =>
        days.Has(local.Day)
        && (!lastDay || local.Day == DateTime.DaysInMonth(local.Year, local.Month))
        && (weekdays.Has((int)local.DayOfWeek) || (!weekdays.IsAny && local.DayOfWeek == DayOfWeek.Sunday && weekdays.Has(7)));

    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) =>
        new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
}

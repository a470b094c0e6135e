namespace BenchmarkWorkflow.Selection.Calendar;

/// <summary>
/// Which days are worked in China, by the State Council's yearly paper: weekends that are worked, weekdays that are off.
/// A year whose paper is not loaded is reckoned Monday to Friday and every answer that touches it says <c>Provisional</c>.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly IReadOnlyDictionary<DateOnly, bool> worked;
    private readonly IReadOnlySet<int> years;

    /// <param name="worked">Days the papers name, with whether they are worked.</param>
    /// <remarks>A year is loaded when its National Day is named: every paper names it, and no other year's paper does.</remarks>
    public WorkingCalendar(IReadOnlyDictionary<DateOnly, bool> worked)
    {
        this.worked = worked;
        years = worked.Keys.Where(day => day is { Month: 10, Day: 1 }).Select(day => day.Year).ToHashSet();
    }

    /// <summary>The years whose paper is loaded.</summary>
    public IReadOnlySet<int> Years => years;

    public bool IsLoaded(int year) => years.Contains(year);

    public bool IsWorkingDay(DateOnly day) =>
        worked.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The last day of a span of working days.</summary>
    /// <param name="days">How many, 0 or more; 0 ends on the start day.</param>
    /// <param name="countFirstDay">Whether the start day counts when it is worked (some notices); else the span starts the day after (民法典 201).</param>
    public CalendarDay AddWorkingDays(DateOnly start, int days, bool countFirstDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = start;
        var left = countFirstDay && days > 0 && IsWorkingDay(start) ? days - 1 : days;
        while (left > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) left--;
        }

        return new(day, IsProvisional(start, day));
    }

    /// <summary>The last day of a span of calendar days, the start day not counted; when that is a day off, the next worked one (民法典 203).</summary>
    public CalendarDay AddCalendarDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var end = NextWorkingDayFrom(start.AddDays(days));
        return end with { Provisional = end.Provisional || IsProvisional(start, end.Day) };
    }

    /// <summary>The day itself when it is worked, else the first worked day after it.</summary>
    public CalendarDay NextWorkingDayFrom(DateOnly day)
    {
        var next = day;
        while (!IsWorkingDay(next)) next = next.AddDays(1);
        return new(next, IsProvisional(day, next));
    }

    /// <summary>How many worked days there are from <paramref name="from"/> to <paramref name="to"/>, both counted.</summary>
    public int CountWorkingDays(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
            if (IsWorkingDay(day)) count++;
        return count;
    }

    /// <summary>When a span of working days that starts at an instant ends: its last day, at <paramref name="closesAt"/> Shanghai time.</summary>
    /// <param name="closesAt"><c>HH:mm</c>; <c>24:00</c> for the whole day.</param>
    public CalendarInstant EndOfSpan(DateTimeOffset start, int workingDays, bool countFirstDay, string closesAt)
    {
        var last = AddWorkingDays(ShanghaiTime.DayOf(start), workingDays, countFirstDay);
        return new(ShanghaiTime.At(last.Day, closesAt), last.Provisional);
    }

    private bool IsProvisional(DateOnly from, DateOnly to) => Enumerable.Range(from.Year, to.Year - from.Year + 1).Any(year => !IsLoaded(year));
}

/// <summary>A reckoned day.</summary>
/// <param name="Provisional">A year on the way is not loaded, so the State Council may still move it.</param>
public sealed record CalendarDay(DateOnly Day, bool Provisional);

/// <summary>A reckoned instant; <paramref name="Provisional"/> as in <see cref="CalendarDay"/>.</summary>
public sealed record CalendarInstant(DateTimeOffset At, bool Provisional);

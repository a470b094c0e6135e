using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>When people in offices work: 9:00 to 17:30 of a working day, Shanghai time.</summary>
internal sealed class OfficeHours(WorkingCalendar calendar)
{
    /// <summary>The first moment at work at or after <paramref name="at"/>. Who would act at night acts the next working morning, at a minute of their own.</summary>
    public DateTimeOffset From(DateTimeOffset at)
    {
        var local = at.ToOffset(ShanghaiTime.Offset);
        var day = ShanghaiTime.DayOf(local);
        if (calendar.IsWorkingDay(day) && local.TimeOfDay < Closes) return local.TimeOfDay >= Opens ? local : Morning(day, local);
        return Morning(calendar.NextWorkingDayFrom(day.AddDays(1)).Day, local);
    }

    private static readonly TimeSpan Opens = TimeSpan.FromHours(9), Closes = TimeSpan.FromHours(17.5);

    private static DateTimeOffset Morning(DateOnly day, DateTimeOffset at) =>
        ShanghaiTime.At(day, new TimeOnly(9, 0)).AddMinutes((at.Minute * 3) + 1).AddSeconds(at.Second);
}

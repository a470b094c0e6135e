using System.Globalization;

namespace BenchmarkWorkflow.Selection.Calendar;

/// <summary>The one zone of the selection, Asia/Shanghai: UTC+8 without summer time for every year a campaign can have.</summary>
public static class ShanghaiTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The day it is in Shanghai at <paramref name="instant"/>.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static DateTimeOffset At(DateOnly day, TimeOnly clock) => new(day.ToDateTime(clock), Offset);

    /// <summary>24:00 of the day, which is 00:00 of the next.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => At(day.AddDays(1), TimeOnly.MinValue);

    /// <summary>A day and a clock such as <c>17:00</c> or <c>24:00</c>.</summary>
    /// <exception cref="FormatException">The clock is not <c>HH:mm</c> from 00:00 to 24:00.</exception>
    public static DateTimeOffset At(DateOnly day, string clock) =>
        clock == "24:00" ? EndOf(day) : At(day, TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture));

    /// <summary>An instant as files write it, <c>2022-07-15T24:00+08:00</c>: to the minute, the offset always Shanghai's.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length != 22 || text[10] != 'T' || !text.EndsWith("+08:00", StringComparison.Ordinal)) return false;
        if (!DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        var clock = text.Substring(11, 5);
        if (clock != "24:00" && !TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return false;
        instant = At(day, clock);
        return true;
    }

    /// <summary>As a deadline is written: midnight is 24:00 of the day it ends.</summary>
    public static string Deadline(DateTimeOffset instant)
    {
        var local = instant.ToOffset(Offset);
        return local.TimeOfDay == TimeSpan.Zero
            ? local.AddDays(-1).ToString("yyyy-MM-dd'T24:00+08:00'", CultureInfo.InvariantCulture)
            : local.ToString("yyyy-MM-dd'T'HH:mm'+08:00'", CultureInfo.InvariantCulture);
    }

    /// <summary>As people read it, such as 2022年7月15日24:00.</summary>
    public static string InWords(DateTimeOffset instant)
    {
        var local = instant.ToOffset(Offset);
        return local.TimeOfDay == TimeSpan.Zero
            ? local.AddDays(-1).ToString("yyyy年M月d日'24:00'", CultureInfo.InvariantCulture)
            : local.ToString("yyyy年M月d日HH:mm", CultureInfo.InvariantCulture);
    }
}

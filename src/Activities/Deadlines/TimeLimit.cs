using System.Globalization;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Activities.Deadlines;

/// <summary>How an activity says until when. The first that is given counts: an instant, a date of the campaign, working days, calendar days; nothing: no limit.</summary>
/// <param name="Until">An instant, ISO 8601 with its offset, or the name of a fact that is one, as <c>{reviewDue}</c>; one that is not known is no limit.</param>
/// <param name="Deadline">Name of a date of the campaign.</param>
/// <param name="WorkingDays">From the step, the day it begins not counted, through 24:00.</param>
/// <param name="Days">Likewise in calendar days; when the last is a day off, the next working day.</param>
internal sealed record TimeLimit(string? Until, string? Deadline, int WorkingDays, int Days)
{
    /// <summary>The campaign date it follows when that is moved; none when it follows none.</summary>
    public string? Follows => string.IsNullOrWhiteSpace(Until) && !string.IsNullOrWhiteSpace(Deadline) ? Deadline : null;
}

/// <summary>Reckons limits.</summary>
internal sealed class TimeLimits(CampaignDates dates, WorkingCalendar calendar)
{
    /// <summary>When the limit ends; none when there is none.</summary>
    /// <param name="begin">When the step began.</param>
    /// <exception cref="FormatException">The instant is not one.</exception>
    public async Task<DateTimeOffset?> EndAsync(TimeLimit limit, Case about, DateTimeOffset begin, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(limit.Until)) return about.Fill(limit.Until) is var until && until.StartsWith('{') ? null : Instant(until);
        if (limit.Follows is { } deadline) return await dates.AtAsync(about.CampaignId, deadline, ct);
        if (limit.WorkingDays > 0) return calendar.EndOfSpan(begin, limit.WorkingDays, countFirstDay: false, "24:00").At;
        return limit.Days > 0 ? ShanghaiTime.EndOf(calendar.AddCalendarDays(ShanghaiTime.DayOf(begin), limit.Days).Day) : null;
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)
            ? instant
            : throw new FormatException($"“{text}”不是带时区的时间（如 2022-08-20T08:30:00+08:00）。");
}

using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>When and where defences may be held.</summary>
/// <param name="Rooms">Rooms used side by side.</param>
/// <param name="LastDay">None: as many working days as it takes.</param>
/// <param name="AfternoonStartsAt">Shanghai time of the second session of a day; none: one session a day.</param>
public sealed record DefenceDays(DateOnly FirstDay, IReadOnlyList<string> Rooms, DateOnly? LastDay = null, TimeOnly? AfternoonStartsAt = null)
{
    /// <summary>How many minutes a full session takes.</summary>
    public static int Minutes(DefenceSettings settings) =>
        settings.SlotsPerSession * (settings.PresentMinutes + settings.QuestionMinutes + settings.BufferMinutes) - settings.BufferMinutes;

    /// <summary><c>rooms-missing</c>, <c>defence-days</c> (last day before the first), <c>sessions-overlap</c>.</summary>
    public IReadOnlyList<BrokenRule> Check(DefenceSettings settings)
    {
        List<BrokenRule> broken = [];
        if (Rooms.Count == 0 || Rooms.Any(string.IsNullOrWhiteSpace)) broken.Add(new("rooms-missing", "请填写答辩会场。", "rooms"));
        if (LastDay < FirstDay) broken.Add(new("defence-days", "结束日期早于开始日期。", "lastDay"));
        if (AfternoonStartsAt is { } afternoon && settings.DayStartsAt.AddMinutes(Minutes(settings)) > afternoon)
            broken.Add(new("sessions-overlap", $"上午场 {settings.DayStartsAt:HH\\:mm} 开始，满场需 {Minutes(settings)} 分钟，与下午场 {afternoon:HH\\:mm} 重叠。", "afternoonStartsAt"));
        return broken;
    }

    /// <summary>At most so many places, day by day, working days only.</summary>
    public IReadOnlyList<SessionPlace> Places(int most, DefenceSettings settings, WorkingCalendar calendar)
    {
        List<SessionPlace> places = [];
        for (var day = FirstDay; places.Count < most && !(day > LastDay); day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day)) continue;
            places.AddRange(Rooms.Select(room => new SessionPlace(day, settings.DayStartsAt, room)));
            if (AfternoonStartsAt is { } afternoon) places.AddRange(Rooms.Select(room => new SessionPlace(day, afternoon, room)));
        }

        return [.. places.Take(most)];
    }
}

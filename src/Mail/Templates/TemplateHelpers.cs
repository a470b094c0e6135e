using System.Globalization;
using HandlebarsDotNet;

namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>Days and instants as letters write them, in Asia/Shanghai.</summary>
public static class TemplateHelpers
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private static readonly VariableKind[] Instants = [VariableKind.Instant];

    /// <summary>The helpers and the kinds of value each takes.</summary>
    internal static readonly IReadOnlyDictionary<string, VariableKind[]> Takes = new Dictionary<string, VariableKind[]>
    {
        ["date"] = [VariableKind.Day, VariableKind.Instant],
        ["dateEn"] = [VariableKind.Day, VariableKind.Instant],
        ["datetime"] = Instants,
        ["datetimeEn"] = Instants,
        ["deadline"] = Instants,
        ["deadlineEn"] = Instants,
        ["when"] = Instants,
        ["whenEn"] = Instants,
        ["time"] = Instants,
    };

    /// <summary>2022年7月15日</summary>
    public static string Date(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>15 July 2022</summary>
    public static string DateEn(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>2022年7月15日 09:30</summary>
    public static string DateAndTime(DateTimeOffset instant) => $"{Date(Day(instant))} {Time(instant)}";

    /// <summary>09:30 on 15 July 2022</summary>
    public static string DateAndTimeEn(DateTimeOffset instant) => $"{Time(instant)} on {DateEn(Day(instant))}";

    /// <summary>As <see cref="DateAndTime"/>; midnight is the end of the day before: 2022年7月15日 24:00.</summary>
    public static string Deadline(DateTimeOffset instant) =>
        IsMidnight(instant) ? $"{Date(Day(instant).AddDays(-1))} 24:00" : DateAndTime(instant);

    /// <summary>24:00 on 15 July 2022 (Beijing time)</summary>
    public static string DeadlineEn(DateTimeOffset instant) =>
        (IsMidnight(instant) ? $"24:00 on {DateEn(Day(instant).AddDays(-1))}" : DateAndTimeEn(instant)) + " (Beijing time)";

    /// <summary>2022年7月15日（星期五）09:30</summary>
    public static string When(DateTimeOffset instant) => $"{Date(Day(instant))}（星期{"日一二三四五六"[(int)Day(instant).DayOfWeek]}）{Time(instant)}";

    /// <summary>09:30 on Friday, 15 July 2022 (Beijing time)</summary>
    public static string WhenEn(DateTimeOffset instant) => $"{Time(instant)} on {Day(instant).DayOfWeek}, {DateEn(Day(instant))} (Beijing time)";

    /// <summary>09:30</summary>
    public static string Time(DateTimeOffset instant) => instant.ToOffset(Shanghai).ToString("HH:mm", CultureInfo.InvariantCulture);

    internal static void Register(IHandlebars handlebars)
    {
        Add("date", text => Date(AnyDay(text)));
        Add("dateEn", text => DateEn(AnyDay(text)));
        Add("datetime", text => DateAndTime(Instant(text)));
        Add("datetimeEn", text => DateAndTimeEn(Instant(text)));
        Add("deadline", text => Deadline(Instant(text)));
        Add("deadlineEn", text => DeadlineEn(Instant(text)));
        Add("when", text => When(Instant(text)));
        Add("whenEn", text => WhenEn(Instant(text)));
        Add("time", text => Time(Instant(text)));

        void Add(string name, Func<string, string> write) => handlebars.RegisterHelper(
            name, (EncodedTextWriter output, Context _, Arguments arguments) => output.WriteSafeString(arguments[0] is string text ? write(text) : ""));
    }

    internal static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>With its offset: an instant that does not say its zone means another one on every machine.</summary>
    internal static bool IsInstant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && text.Length > 10 && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T'));

    private static bool IsMidnight(DateTimeOffset instant) => instant.ToOffset(Shanghai).TimeOfDay == TimeSpan.Zero;

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Shanghai).DateTime);

    private static DateOnly AnyDay(string text) => IsDay(text) ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : Day(Instant(text));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

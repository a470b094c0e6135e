namespace BenchmarkWorkflow.Mail.Calendar;

/// <summary>The calendar part of a message.</summary>
public static class CalendarPart
{
    /// <summary>Media type that makes mail programs offer to enter the appointment.</summary>
    public static string ContentType(CalendarMethod method) =>
        $"text/calendar; charset=utf-8; method={(method == CalendarMethod.Cancel ? "CANCEL" : "REQUEST")}";

    public static bool Is(string contentType) => contentType.StartsWith("text/calendar", StringComparison.OrdinalIgnoreCase);
}

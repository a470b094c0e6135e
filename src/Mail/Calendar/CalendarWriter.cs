using System.Globalization;
using System.Text;

namespace BenchmarkWorkflow.Mail.Calendar;

/// <summary>Writes iCalendar (RFC 5545) with times in Asia/Shanghai.</summary>
public static class CalendarWriter
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The calendar file, lines ended by CRLF and none longer than 75 octets.</summary>
    /// <param name="stamp">When the file was made; goes into DTSTAMP.</param>
    public static string Write(CalendarEvent appointment, DateTimeOffset stamp)
    {
        if (appointment.EndsAt <= appointment.StartsAt) throw new ArgumentException($"The appointment '{appointment.Uid}' ends before it starts.", nameof(appointment));
        var text = new StringBuilder();
        foreach (var line in Lines(appointment, stamp)) Fold(text, line);
        return text.ToString();
    }

    private static IEnumerable<string> Lines(CalendarEvent e, DateTimeOffset stamp) =>
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Benchmark Workflow//Mail//ZH", "CALSCALE:GREGORIAN",
        $"METHOD:{(e.Method == CalendarMethod.Cancel ? "CANCEL" : "REQUEST")}",
        "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai",
        "BEGIN:STANDARD", "DTSTART:19910915T010000", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        $"UID:{Escape(e.Uid)}",
        $"DTSTAMP:{stamp.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}",
        $"DTSTART;TZID=Asia/Shanghai:{Local(e.StartsAt)}",
        $"DTEND;TZID=Asia/Shanghai:{Local(e.EndsAt)}",
        string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{e.Sequence}"),
        $"STATUS:{(e.Method == CalendarMethod.Cancel ? "CANCELLED" : "CONFIRMED")}",
        "TRANSP:OPAQUE",
        $"SUMMARY:{Escape(e.Summary)}",
        .. Optional("LOCATION", e.Location), .. Optional("DESCRIPTION", e.Description),
        .. e.Url is { } url ? new[] { $"URL:{OneLine(url)}" } : [],
        .. e.OrganizerAddress is { } organizer ? new[] { $"ORGANIZER{CommonName(e.OrganizerName)}:mailto:{OneLine(organizer)}" } : [],
        .. e.Attendees.Select(attendee => $"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{OneLine(attendee)}"),
        .. e is { RemindBefore: { } before, Method: CalendarMethod.Request } ? Alarm(e, before) : [],
        "END:VEVENT", "END:VCALENDAR",
    ];

    private static string[] Alarm(CalendarEvent e, TimeSpan before) =>
        ["BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION:{Escape(e.Summary)}", string.Create(CultureInfo.InvariantCulture, $"TRIGGER:-PT{(long)before.TotalMinutes}M"), "END:VALARM"];

    private static string[] Optional(string name, string? value) => string.IsNullOrEmpty(value) ? [] : [$"{name}:{Escape(value)}"];

    private static string Local(DateTimeOffset instant) => instant.ToOffset(Shanghai).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>A parameter value may hold anything but quotes and control characters, in quotes.</summary>
    private static string CommonName(string? name) => string.IsNullOrEmpty(name) ? "" : $";CN=\"{OneLine(name).Replace('"', '\'')}\"";

    private static string OneLine(string text) => string.Concat(text.Where(c => !char.IsControl(c)));

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
            escaped.Append(c switch { '\\' => "\\\\", ';' => "\\;", ',' => "\\,", '\n' => "\\n", _ => char.IsControl(c) ? "" : c.ToString() });
        return escaped.ToString();
    }

    /// <summary>Breaks a content line into lines of at most 75 octets, never inside a character.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 75)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}

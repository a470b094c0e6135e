using System.Text;
using BenchmarkWorkflow.Mail.Calendar;

namespace BenchmarkWorkflow.Mail.Tests.Calendar;

public sealed class CalendarWriterTests
{
    private static readonly DateTimeOffset Start = new(2022, 8, 10, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Stamp = new(2022, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly CalendarEvent Defence = new("defence-17@example.org", 2, "答辩评审：杭州示例制造有限公司", Start, Start.AddMinutes(20))
    {
        Location = "北京市海淀区; 301, 会议室\\A",
        Description = "陈述 10 分钟\r\n提问 10 分钟",
        OrganizerAddress = "benchmark@example.org",
        OrganizerName = "秘书处 \"质量标杆\"",
        Attendees = ["hz@example.com"],
        RemindBefore = TimeSpan.FromHours(1),
    };

    [Fact]
    public void An_invitation_has_what_rfc_5545_asks_for_with_Shanghai_time()
    {
        var lines = Unfold(CalendarWriter.Write(Defence, Stamp));

        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
        foreach (var line in new[]
        {
            "VERSION:2.0", "METHOD:REQUEST", "TZID:Asia/Shanghai", "TZOFFSETTO:+0800", "UID:defence-17@example.org", "SEQUENCE:2", "STATUS:CONFIRMED",
            "DTSTAMP:20220801T000000Z", "DTSTART;TZID=Asia/Shanghai:20220810T090000", "DTEND;TZID=Asia/Shanghai:20220810T092000",
            "LOCATION:北京市海淀区\\; 301\\, 会议室\\\\A", "DESCRIPTION:陈述 10 分钟\\n提问 10 分钟", "ORGANIZER;CN=\"秘书处 '质量标杆'\":mailto:benchmark@example.org", "TRIGGER:-PT60M",
        }) Assert.Contains(line, lines);
        Assert.Equal(Count(lines, "BEGIN:"), Count(lines, "END:"));
    }

    [Fact]
    public void A_cancellation_carries_the_same_uid_and_no_alarm()
    {
        var lines = Unfold(CalendarWriter.Write(Defence with { Method = CalendarMethod.Cancel, Sequence = 3 }, Stamp));

        Assert.Contains("METHOD:CANCEL", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("UID:defence-17@example.org", lines);
        Assert.DoesNotContain("BEGIN:VALARM", lines);
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_no_character_is_split()
    {
        var text = CalendarWriter.Write(Defence with { Summary = string.Concat(Enumerable.Repeat("质量𠮷a", 60)) }, Stamp);

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        Assert.Contains("SUMMARY:" + string.Concat(Enumerable.Repeat("质量𠮷a", 60)), Unfold(text));
    }

    [Fact]
    public void A_line_break_in_an_address_cannot_add_a_property()
    {
        var lines = Unfold(CalendarWriter.Write(Defence with { Attendees = ["a@example.com\r\nX-EVIL:1"], Url = "http://x\nX-EVIL:1" }, Stamp));

        Assert.DoesNotContain(lines, line => line.StartsWith("X-EVIL"));
    }

    [Fact]
    public void An_appointment_that_ends_before_it_starts_is_refused() =>
        Assert.Throws<ArgumentException>(() => CalendarWriter.Write(Defence with { EndsAt = Start }, Stamp));

    private static string[] Unfold(string text) => text.Replace("\r\n ", "").TrimEnd().Split("\r\n");

    private static int Count(string[] lines, string start) => lines.Count(line => line.StartsWith(start));
}

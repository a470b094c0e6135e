using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Selection.Tests.Calendar;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Days = CalendarFile.Read(ProductFiles.Calendar);

    // process.md, golden vectors, and practice.md §7: computed from the State Council's papers, start day not counted.
    [Theory]
    [InlineData("2025-01-24", 5, "2025-02-07")]
    [InlineData("2025-09-26", 5, "2025-10-10")]
    [InlineData("2026-01-01", 5, "2026-01-08")]
    [InlineData("2026-02-11", 5, "2026-02-25")]
    [InlineData("2026-02-13", 5, "2026-02-27")]
    [InlineData("2026-04-03", 5, "2026-04-13")]
    [InlineData("2026-04-29", 5, "2026-05-09")]
    [InlineData("2026-06-18", 5, "2026-06-26")]
    [InlineData("2026-09-17", 5, "2026-09-23")]
    [InlineData("2026-09-24", 5, "2026-10-09")]
    [InlineData("2026-09-29", 7, "2026-10-14")]
    [InlineData("2026-09-30", 5, "2026-10-13")]
    public void A_span_when_the_start_day_is_not_counted_ends_on_the_golden_day(string start, int days, string end) =>
        Assert.Equal(new CalendarDay(DateOnly.Parse(end), Provisional: false), Days.AddWorkingDays(DateOnly.Parse(start), days, countFirstDay: false));

    [Theory]
    [InlineData("2024-12-09", 5, "2024-12-13")]
    [InlineData("2024-03-04", 6, "2024-03-11")]
    [InlineData("2024-10-21", 3, "2024-10-23")]
    [InlineData("2024-12-04", 5, "2024-12-10")]
    public void A_span_when_the_start_day_is_counted_ends_as_the_real_notices_did(string start, int days, string end)
    {
        Assert.Equal(DateOnly.Parse(end), Days.AddWorkingDays(DateOnly.Parse(start), days, countFirstDay: true).Day);
        Assert.Equal(days, Days.CountWorkingDays(DateOnly.Parse(start), DateOnly.Parse(end)));
    }

    [Fact]
    public void A_span_when_it_starts_on_a_day_off_counts_from_the_first_worked_day_either_way()
    {
        var saturday = new DateOnly(2024, 12, 7);

        Assert.Equal(new DateOnly(2024, 12, 13), Days.AddWorkingDays(saturday, 5, countFirstDay: true).Day);
        Assert.Equal(new DateOnly(2024, 12, 13), Days.AddWorkingDays(saturday, 5, countFirstDay: false).Day);
    }

    [Theory]
    [InlineData("2026-12-28", 3, false)]
    [InlineData("2026-12-28", 4, true)]
    [InlineData("2027-03-01", 1, true)]
    [InlineData("2018-12-28", 1, true)]
    public void A_span_when_it_touches_a_year_that_is_not_loaded_is_provisional(string start, int days, bool provisional) =>
        Assert.Equal(provisional, Days.AddWorkingDays(DateOnly.Parse(start), days, countFirstDay: false).Provisional);

    [Fact]
    public void The_years_loaded_are_those_of_the_papers() => Assert.Equal([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026], Days.Years.Order());

    [Theory]
    [InlineData("2022-09-25", 7, "2022-10-08")] // 2 October is off, the 8th is a worked Saturday
    [InlineData("2022-07-15", 5, "2022-07-20")]
    [InlineData("2022-07-15", 1, "2022-07-18")]
    public void A_span_of_calendar_days_when_its_last_day_is_off_ends_on_the_next_worked_day(string start, int days, string end) =>
        Assert.Equal(DateOnly.Parse(end), Days.AddCalendarDays(DateOnly.Parse(start), days).Day);

    [Fact]
    public void The_end_of_a_span_when_it_closes_at_24_is_midnight_in_Shanghai()
    {
        var opened = new DateTimeOffset(2022, 9, 5, 23, 30, 0, TimeSpan.FromHours(8));

        var end = Days.EndOfSpan(opened.ToUniversalTime(), 5, countFirstDay: false, "24:00");

        Assert.Equal(new DateTimeOffset(2022, 9, 14, 0, 0, 0, TimeSpan.FromHours(8)), end.At); // the 12th is Mid-Autumn, off
        Assert.Equal("2022-09-13T24:00+08:00", ShanghaiTime.Deadline(end.At));
    }

    [Fact]
    public void The_day_when_it_is_past_16_in_UTC_is_the_next_one_in_Shanghai() =>
        Assert.Equal(new DateOnly(2022, 7, 16), ShanghaiTime.DayOf(new DateTimeOffset(2022, 7, 15, 16, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void A_calendar_file_when_lines_are_wrong_is_refused_with_each_line_and_reason()
    {
        var refused = Assert.Throws<DataFileException>(() => CalendarFile.Parse(
            ["date,kind,name", "2022-01-01,off,元旦", "2022-13-01,off,x", "2022-01-02,holiday,x", "2022-01-03", "2022-01-01,work,元旦"], "days.csv"));

        Assert.Equal(["line 3", "line 4", "line 5", "line 6"], refused.Problems.Select(problem => problem.Place));
    }

    [Theory]
    [InlineData("2022-07-15T24:00+08:00", true)]
    [InlineData("2022-07-15T17:30+08:00", true)]
    [InlineData("2022-07-15T24:01+08:00", false)]
    [InlineData("2022-02-30T10:00+08:00", false)]
    [InlineData("2022-07-15T24:00Z", false)]
    public void A_deadline_text_is_read_only_when_it_is_a_Shanghai_minute(string text, bool read)
    {
        Assert.Equal(read, ShanghaiTime.TryParse(text, out var instant));
        if (read) Assert.Equal(text, ShanghaiTime.Deadline(instant));
    }
}

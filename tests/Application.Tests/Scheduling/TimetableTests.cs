using BenchmarkWorkflow.Application.Tests.Processes;
using BenchmarkWorkflow.Host.Scheduling;
using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Application.Tests.Scheduling;

/// <summary>The jobs' times, by the shipped calendar of working days.</summary>
public sealed class TimetableTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private readonly WorkingCalendar calendar = CalendarFile.Read(Path.Combine(ProcessBench.Workflows, "calendar", "cn-days.csv"));

    [Theory]
    [InlineData("2022-07-15T08:59:59+08:00", "2022-07-15T09:00:00+08:00")] // a Friday
    [InlineData("2022-07-15T09:00:00+08:00", "2022-07-18T09:00:00+08:00")] // over a weekend
    [InlineData("2022-07-15T00:30:00Z", "2022-07-15T01:00:00Z")] // nine o'clock is Shanghai's
    [InlineData("2022-09-30T09:00:00+08:00", "2022-10-08T09:00:00+08:00")] // over the National Day, to a Saturday that is worked
    [InlineData("2023-01-20T09:00:00+08:00", "2023-01-28T09:00:00+08:00")] // over the Spring Festival, likewise
    public void A_job_of_working_days_is_due_at_its_hour_in_Shanghai_on_the_next_day_that_is_worked(string after, string due)
    {
        var digest = new Timetable("0 0 9 * * ?", Shanghai, calendar);

        Assert.Equal(DateTimeOffset.Parse(due), digest.After(DateTimeOffset.Parse(after)));
    }

    [Theory]
    [InlineData("2022-07-17T12:00:00+08:00", "2022-07-15T09:00:00+08:00")]
    [InlineData("2022-07-15T09:00:00+08:00", "2022-07-15T09:00:00+08:00")]
    [InlineData("2022-10-07T12:00:00+08:00", "2022-09-30T09:00:00+08:00")]
    public void What_was_due_last_is_found_over_days_off(string now, string due)
    {
        var digest = new Timetable("0 0 9 * * ?", Shanghai, calendar);

        Assert.Equal(DateTimeOffset.Parse(due), digest.UpTo(DateTimeOffset.Parse(now)));
    }

    [Fact]
    public void Every_job_of_the_catalogue_has_a_time_that_comes_and_a_name_of_its_own()
    {
        var now = DateTimeOffset.Parse("2022-07-15T12:00:00+08:00");
        Assert.All(JobCatalogue.All, job => Assert.InRange(new Timetable(job.Cron, Shanghai, job.WorkingDaysOnly ? calendar : null).After(now)!.Value, now, now.AddDays(10)));
        Assert.Equal(JobCatalogue.All.Count, JobCatalogue.All.Select(job => job.Name).Distinct().Count());
    }
}

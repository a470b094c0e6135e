using BenchmarkWorkflow.Engine.Dispatching.Timers;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.TestKit;
using Elsa.Scheduling.Activities;
using Elsa.Workflows;
using Elsa.Workflows.Activities;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

public sealed class TimerTests
{
    private static CodeWorkflows Workflows() => new CodeWorkflows()
        .Add("delay", new Sequence { Activities = { new Delay(TimeSpan.FromHours(1)), new WriteLine("x") } })
        .Add("every", new Sequence { Activities = { new Elsa.Scheduling.Activities.Timer(TimeSpan.FromMinutes(10)) { Id = "t", CanStartWorkflow = true } } })
        .Add("nine", new Sequence { Activities = { new Cron("0 0 9 * * *") { Id = "c", CanStartWorkflow = true } } });

    [Theory, EachDatabase]
    public async Task A_delay_when_its_time_has_come_fires_once_and_not_before(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var instance = await bed.StartAsync("delay");

        bed.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await bed.DrainAsync());
        Assert.Equal(bed.Time.GetUtcNow().AddMinutes(1), await bed.Dispatcher.NextDueAsync(default));
        bed.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await bed.DrainAsync());

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));
        Assert.Null(await bed.Dispatcher.NextDueAsync(default));
    }

    [Theory, EachDatabase]
    public async Task Equal_delays_of_one_parallel_loop_all_fire(DatabaseKind kind)
    {
        var after = 0;
        var body = new Sequence { Activities = { new Delay(TimeSpan.FromHours(1)), new Inline(() => { after++; }) } };
        await using var bed = await EngineBed.CreateAsync(kind, Workflows().Add("loop", new Sequence { Activities = { new ParallelForEach<string>(["a", "b", "c"]) { Body = body }, new WriteLine("x") } }));
        var instance = await bed.StartAsync("loop");

        bed.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, await bed.DrainAsync());

        Assert.Equal(3, after);
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));
    }

    [Theory, EachDatabase]
    public async Task A_delay_when_its_instance_is_cancelled_is_gone(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var instance = await bed.StartAsync("delay");

        Assert.True(await bed.Instances.CancelAsync(instance.Id, default));

        Assert.Null(await bed.Dispatcher.NextDueAsync(default));
        Assert.Equal(WorkflowSubStatus.Cancelled, await bed.StatusAsync(instance.Id));
    }

    [Theory, EachDatabase]
    public async Task A_recurring_trigger_when_several_ticks_were_missed_fires_once_and_stays_in_step(DatabaseKind kind)
    {
        var workflows = Workflows();
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        var start = bed.Time.GetUtcNow();
        await bed.ScopedAsync<TriggerIndexer>((indexer, ct) => indexer.IndexAsync(workflows["every"], ct));

        bed.Time.Advance(TimeSpan.FromMinutes(10));
        await bed.DrainAsync();
        Assert.Equal("every Finished", await bed.AllAsync());

        bed.Time.Advance(TimeSpan.FromMinutes(35)); // 20, 30 and 40 were due
        await bed.DrainAsync();
        Assert.Equal("every Finished, every Finished", await bed.AllAsync());
        Assert.Equal(start.AddMinutes(50), await bed.Dispatcher.NextDueAsync(default));
    }

    [Theory, EachDatabase]
    public async Task A_cron_trigger_fires_at_nine_in_shanghai_and_no_longer_when_it_was_retracted(DatabaseKind kind)
    {
        var workflows = Workflows();
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        await bed.ScopedAsync<TriggerIndexer>((indexer, ct) => indexer.IndexAsync(workflows["nine"], ct));
        Assert.Equal(new DateTimeOffset(2022, 6, 7, 9, 0, 0, TimeSpan.FromHours(8)), await bed.Dispatcher.NextDueAsync(default));

        bed.Time.Advance(TimeSpan.FromDays(1));
        await bed.DrainAsync();
        Assert.Equal("nine Finished", await bed.AllAsync());

        await bed.ScopedAsync<TriggerIndexer>((indexer, ct) => indexer.RemoveAsync("nine", ct));
        Assert.Null(await bed.Dispatcher.NextDueAsync(default));
        Assert.Empty(await bed.AskAsync((queries, ct) => queries.TimersAsync(null, 0, 10, ct)));
    }

    [Theory]
    [InlineData("0 0 9 * * *", "2022-06-06T09:00:00+08:00", "2022-06-07T09:00:00+08:00")]
    [InlineData("*/15 * * * * *", "2022-06-06T09:00:07+08:00", "2022-06-06T09:00:15+08:00")]
    [InlineData("0 30 8 * * MON-FRI", "2022-06-10T09:00:00+08:00", "2022-06-13T08:30:00+08:00")]
    [InlineData("0 0 0 L * ?", "2024-02-10T00:00:00+08:00", "2024-02-29T00:00:00+08:00")]
    [InlineData("0 0 0 29 2 *", "2022-06-06T00:00:00+08:00", "2024-02-29T00:00:00+08:00")]
    [InlineData("0 0 12 1,15 JAN-MAR *", "2022-03-15T12:00:00+08:00", "2023-01-01T12:00:00+08:00")]
    [InlineData("5 0 * * *", "2022-06-06T00:05:00+08:00", "2022-06-07T00:05:00+08:00")]
    [InlineData("0 0 0 * * 7", "2022-06-06T00:00:00+08:00", "2022-06-12T00:00:00+08:00")]
    public void A_cron_expression_names_its_next_instant(string expression, string after, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), CronExpression.Parse(expression).Next(DateTimeOffset.Parse(after), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));

    [Theory]
    [InlineData("2024-03-30T12:00:00+01:00", "2024-03-31T03:30:00+02:00", "0 30 3 * * *")] // 02:30 does not exist that night
    [InlineData("2024-10-27T01:00:00+02:00", "2024-10-27T02:30:00+02:00", "0 30 2 * * *")] // 02:30 comes twice
    [InlineData("2024-10-27T02:30:00+02:00", "2024-10-28T02:30:00+01:00", "0 30 2 * * *")]
    public void A_cron_expression_when_the_clock_changes_names_each_local_time_once(string after, string next, string expression) =>
        Assert.Equal(DateTimeOffset.Parse(next), CronExpression.Parse(expression).Next(DateTimeOffset.Parse(after), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Theory]
    [InlineData("")]
    [InlineData("* * *")]
    [InlineData("60 * * * * *")]
    [InlineData("0 0 0 * FOO *")]
    [InlineData("0 0/0 * * * *")]
    public void A_text_that_is_no_cron_expression_is_refused(string text) => Assert.Throws<FormatException>(() => CronExpression.Parse(text));
}

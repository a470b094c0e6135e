using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Requests;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

public sealed class StimulusTests
{
    private static CodeWorkflows Workflows() => new CodeWorkflows()
        .Add("go", new Sequence { Id = "s", Activities = { new WriteLine("a") { Id = "a" }, new Event("Go") { Id = "e" }, new WriteLine("b") { Id = "b" } } })
        .Add("twice", new Sequence { Activities = { new Event("Go") { Id = "e1" }, new Event("Go") { Id = "e2" } } })
        .Add("again", new Sequence { Activities = { new Event("Go"), new Event("First"), new Event("Go") } })
        .Add("any", new Sequence { Activities = { new Fork { JoinMode = ForkJoinMode.WaitAny, Branches = { new Event("Go"), new Event("Go") } }, new Event("Go") } })
        .Add("late", new Sequence { Activities = { new Event("First"), new Event("Go") } })
        .Add("task", new Sequence { Activities = { new RunTask("approve") { Id = "t" } } })
        .Add("started", new Sequence { Activities = { new Event("Start") { Id = "e", CanStartWorkflow = true }, new WriteLine("x") } });

    [Theory, EachDatabase]
    public async Task An_event_when_an_instance_waits_for_it_resumes_it_to_its_end(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var instance = await bed.StartAsync("go");
        Assert.Equal(WorkflowSubStatus.Suspended, instance.SubStatus);

        await bed.HearAsync("Go");

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));
        Assert.Equal(
            "Workflow1 Started, s Started, a Started, a Completed, e Started, e Suspended, e Resumed, e Completed, b Started, b Completed, s Completed, Workflow1 Completed",
            await bed.JournalAsync(instance.Id));
        var executions = await bed.HistoryAsync((history, ct) => history.ExecutionsAsync(instance.Id, ct));
        Assert.All(executions, execution => Assert.Equal(ActivityStatus.Completed, execution.Status));
        Assert.Equal(5, executions.Count);
        Assert.Equal("e", (await bed.HistoryAsync((history, ct) => history.ExecutionAsync(executions[3].Id, ct)))?.ActivityId);
    }

    [Theory, EachDatabase]
    public async Task An_event_when_nobody_waits_yet_is_kept_for_the_first_who_does(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        await bed.HearAsync("Go");
        Assert.Equal(1, await bed.LettersAsync(StimulusState.Waiting));

        var instance = await bed.StartAsync("go");
        await bed.DrainAsync();

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));
        Assert.Equal(0, await bed.LettersAsync(StimulusState.Waiting));
    }

    [Theory, EachDatabase]
    public async Task Two_kept_events_satisfy_two_later_waits_but_one_that_resumed_does_not_also_satisfy_the_next(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var once = await bed.StartAsync("twice");
        await bed.HearAsync("Go");
        Assert.Equal(WorkflowSubStatus.Suspended, await bed.StatusAsync(once.Id));
        await bed.HearAsync("Go");
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(once.Id));

        await bed.PublishAsync("Go");
        await bed.HearAsync("Go");
        var kept = await bed.StartAsync("twice");
        await bed.DrainAsync();

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(kept.Id));
    }

    [Theory, EachDatabase]
    public async Task An_event_when_another_burst_took_its_bookmark_resumes_the_next_like_it(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var (first, second) = (await bed.StartAsync("twice"), await bed.StartAsync("twice"));
        await bed.PublishAsync("Go");
        await bed.Dispatcher.StepAsync(default); // it has seen both, and resumes neither yet
        await bed.Instances.ResumeAsync(first.Id, Assert.Single(first.Bookmarks).Id, null, default);
        await bed.DrainAsync();

        Assert.Equal((WorkflowSubStatus.Finished, WorkflowSubStatus.Suspended), (await bed.StatusAsync(first.Id), await bed.StatusAsync(second.Id)));
        Assert.Equal((0, 0), (await bed.LettersAsync(StimulusState.Dead), await bed.LettersAsync(StimulusState.Waiting)));
    }

    [Theory, EachDatabase]
    public async Task An_event_when_another_burst_took_its_bookmark_is_kept_for_the_next_like_it(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var (first, _) = (await bed.StartAsync("again"), await bed.StartAsync("again"));
        await bed.PublishAsync("Go");
        await bed.Dispatcher.StepAsync(default);
        await bed.Instances.ResumeAsync(first.Id, Assert.Single(first.Bookmarks).Id, null, default);
        await bed.DrainAsync();
        Assert.Equal((0, 1), (await bed.LettersAsync(StimulusState.Dead), await bed.LettersAsync(StimulusState.Waiting)));

        await bed.PublishAsync("First"); // both wait for Go then, and it was kept for one
        await bed.DrainAsync();

        Assert.Equal("again Finished, again Suspended", string.Join(", ", (await bed.AllAsync()).Split(", ").Order()));
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(first.Id));
        Assert.Equal(0, await bed.LettersAsync(StimulusState.Waiting));
    }

    [Theory, EachDatabase]
    public async Task An_event_when_it_took_both_bookmarks_of_an_instance_does_not_also_satisfy_the_next(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var instance = await bed.StartAsync("any");
        await bed.HearAsync("Go");
        Assert.Equal(WorkflowSubStatus.Suspended, await bed.StatusAsync(instance.Id));
        Assert.Equal((0, 0), (await bed.LettersAsync(StimulusState.Dead), await bed.LettersAsync(StimulusState.Waiting)));

        await bed.HearAsync("Go");

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));
    }

    [Theory, EachDatabase]
    public async Task An_event_with_a_correlation_id_reaches_only_those_with_the_same(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var (mine, other, none) = (await bed.StartAsync("go", "a"), await bed.StartAsync("go", "b"), await bed.StartAsync("go"));

        await bed.HearAsync("Go", "a");
        Assert.Equal(
            (WorkflowSubStatus.Finished, WorkflowSubStatus.Suspended, WorkflowSubStatus.Suspended), (await bed.StatusAsync(mine.Id), await bed.StatusAsync(other.Id), await bed.StatusAsync(none.Id)));

        await bed.HearAsync("Go");
        Assert.Equal("go Finished, go Finished, go Finished", await bed.AllAsync());
    }

    [Theory, EachDatabase]
    public async Task A_trigger_when_its_event_comes_starts_an_instance_with_the_events_correlation(DatabaseKind kind)
    {
        var workflows = Workflows();
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        await bed.ScopedAsync<Engine.Runtime.TriggerIndexer>((indexer, ct) => indexer.IndexAsync(workflows["started"], ct));

        await bed.PublishAsync("Start", "c1", payload: "hello");
        await bed.DrainAsync();

        var row = Assert.Single(await bed.AskAsync((queries, ct) => queries.ListAsync(new InstanceFilter(), new InstancePage(), ct)));
        Assert.Equal(("started", "c1", WorkflowSubStatus.Finished), (row.DefinitionId, row.CorrelationId, row.SubStatus));
        Assert.Equal(0, await bed.LettersAsync(StimulusState.Waiting));
    }

    [Theory, EachDatabase]
    public async Task An_event_for_two_when_one_faulted_in_between_reaches_that_one_after_its_repair(DatabaseKind kind)
    {
        var works = false;
        var both = new Elsa.Workflows.Activities.Parallel
        {
            Activities = { new Event("Go"), new Sequence { Activities = { new Event("Break"), new Inline(() => { if (!works) throw new InvalidOperationException("broken"); }) } } },
        };
        await using var bed = await EngineBed.CreateAsync(kind, Workflows().Add("both", both));
        var (whole, broken) = (await bed.StartAsync("go"), await bed.StartAsync("both"));
        await bed.PublishAsync("Go");
        await bed.Dispatcher.StepAsync(default); // fanned out: a row for each
        await bed.ResumeAsync(broken.Id, "Break");
        await bed.DrainAsync();
        Assert.Equal((WorkflowSubStatus.Finished, WorkflowSubStatus.Faulted), (await bed.StatusAsync(whole.Id), await bed.StatusAsync(broken.Id)));
        Assert.Equal((1, 0), (await bed.LettersAsync(StimulusState.Waiting), await bed.LettersAsync(StimulusState.Dead)));

        works = true;
        await bed.Instances.RetryAsync(broken.Id, null, "ada", default);
        await bed.DrainAsync();

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(broken.Id));
        Assert.Equal(0, await bed.LettersAsync(StimulusState.Waiting));
    }

    [Theory, EachDatabase]
    public async Task A_task_when_reported_twice_goes_on_once(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var instance = await bed.StartAsync("task");
        var taskId = ((Elsa.Workflows.Runtime.Stimuli.RunTaskStimulus)Assert.Single(instance.Bookmarks).Payload!).TaskId;

        for (var i = 0; i < 2; i++) await bed.ScopedAsync<ITaskReporter>((reporter, ct) => reporter.ReportCompletionAsync(taskId, "yes", ct));
        await bed.DrainAsync();

        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync(instance.Id));
        Assert.Equal(1, await bed.LettersAsync(StimulusState.Waiting)); // the second is visible, not lost
    }

    [Theory, EachDatabase]
    public async Task A_stimulus_that_can_not_be_delivered_is_a_dead_letter_that_can_be_replayed(DatabaseKind kind)
    {
        var workflows = Workflows();
        await using var bed = await EngineBed.CreateAsync(kind, workflows);
        await bed.ScopedAsync<IWorkflowDispatcher>((dispatcher, ct) => dispatcher.DispatchAsync(new DispatchWorkflowDefinitionRequest("new-1") { InstanceId = "n" }, null, ct));
        for (var i = 0; i < 10; i++)
        {
            await bed.DrainAsync();
            bed.Time.Advance(TimeSpan.FromHours(1));
        }

        var letter = Assert.Single(await bed.AskAsync((queries, ct) => queries.LettersAsync(StimulusState.Dead, 0, 10, ct)));
        Assert.Contains("new-1", letter.Error);

        workflows.Add("new", new Sequence());
        Assert.True(await bed.Instances.ReplayAsync(letter.Sequence, default));
        await bed.DrainAsync();
        Assert.Equal(WorkflowSubStatus.Finished, await bed.StatusAsync("n"));
    }

    [Theory, EachDatabase]
    public async Task A_bookmark_when_resumed_by_two_at_once_is_consumed_once(DatabaseKind kind)
    {
        await using var bed = await EngineBed.CreateAsync(kind, Workflows());
        var instance = await bed.StartAsync("go");
        var bookmark = Assert.Single(instance.Bookmarks).Id;

        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => bed.Instances.ResumeAsync(instance.Id, bookmark, null, default))));

        Assert.Single(runs, run => run is not null);
        Assert.Equal(12, (await bed.HistoryAsync((history, ct) => history.JournalAsync(instance.Id, new JournalFilter(), 0, 100, ct))).Total);
    }
}

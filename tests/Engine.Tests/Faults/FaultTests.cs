using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.IncidentStrategies;
using Microsoft.Extensions.DependencyInjection;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;
using Parallel = Elsa.Workflows.Activities.Parallel;

namespace BenchmarkWorkflow.Engine.Tests.Faults;

public class FaultTests
{
    [Fact]
    public async Task An_activity_when_it_throws_faults_the_instance_with_an_incident()
    {
        var run = await new Run(Sequence("s", Step("a"), new Fragile { Id = "x" }, Step("b"))).StartAsync();

        Assert.Equal(["(workflow) Started", "s Started", "a Started", "a Completed", "x Started", "x Faulted"], run.Journal);
        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
        Assert.Equal(["s Running", "a Completed", "x Faulted"], run.Records);
        var incident = Assert.Single(run.State.Incidents);
        Assert.Equal(("x", "not yet"), (incident.ActivityId, incident.Message));
    }

    [Fact]
    public async Task Branches_already_scheduled_when_another_faults_still_run()
    {
        var run = await new Run(new Parallel(new Fragile { Id = "x" }, Step("b")).Named("p")).StartAsync();

        Assert.Equal(["p Started", "x Started", "x Faulted", "b Started", "b Completed"], run.Journal.Skip(1));
        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
    }

    [Fact]
    public async Task An_instance_when_it_continues_with_incidents_waits_without_a_bookmark()
    {
        var run = await new Run(Continuing(new Fragile { Id = "x" })).StartAsync();

        Assert.Equal((WorkflowStatus.Running, WorkflowSubStatus.Suspended), (run.State.Status, run.State.SubStatus));
        Assert.Empty(run.State.Bookmarks);
        Assert.Single(run.State.Incidents);
    }

    [Fact]
    public async Task A_faulted_activity_when_retried_runs_again_in_the_same_execution_and_the_rest_goes_on()
    {
        var fragile = new Fragile { Id = "x" };
        var run = await new Run(Sequence("s", Step("a"), fragile, Step("b"))).StartAsync();
        fragile.Healthy = true;
        await run.WakeAsync(new RetryWake());

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Equal(["s Completed", "a Completed", "x Completed", "b Completed"], run.Records);
        Assert.Equal(["x Started", "x Completed", "b Started", "b Completed", "s Completed", "(workflow) Completed"], run.Last.Journal.Select(entry => $"{(entry.ActivityType == "Elsa.Workflow" ? "(workflow)" : entry.ActivityId)} {entry.EventName}"));
    }

    [Fact]
    public async Task A_faulted_activity_when_retried_in_vain_faults_again()
    {
        var run = await new Run(Sequence("s", new Fragile { Id = "x" })).StartAsync();
        await run.WakeAsync(new RetryWake());

        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
        Assert.Equal(2, run.State.Incidents.Count);
    }

    [Fact]
    public async Task A_faulted_activity_when_skipped_counts_as_completed()
    {
        var run = await new Run(Sequence("s", new Fragile { Id = "x" }, Step("b"))).StartAsync();
        await run.WakeAsync(new SkipWake(run.State.Incidents.Single().ActivityInstanceId!));

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Equal(["s Completed", "x Completed", "b Completed"], run.Records);
        Assert.Contains("x Skipped", run.Journal);
    }

    [Fact]
    public async Task A_retry_when_nothing_is_faulted_is_refused()
    {
        var run = await new Run(Sequence("s", Wait("w"))).StartAsync();

        await Assert.ThrowsAsync<WrongRequestException>(() => run.WakeAsync(new RetryWake()));
    }

    [Fact]
    public async Task The_effects_of_an_activity_when_it_fails_are_undone_and_those_of_others_are_not()
    {
        var effects = new CountedEffects();
        await new Run(new Workflow(Sequence("s", Step("a"), new Fragile { Id = "x" })), services => services.AddSingleton<IActivityEffects>(effects)).StartAsync();

        Assert.Equal(["begin", "begin", "begin", "begin", "undo"], effects.Calls);
    }

    [Fact]
    public async Task A_failure_of_the_connection_when_it_happens_is_nobodys_incident()
    {
        var run = new Run(new Workflow(new Fragile { Id = "x" }), services => services.AddSingleton<ITransientFailures>(new AllTransient()));

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.StartAsync());
    }

    [Fact]
    public async Task A_loop_that_never_waits_when_it_exceeds_the_burst_faults_the_instance()
    {
        var run = await new Run(new While(_ => true, Step("b")).Named("l")) { MostExecutionsPerBurst = 50 }.StartAsync();

        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
        Assert.Contains("does a loop never end", Assert.Single(run.State.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bookmark_whose_callback_is_a_lambda_when_made_faults_at_once_and_not_after_a_restart()
    {
        var run = await new Run(new Inline(context => context.CreateBookmark(new object(), _ => default)) { Id = "i" }).StartAsync();

        Assert.Equal(["i Faulted"], run.Records);
    }

    private static Workflow Continuing(IActivity root) => new(root) { Options = { IncidentStrategyType = typeof(ContinueWithIncidentsStrategy) } };

    private sealed class CountedEffects : IActivityEffects
    {
        public List<string> Calls { get; } = [];

        public void Begin() => Calls.Add("begin");

        public ValueTask UndoAsync(CancellationToken ct)
        {
            Calls.Add("undo");
            return default;
        }
    }

    private sealed class AllTransient : ITransientFailures
    {
        public bool IsTransient(Exception exception) => true;

        public bool MayRepeat(Exception exception, int attempts, TimeSpan since, bool inDoubt) => false;
    }
}

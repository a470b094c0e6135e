using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;

namespace BenchmarkWorkflow.Engine.Tests.Flowchart;

public class FlowchartTests
{
    [Fact]
    public async Task An_activity_with_two_ways_in_when_both_are_followed_runs_once_after_both()
    {
        var run = await new Run(Flow("f", [Step("a"), Step("b"), Step("d"), Step("e")], "a->b", "a->d", "b->e", "d->e")).StartAsync();

        Assert.Equal(
            ["(workflow) Started", "f Started", "a Started", "a Completed", "b Started", "b Completed", "d Started", "d Completed", "e Started", "e Completed", "f Completed", "(workflow) Completed"],
            run.Journal);
    }

    [Fact]
    public async Task A_dead_path_when_it_ends_at_a_meeting_point_does_not_block_it()
    {
        var decision = new FlowDecision(_ => true).Named("d");
        var run = await new Run(Flow("f", [decision, Step("yes"), Step("no"), Step("more"), Step("end")], "d:True->yes", "d:False->no", "no->more", "yes->end", "more->end")).StartAsync();

        Assert.Equal(["f Completed", "d Completed -> True", "yes Completed", "end Completed"], run.Records);
    }

    [Fact]
    public async Task A_join_of_all_when_one_path_is_dead_does_not_run_and_the_flowchart_ends()
    {
        var decision = new FlowDecision(_ => true).Named("d");
        var run = await new Run(Flow("f", [decision, Step("yes"), Step("no"), Join("j", FlowJoinMode.WaitAll), Step("after")], "d:True->yes", "d:False->no", "yes->j", "no->j", "j->after")).StartAsync();

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.DoesNotContain(run.Journal, line => line.StartsWith("j ", StringComparison.Ordinal) || line.StartsWith("after ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_join_of_any_when_one_branch_arrives_cancels_the_one_that_waits()
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("w1"), Wait("w2"), Join("j", FlowJoinMode.WaitAny), Step("after")], "a->w1", "a->w2", "w1->j", "w2->j", "j->after")).StartAsync();
        await run.ResumeAsync("w2");

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Empty(run.State.Bookmarks);
        Assert.Equal(["f Completed", "a Completed", "w1 Canceled", "w2 Completed", "j Completed", "after Completed"], run.Records);
    }

    [Fact]
    public async Task A_join_of_any_when_the_loser_is_a_container_cancels_what_waits_inside()
    {
        var run = await new Run(Flow("f", [Step("a"), Sequence("s", Wait("w1")), Wait("w2"), Join("j", FlowJoinMode.WaitAny)], "a->s", "a->w2", "s->j", "w2->j")).StartAsync();
        await run.ResumeAsync("w2");

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Contains("w1 Canceled", run.Records);
        Assert.Contains("s Canceled", run.Records);
    }

    [Fact]
    public async Task A_join_of_all_when_both_branches_wait_runs_after_the_second()
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("w1"), Wait("w2"), Join("j", FlowJoinMode.WaitAll)], "a->w1", "a->w2", "w1->j", "w2->j")).StartAsync();
        await run.ResumeAsync("w2");
        Assert.Equal(WorkflowSubStatus.Suspended, run.State.SubStatus);

        await run.ResumeAsync("w1");
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Contains("j Completed", run.Records);
    }

    [Fact]
    public async Task A_way_back_when_it_leads_to_what_every_path_passed_starts_a_new_round()
    {
        var rounds = 0;
        var decision = new FlowDecision(_ => ++rounds < 3).Named("d");
        var run = await new Run(Flow("f", [Step("a"), Step("b"), decision, Step("end")], "a->b", "b->d", "d:True->b", "d:False->end")).StartAsync();

        Assert.Equal(["f Completed", "a Completed", "b Completed", "d Completed -> True", "b Completed", "d Completed -> True", "b Completed", "d Completed -> False", "end Completed"], run.Records);
    }

    [Fact]
    public async Task A_way_back_when_a_path_went_round_it_faults_its_source()
    {
        var run = await new Run(Flow("f", [Step("a"), Step("b"), Step("c"), new FlowDecision(_ => true).Named("d")], "a->b", "a->c", "b->d", "c->d", "d:True->b")).StartAsync();

        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
        Assert.Contains("d Faulted -> True", run.Records);
    }

    [Fact]
    public async Task An_end_when_another_branch_waits_cancels_it()
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("w"), new End { Id = "e" }], "a->w", "a->e")).StartAsync();

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Equal(["f Completed", "a Completed", "w Canceled", "e Completed"], run.Records);
    }

    [Fact]
    public async Task A_flowchart_when_a_trigger_is_named_starts_there()
    {
        var run = await new Run(Flow("f", [Step("a"), Step("b"), Step("c")], "a->b", "b->c")).StartAsync(triggerActivityId: "b");

        Assert.Equal(["f Completed", "b Completed", "c Completed"], run.Records);
    }

    [Fact]
    public async Task A_flowchart_when_nothing_is_said_starts_at_start_before_all_else()
    {
        var run = await new Run(Flow("f", [Step("a"), new Start { Id = "s" }, Step("c")], "s->c")).StartAsync();

        Assert.Equal(["f Completed", "s Completed", "c Completed"], run.Records);
    }

    [Fact]
    public async Task A_connection_when_its_end_does_not_exist_is_dropped()
    {
        var flow = Flow("f", [Step("a"), Step("b")], "a->b");
        flow.Connections.Add(new Connection(new Endpoint(flow.Activities.First(), "Done"), new Endpoint(Step("stranger"))));
        var run = await new Run(flow).StartAsync();

        Assert.Equal(["f Completed", "a Completed", "b Completed"], run.Records);
    }

    [Fact]
    public async Task A_dead_path_when_it_is_very_long_is_walked_to_its_end()
    {
        const int length = 3_000;
        var dead = Enumerable.Range(0, length).Select(number => Step($"n{number}")).ToArray();
        var connections = Enumerable.Range(0, length - 1).Select(number => $"n{number}->n{number + 1}").Append("d:True->n0").Append("d:False->end").Append($"n{length - 1}->end").ToArray();
        var run = await new Run(Flow("f", [new FlowDecision(_ => false).Named("d"), Step("end"), .. dead], connections)).StartAsync();

        Assert.Equal(["f Completed", "d Completed -> False", "end Completed"], run.Records);
    }

    private static FlowJoin Join(string id, FlowJoinMode mode) => new() { Id = id, Mode = new Input<FlowJoinMode>(mode) };
}

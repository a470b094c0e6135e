using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;

namespace BenchmarkWorkflow.Engine.Tests.Flowchart;

/// <summary>What meets behind a loop: a way out that is passed over in one round may be taken in the next.</summary>
public class LoopTests
{
    private static readonly string[] Around = ["a->b", "a->o", "b->d", "d:True->b", "d:False->j", "o->j", "j->after"];

    [Theory]
    [InlineData(FlowJoinMode.WaitAll)]
    [InlineData(FlowJoinMode.WaitAllActive)]
    [InlineData(null)]
    public async Task A_way_out_of_a_loop_when_it_meets_one_from_outside_that_came_first_is_waited_for(FlowJoinMode? mode)
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("b"), Rounds(3), Step("o"), Meeting(mode), Step("after")], Around)).StartAsync();
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(0, Times(run, "j"));
            await run.ResumeAsync("b");
        }

        Assert.Equal((WorkflowSubStatus.Finished, 3, 1, 1), (run.State.SubStatus, Times(run, "b"), Times(run, "j"), Times(run, "after")));
    }

    [Theory]
    [InlineData(FlowJoinMode.WaitAll)]
    [InlineData(FlowJoinMode.WaitAllActive)]
    [InlineData(null)]
    public async Task A_way_out_of_a_loop_when_it_meets_one_from_outside_that_comes_later_waits_for_it(FlowJoinMode? mode)
    {
        var run = await new Run(Flow("f", [Step("a"), Step("b"), Rounds(3), Wait("o"), Meeting(mode), Step("after")], Around)).StartAsync();
        Assert.Equal((3, 0), (Times(run, "b"), Times(run, "j")));

        await run.ResumeAsync("o");

        Assert.Equal((WorkflowSubStatus.Finished, 1, 1), (run.State.SubStatus, Times(run, "j"), Times(run, "after")));
    }

    [Fact]
    public async Task A_join_of_any_behind_a_loop_runs_once()
    {
        var run = await new Run(Flow("f", [Step("a"), Step("b"), Rounds(3), Step("o"), Meeting(FlowJoinMode.WaitAny), Step("after")], Around)).StartAsync();

        Assert.Equal((WorkflowSubStatus.Finished, 1, 1), (run.State.SubStatus, Times(run, "j"), Times(run, "after")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Two_ways_out_of_one_loop_when_they_meet_lead_on_by_the_one_taken(int wayOut)
    {
        var rounds = 0;
        var first = new FlowDecision(_ => wayOut == 1 && rounds == 2).Named("x");
        var second = new FlowDecision(_ => ++rounds < 3).Named("d");
        var run = await new Run(Flow("f", [Step("a"), first, Step("b"), second, Step("j")], "a->x", "x:True->j", "x:False->b", "b->d", "d:True->x", "d:False->j")).StartAsync();

        Assert.Equal((WorkflowSubStatus.Finished, 1), (run.State.SubStatus, Times(run, "j")));
    }

    [Fact]
    public async Task A_way_out_that_is_never_taken_when_the_loop_is_over_does_not_block_what_it_leads_to()
    {
        var run = await new Run(Flow(
            "f", [Step("a"), new FlowDecision(_ => false).Named("x"), Wait("b"), Rounds(2), Step("o"), Step("j"), Step("end")],
            "a->x", "a->o", "x:True->j", "x:False->b", "b->d", "d:True->x", "d:False->end", "o->j")).StartAsync();
        await run.ResumeAsync("b");
        Assert.Equal(0, Times(run, "j"));
        await run.ResumeAsync("b");

        Assert.Equal((WorkflowSubStatus.Finished, 1, 1), (run.State.SubStatus, Times(run, "j"), Times(run, "end")));
    }

    [Fact]
    public async Task A_loop_inside_another_when_each_of_its_ways_out_meets_one_of_the_outer_comes_through_every_round()
    {
        var inner = 0;
        var again = new FlowDecision(_ => ++inner % 3 != 0).Named("i");
        var run = await new Run(Flow(
            "f", [Step("a"), Step("h"), Step("b"), again, Step("o"), Join("j", FlowJoinMode.WaitAll), Rounds(2), Step("end")],
            "a->h", "h->b", "h->o", "b->i", "i:True->b", "i:False->j", "o->j", "j->d", "d:True->h", "d:False->end")).StartAsync();

        Assert.Equal((WorkflowSubStatus.Finished, 6, 2, 1), (run.State.SubStatus, Times(run, "b"), Times(run, "j"), Times(run, "end")));
    }

    [Fact]
    public async Task A_loop_that_is_cancelled_leaves_by_no_way_and_blocks_nobody()
    {
        var run = await new Run(Flow(
            "f", [Step("a"), Wait("b"), Rounds(9), Wait("o"), Join("j", FlowJoinMode.WaitAny), Step("after")],
            "a->b", "a->o", "b->d", "d:True->b", "d:False->j", "o->j", "j->after")).StartAsync();
        await run.ResumeAsync("b");
        await run.ResumeAsync("o");

        Assert.Equal((WorkflowSubStatus.Finished, 1), (run.State.SubStatus, Times(run, "after")));
        Assert.Empty(run.State.Bookmarks);
    }

    [Fact]
    public async Task A_way_out_that_was_passed_over_when_the_instance_moves_to_another_version_still_ends_with_the_loop()
    {
        Workflow Version() => new(Flow(
            "f", [Step("a"), new FlowDecision(_ => false).Named("x"), Wait("b"), Step("o"), Step("j")], "a->x", "a->o", "x:True->j", "x:False->b", "b:Again->x", "o->j"));
        var run = await new Run(Version()).StartAsync();

        Assert.NotNull(run.MoveTo(Version()).State);
        await run.ResumeAsync("b");

        Assert.Equal((WorkflowSubStatus.Finished, 1), (run.State.SubStatus, Times(run, "j")));
    }

    private static FlowDecision Rounds(int count)
    {
        var rounds = 0;
        return new FlowDecision(_ => ++rounds < count).Named("d");
    }

    private static IActivity Meeting(FlowJoinMode? mode) => mode is { } how ? Join("j", how) : Step("j");

    private static FlowJoin Join(string id, FlowJoinMode mode) => new() { Id = id, Mode = new Input<FlowJoinMode>(mode) };

    private static int Times(Run run, string activity) => run.Records.Count(record => record.StartsWith(activity + " Completed", StringComparison.Ordinal));
}

using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;
using Parallel = Elsa.Workflows.Activities.Parallel;

namespace BenchmarkWorkflow.Engine.Tests.Composition;

public class ContainerTests
{
    [Fact]
    public async Task A_sequence_when_run_executes_one_after_another()
    {
        var run = await new Run(Sequence("s", Step("a"), Step("b"))).StartAsync();

        Assert.Equal(["(workflow) Started", "s Started", "a Started", "a Completed", "b Started", "b Completed", "s Completed", "(workflow) Completed"], run.Journal);
        Assert.Equal(WorkflowStatus.Finished, run.State.Status);
    }

    [Fact]
    public async Task A_workflow_when_an_activity_waits_goes_on_from_there_after_a_reload()
    {
        var run = await new Run(Sequence("s", Step("a"), Wait("w"), Step("b"))).StartAsync();
        Assert.Equal(WorkflowSubStatus.Suspended, run.State.SubStatus);

        await run.ResumeAsync("w");

        Assert.Equal(
            ["(workflow) Started", "s Started", "a Started", "a Completed", "w Started", "w Suspended", "w Resumed", "w Completed", "b Started", "b Completed", "s Completed", "(workflow) Completed"],
            run.Journal);
        Assert.Equal(Enumerable.Range(8, 4).Select(sequence => (long)sequence).Order(), run.Last.Journal.Select(entry => entry.Sequence).Skip(2));
    }

    [Fact]
    public async Task Branches_when_parallel_take_turns_and_the_container_ends_with_the_last()
    {
        var run = await new Run(new Parallel(Sequence("pa", Wait("wa"), Step("a")), Sequence("pb", Wait("wb"), Step("b"))).Named("p")).StartAsync();
        await run.ResumeAsync("wa");
        Assert.Equal(WorkflowSubStatus.Suspended, run.State.SubStatus);
        await run.ResumeAsync("wb");

        Assert.Equal(["p Started", "pa Started", "pb Started", "wa Started", "wa Suspended", "wb Started", "wb Suspended"], run.Journal.Skip(1).Take(7));
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    [Fact]
    public async Task A_fork_of_any_when_one_branch_ends_cancels_the_other_from_the_outside_in()
    {
        var fork = new Fork { Id = "k", JoinMode = ForkJoinMode.WaitAny, Branches = [Sequence("ka", Wait("wa")), Sequence("kb", Wait("wb"))] };
        var run = await new Run(Sequence("s", fork, Step("after"))).StartAsync();
        await run.ResumeAsync("wb");

        Assert.Equal(["wb Resumed", "wb Completed", "kb Completed", "ka Canceled", "wa Canceled", "k Completed"], run.Journal.SkipWhile(line => line != "wb Resumed").Take(6));
        Assert.Empty(run.State.Bookmarks);
    }

    [Fact]
    public async Task A_finish_when_reached_ends_the_instance_and_leaves_the_rest_as_it_is()
    {
        var run = await new Run(Sequence("s", Step("a"), new Finish { Id = "fin" }, Step("b"))).StartAsync();

        Assert.Equal(["(workflow) Started", "s Started", "a Started", "a Completed", "fin Started", "fin Completed"], run.Journal);
        Assert.Equal(["s Running", "a Completed", "fin Completed"], run.Records);
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    [Fact]
    public async Task A_loop_when_broken_out_of_ends_with_the_containers_inside()
    {
        var rounds = 0;
        var body = Sequence("bs", Step("b"), new If(_ => ++rounds == 2) { Id = "i", Then = new Break { Id = "br" } }, Step("rest"));
        var run = await new Run(Sequence("s", new While(_ => true, body).Named("l"), Step("after"))).StartAsync();

        Assert.Equal(["br Started", "br Completed", "i Completed", "bs Completed", "l Completed", "after Started"], run.Journal.SkipWhile(line => line != "br Started").Take(6));
    }

    [Theory]
    [InlineData(1, 3, 1, true, new[] { 1, 2, 3 })]
    [InlineData(1, 3, 1, false, new[] { 1, 2 })]
    [InlineData(3, 1, -1, true, new[] { 3, 2, 1 })]
    [InlineData(3, 1, 1, true, new int[0])]
    public async Task A_counting_loop_when_run_goes_through_its_numbers(int start, int end, int step, bool inclusive, int[] expected)
    {
        var seen = new List<int>();
        var loop = new For(start, end, step) { Id = "l", OuterBoundInclusive = new Input<bool>(inclusive), Body = new Inline(context => seen.Add(Elsa.Extensions.ActivityExecutionContextExtensions.GetVariable<int>(context, "CurrentValue"))) };
        await new Run(loop).StartAsync();

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task Items_when_handled_in_parallel_each_keep_their_own_value_over_a_suspension()
    {
        var seen = new List<string>();
        var body = Sequence("bs", Wait("w"), new Inline(context => seen.Add(Elsa.Extensions.ActivityExecutionContextExtensions.GetVariable<string>(context, "CurrentValue")!)) { Id = "b" });
        var run = await new Run(Sequence("s", new ParallelForEach<string>(["x", "y"]) { Id = "l", Body = body }, Step("after"))).StartAsync();
        await run.ResumeAsync("w");
        await run.ResumeAsync("w");

        Assert.Equal(["x", "y"], seen);
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    [Fact]
    public async Task A_second_execution_when_a_first_of_the_same_activity_waits_is_logged_as_resumed()
    {
        var run = await new Run(new ParallelForEach<string>(["x", "y"]) { Id = "l", Body = Wait("w") }).StartAsync();

        Assert.Equal(["w Started", "w Suspended", "w Resumed", "w Suspended"], run.Journal.Skip(2));
    }

    [Fact]
    public async Task An_instance_when_cancelled_waits_for_nothing_and_keeps_its_records()
    {
        var run = await new Run(Sequence("s", Wait("w"))).StartAsync();
        await run.WakeAsync(new BenchmarkWorkflow.Engine.Running.CancelWake());

        Assert.Equal(WorkflowSubStatus.Cancelled, run.State.SubStatus);
        Assert.Empty(run.State.Bookmarks);
        Assert.Empty(run.Last.Journal);
        Assert.Equal(["s Running", "w Running"], run.Records);
        Assert.Single(run.Last.BookmarksRemoved);
    }
}

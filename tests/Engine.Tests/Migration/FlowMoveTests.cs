using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;

namespace BenchmarkWorkflow.Engine.Tests.Migration;

/// <summary>What a flowchart has counted fits its new drawing: nothing runs twice, nothing is waited for in vain.</summary>
public sealed class FlowMoveTests
{
    [Fact]
    public async Task A_new_step_ahead_runs_and_one_behind_does_not()
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("w"), Step("b")], "a->w", "w->b")).StartAsync();

        var moved = run.MoveTo(Flow("f", [Step("a"), Step("behind"), Wait("w"), Step("ahead"), Step("b")], "a->behind", "behind->w", "w->ahead", "ahead->b"));
        await run.ResumeAsync("w");

        Assert.Equal(("passed-by", "behind", false), (moved.Notes.Single().Rule, moved.Notes.Single().ActivityId, moved.Notes.Single().Blocks));
        Assert.Equal(["f Completed", "a Completed", "w Completed", "ahead Completed", "b Completed"], run.Records);
    }

    [Fact]
    public async Task A_join_does_not_wait_for_a_new_step_that_lies_behind_one_branch()
    {
        var run = await new Run(Flow("f", [Step("a"), Step("x"), Wait("w"), Join("j"), Step("end")], "a->x", "a->w", "x->j", "w->j", "j->end")).StartAsync();

        run.MoveTo(Flow("f", [Step("a"), Step("x"), Step("new"), Wait("w"), Join("j"), Step("end")], "a->x", "a->w", "x->new", "new->j", "w->j", "j->end"));
        await run.ResumeAsync("w");

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Contains("end Completed", run.Records);
    }

    [Fact]
    public async Task A_join_runs_though_the_branch_that_is_done_now_leads_through_a_new_step_and_the_other_one_ends_dead()
    {
        var run = await new Run(Flow("f", [Step("a"), Step("x"), Wait("w"), Decide("d", false), Step("j")], "a->x", "a->w", "w->d", "d:True->j", "x->j")).StartAsync();

        run.MoveTo(Flow("f", [Step("a"), Step("x"), Step("new"), Wait("w"), Decide("d", false), Step("j")], "a->x", "a->w", "w->d", "d:True->j", "x->new", "new->j"));
        await run.ResumeAsync("w");

        Assert.Contains("j Completed", run.Records);
    }

    [Fact]
    public async Task A_whole_new_branch_beside_the_one_under_way_is_not_waited_for()
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("w"), Join("j"), Step("end")], "a->w", "w->j", "j->end")).StartAsync();

        run.MoveTo(Flow("f", [Step("a"), Wait("w"), Step("n1"), Step("n2"), Join("j"), Step("end")], "a->w", "a->n1", "n1->n2", "n2->j", "w->j", "j->end"));
        await run.ResumeAsync("w");

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.DoesNotContain("n1 Completed", run.Records);
        Assert.Contains("end Completed", run.Records);
    }

    [Fact]
    public async Task Parallel_branches_go_on_each_at_its_place()
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("w1"), Wait("w2"), Join("j"), Step("end")], "a->w1", "a->w2", "w1->j", "w2->j", "j->end")).StartAsync();
        await run.ResumeAsync("w1");

        Assert.Empty(run.MoveTo(Flow("f", [Step("a"), Wait("v1"), Wait("v2"), Join("k"), Step("end")], "a->v1", "a->v2", "v1->k", "v2->k", "k->end"), ("w1", "v1"), ("w2", "v2"), ("j", "k")).Notes);
        await run.ResumeAsync("v2");

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Single(run.Records, record => record == "end Completed");
    }

    [Fact]
    public async Task A_step_under_way_that_would_come_to_wait_for_another_is_in_the_way()
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("w1"), Wait("w2")], "a->w1", "a->w2")).StartAsync();

        var moved = run.MoveTo(Flow("f", [Step("a"), Wait("w1"), Wait("w2")], "a->w1", "a->w2", "w1->w2"));

        Assert.Equal(("join-changed", "w2"), (moved.Notes.Single(note => note.Blocks).Rule, moved.Notes.Single(note => note.Blocks).ActivityId));
    }

    [Fact]
    public async Task A_join_that_would_be_due_at_once_is_in_the_way_for_nothing_would_start_it()
    {
        var run = await new Run(Flow("f", [Step("a"), Step("x"), Wait("w"), Join("j"), Step("end")], "a->x", "a->w", "x->j", "w->j", "j->end")).StartAsync();

        var moved = run.MoveTo(Flow("f", [Step("a"), Step("x"), Wait("w"), Join("j"), Step("end")], "a->x", "a->w", "x->j", "j->end"));

        Assert.Equal(("join-due", "j"), (moved.Notes.Single(note => note.Blocks).Rule, moved.Notes.Single(note => note.Blocks).ActivityId));
    }

    [Fact]
    public async Task A_loop_drawn_by_a_way_back_goes_on_turning()
    {
        var (old, now) = (Looping("w", Step("b")), Looping("v", Step("b"), Step("extra")));
        var run = await new Run(old.Chart).StartAsync();
        await run.ResumeAsync("w");
        now.Turns = old.Turns;

        var moved = run.MoveTo(now.Chart, ("w", "v"));
        await run.ResumeAsync("v");
        await run.ResumeAsync("v");

        Assert.DoesNotContain(moved.Notes, note => note.Blocks);
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Equal(2, run.Journal.Count(line => line == "extra Completed"));
        Assert.Single(run.Records, record => record == "end Completed");
    }

    private static FlowJoin Join(string id) => new FlowJoin { Mode = new Input<FlowJoinMode>(FlowJoinMode.WaitAllActive) }.Named(id);

    private static FlowDecision Decide(string id, bool answer) => new FlowDecision(_ => answer).Named(id);

    /// <summary>start, then a step to wait at, further steps, and back to the waiting until three rounds are done.</summary>
    private static Loop Looping(string wait, params IActivity[] steps)
    {
        var loop = new Loop();
        IActivity[] all = [Step("start"), Wait(wait), .. steps, new FlowDecision(_ => ++loop.Turns < 3).Named("again"), Step("end")];
        List<string> connections = [$"start->{wait}"];
        string[] way = [wait, .. steps.Select(step => step.Id), "again"];
        for (var index = 1; index < way.Length; index++) connections.Add($"{way[index - 1]}->{way[index]}");
        loop.Chart = Flow("f", all, [.. connections, $"again:True->{wait}", "again:False->end"]);
        return loop;
    }

    private sealed class Loop
    {
        public int Turns { get; set; }

        public IActivity Chart { get; set; } = null!; // set by the one who makes it
    }
}

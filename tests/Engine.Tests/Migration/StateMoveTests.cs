using System.Text;
using BenchmarkWorkflow.Engine.Storage.State;
using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Activities.StateMachine.Activities;
using Elsa.Workflows.Activities.StateMachine.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;

namespace BenchmarkWorkflow.Engine.Tests.Migration;

/// <summary>An instance that goes on in another version keeps what others know it by, and finishes as an instance of that version would.</summary>
public sealed class StateMoveTests
{
    [Fact]
    public async Task A_waiting_step_keeps_its_bookmark_and_goes_on_in_the_new_version()
    {
        var run = await new Run(Sequence("s", Step("a"), Wait("w"), Step("b"))).StartAsync();
        var before = Assert.Single(run.State.Bookmarks);

        var moved = run.MoveTo(Sequence("s", Step("first"), Step("a"), Wait("w"), Step("more"), Step("b")));

        Assert.Empty(moved.Notes);
        var after = Assert.Single(run.State.Bookmarks);
        Assert.Equal((before.Id, before.Hash, before.ActivityInstanceId), (after.Id, after.Hash, after.ActivityInstanceId));
        await run.ResumeAsync("w");
        Assert.Equal(["s Completed", "a Completed", "w Completed", "more Completed", "b Completed"], run.Records);
    }

    [Fact]
    public async Task The_state_that_is_given_stays_as_it_was()
    {
        var run = await new Run(Sequence("s", Step("a"), Wait("w"))).StartAsync();
        var (state, text) = (run.State, Text(run));

        run.MoveTo(Sequence("s", Wait("other")), ("w", "other"));

        Assert.Equal(text, Encoding.UTF8.GetString(StateJson.Write(StateJson.Read(StateJson.Write(state).Span)).Span));
    }

    [Fact]
    public async Task Moving_to_the_same_drawing_changes_nothing_at_any_place_where_an_instance_can_wait()
    {
        IActivity Drawing() => Flow(
            "f", [Step("a"), Wait("w1"), Sequence("s", Step("x"), Wait("w2")), new ForEach<int>([1, 2]) { Body = Wait("w3") }.Named("loop"), new FlowJoin { Mode = new Input<FlowJoinMode>(FlowJoinMode.WaitAllActive) }.Named("j"), Step("end")],
            "a->w1", "a->s", "a->loop", "w1->j", "s->j", "loop->j", "j->end");
        var run = await new Run(Drawing()).StartAsync();
        foreach (var next in (string[])["w1", "w3", "w2", "w3"])
        {
            var before = Text(run);
            Assert.Empty(run.MoveTo(Drawing()).Notes);
            Assert.Equal(before, Text(run));
            await run.ResumeAsync(next);
        }

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Contains("end Completed", run.Records);
    }

    [Fact]
    public async Task A_renamed_step_goes_on_under_its_new_id()
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("w"), Step("b")], "a->w", "w->b")).StartAsync();

        var moved = run.MoveTo(Flow("g", [Step("a"), Wait("v"), Step("c")], "a->v", "v->c"), ("f", "g"), ("w", "v"));

        Assert.Empty(moved.Notes);
        Assert.Equal(("w", "v"), (moved.Waits.Single().ActivityId, moved.Waits.Single().TargetId));
        Assert.Equal("Workflow1:g:v", run.State.Bookmarks.Single().ActivityNodeId);
        await run.ResumeAsync("v");
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Contains("c Completed", run.Records);
    }

    [Fact]
    public async Task A_step_without_a_counterpart_is_in_the_way()
    {
        var run = await new Run(Flow("f", [Step("a"), Wait("w")], "a->w")).StartAsync();

        var moved = run.MoveTo(Flow("f", [Step("a"), Wait("v")], "a->v"));

        Assert.Null(moved.State);
        Assert.Equal(("no-target", "w"), (moved.Notes.Single().Rule, moved.Notes.Single().ActivityId));
        Assert.Null(moved.Waits.Single().TargetId);
    }

    [Fact]
    public async Task A_step_that_the_map_gives_no_counterpart_is_in_the_way_although_its_id_is_there()
    {
        var run = await new Run(Sequence("s", Wait("w"))).StartAsync();

        Assert.Equal("no-target", run.MoveTo(Sequence("s", Wait("w")), ("w", null)).Notes.Single().Rule);
    }

    [Fact]
    public async Task A_counterpart_of_another_type_is_in_the_way()
    {
        var run = await new Run(Sequence("s", Wait("w"))).StartAsync();

        Assert.Equal("other-type", run.MoveTo(Sequence("s", Step("w"))).Notes.Single().Rule);
    }

    [Fact]
    public async Task A_step_that_moved_into_another_container_is_in_the_way()
    {
        var run = await new Run(Sequence("s", Wait("w"))).StartAsync();

        Assert.Equal("other-container", run.MoveTo(Sequence("s", Sequence("inner", Wait("w")))).Notes.Single().Rule);
    }

    [Fact]
    public async Task A_step_that_was_finished_may_go()
    {
        var run = await new Run(Flow("f", [Step("a"), Step("b"), Wait("w"), Step("c")], "a->b", "b->w", "w->c")).StartAsync();

        Assert.Empty(run.MoveTo(Flow("f", [Step("a"), Wait("w"), Step("c")], "a->w", "w->c")).Notes);
        await run.ResumeAsync("w");

        Assert.Contains("c Completed", run.Records);
    }

    [Fact]
    public async Task A_loop_keeps_its_place()
    {
        var run = await new Run(new ForEach<int>([10, 20, 30]) { Body = Wait("w") }.Named("loop")).StartAsync();
        await run.ResumeAsync("w");

        Assert.Empty(run.MoveTo(new ForEach<int>([10, 20, 30]) { Body = Wait("v") }.Named("each"), ("loop", "each"), ("w", "v")).Notes);
        await run.ResumeAsync("v");
        await run.ResumeAsync("v");

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    [Fact]
    public async Task A_fork_that_was_entered_does_not_get_another_branch_to_wait_for()
    {
        static Fork Fork(params IActivity[] branches) => new() { Id = "fork", Branches = branches };
        var run = await new Run(Fork(Wait("w1"), Wait("w2"))).StartAsync();
        await run.ResumeAsync("w1");

        Assert.Equal("new-branch", run.MoveTo(Fork(Wait("w1"), Wait("w2"), Wait("w3"))).Notes.Single().Rule);
        Assert.Empty(run.MoveTo(Fork(Wait("v1"), Wait("v2")), ("w1", "v1"), ("w2", "v2")).Notes);
        await run.ResumeAsync("v2");
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    [Fact]
    public async Task A_state_machine_keeps_its_state_and_the_transitions_it_waits_for()
    {
        static StateMachine Machine(params Transition[] transitions) => new()
        {
            Id = "m", InitialState = "A", States = [new StateMachineState { Name = "A" }, new StateMachineState { Name = "B", Entry = Step("eb") }, new StateMachineState { Name = "C", Entry = Step("ec") }], Transitions = transitions,
        };
        var run = await new Run(Machine(new Transition { From = "A", To = "B", Trigger = Wait("tb") }, new Transition { From = "A", To = "C", Trigger = Wait("tc") })).StartAsync();

        Assert.Equal("no-transition", run.MoveTo(Machine(new Transition { From = "A", To = "B", Trigger = Wait("tb") }, new Transition { From = "B", To = "C", Trigger = Wait("tc") })).Notes.Single().Rule);
        Assert.Empty(run.MoveTo(Machine(new Transition { From = "B", To = "C", Trigger = Wait("tbc") }, new Transition { From = "A", To = "C", Trigger = Wait("tc") }, new Transition { From = "A", To = "B", Trigger = Wait("tb") })).Notes);
        await run.ResumeAsync("tc");

        Assert.Contains("ec Completed", run.Records);
        Assert.DoesNotContain("eb Completed", run.Records);
    }

    [Fact]
    public async Task A_variable_keeps_its_value_by_id_or_by_name_and_is_converted_to_another_type()
    {
        static Workflow Of(IActivity root, params Variable[] variables) => new(root) { Variables = variables };
        static Variable<T> Kept<T>(string name, T value, string id) => new(name, value) { Id = id, StorageDriverType = typeof(WorkflowInstanceStorageDriver) };
        var run = await new Run(Of(Sequence("s", Wait("w")), Kept("Total", 7, "v1"), Kept("Name", "x", "v2"), Kept("Gone", "y", "v3"))).StartAsync();

        var refused = run.MoveTo(Of(Sequence("s", Wait("w")), Kept("Sum", 0L, "v1"), Kept("Name", "", "other")));
        Assert.Equal("no-variable", refused.Notes.Single(note => note.Blocks).Rule);
        Assert.Equal("other-variable-type", run.MoveTo(Of(Sequence("s", Wait("w")), Kept("Total", 0, "v1"), Kept("Name", DateTimeOffset.MinValue, "v2"), Kept("Gone", "", "v3"))).Notes.Single().Rule);

        run.MoveTo(Of(Sequence("s", Wait("w")), Kept("Sum", 0L, "v1"), Kept("Name", "", "other")), drops: true);

        var values = (IDictionary<string, object>)run.State.ActivityExecutionContexts.First().Properties["Variables"];
        Assert.Equal([("other", "x"), ("v1", (object)7L)], values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => (value.Key, value.Value)));
    }

    [Fact]
    public async Task A_faulted_instance_is_moved_to_a_repaired_version_and_retried_there()
    {
        var run = await new Run(Sequence("s", new Fragile { Id = "x" }, Step("b"))).StartAsync();
        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);

        Assert.Empty(run.MoveTo(Sequence("s", new Fragile { Id = "x", Healthy = true }, Step("b"))).Notes);
        await run.WakeAsync(new BenchmarkWorkflow.Engine.Running.RetryWake());

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    [Fact]
    public async Task A_step_that_waits_keeps_its_settings_and_says_so_when_they_have_changed()
    {
        var run = await new Run(Sequence("s", new Asks { Id = "q", Question = new("去吗？") }, Step("b"))).StartAsync();

        Assert.Empty(run.MoveTo(Sequence("s", new Asks { Id = "q", Question = new("去吗？") }, Step("b"))).Notes);
        var note = Assert.Single(run.MoveTo(Sequence("s", new Asks { Id = "q", Question = new("来吗？") }, Step("b"))).Notes);

        Assert.Equal(("settings-kept", "q", false), (note.Rule, note.ActivityId, note.Blocks));
    }

    private sealed class Asks : Activity
    {
        public Input<string> Question { get; set; } = null!;

        protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(new object());
    }

    /// <summary>As it is kept and read again: a payload of no type of its own loses its type on the way.</summary>
    private static string Text(Run run) => Encoding.UTF8.GetString(StateJson.Write(StateJson.Read(StateJson.Write(run.State).Span)).Span);
}

using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Activities.StateMachine.Activities;
using Elsa.Workflows.Activities.StateMachine.Models;
using Elsa.Workflows.Models;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;

namespace BenchmarkWorkflow.Engine.Tests.Branching;

public class BranchingTests
{
    [Theory]
    [InlineData(SwitchMode.MatchFirst, new[] { "sw Completed", "two Completed" })]
    [InlineData(SwitchMode.MatchAny, new[] { "sw Completed", "two Completed", "three Completed" })]
    public async Task A_switch_when_cases_hold_runs_the_first_or_all(SwitchMode mode, string[] expected)
    {
        var choice = new Switch { Id = "sw", Mode = new Input<SwitchMode>(mode), Default = Step("otherwise") };
        choice.Cases = [Case("one", false), Case("two", true), Case("three", true)];

        Assert.Equal(expected, (await new Run(choice).StartAsync()).Records);

        static SwitchCase Case(string label, bool holds) => new(label, Expression.LiteralExpression(holds), Step(label));
    }

    [Fact]
    public async Task A_switch_when_no_case_holds_runs_its_default()
    {
        var choice = new Switch { Id = "sw", Cases = [new SwitchCase("one", Expression.LiteralExpression(false), Step("one"))], Default = Step("otherwise") };

        Assert.Equal(["sw Completed", "otherwise Completed"], (await new Run(choice).StartAsync()).Records);
    }

    [Fact]
    public async Task A_switch_in_a_flowchart_when_any_may_match_and_none_does_goes_the_default_way()
    {
        var choice = new FlowSwitch { Id = "sw", Mode = new Input<SwitchMode>(SwitchMode.MatchAny), Cases = [new FlowSwitchCase("one", () => false)] };

        Assert.Contains("sw Completed -> Default", (await new Run(Flow("f", [choice, Step("d")], "sw:Default->d")).StartAsync()).Records);
    }

    [Fact]
    public async Task A_fork_without_branches_when_run_goes_on_as_done()
    {
        var run = await new Run(Flow("f", [new FlowFork { Id = "fork" }, Step("a")], "fork->a")).StartAsync();

        Assert.Equal(["f Completed", "fork Completed", "a Completed"], run.Records);
    }

    [Fact]
    public async Task A_state_machine_when_one_trigger_fires_cancels_the_others_and_enters_the_next_state()
    {
        var machine = new StateMachine
        {
            Id = "sm",
            InitialState = "A",
            States = [new StateMachineState { Name = "A", Exit = Step("leave") }, new StateMachineState { Name = "B", Entry = Step("eb") }, new StateMachineState { Name = "C", Entry = Step("ec") }],
            Transitions = [new Transition { From = "A", To = "B", Trigger = Wait("t1") }, new Transition { From = "A", To = "C", Trigger = Wait("t2"), Action = Step("act") }],
        };
        var run = await new Run(machine).StartAsync();
        await run.ResumeAsync("t2");

        Assert.Equal(["sm Completed", "t1 Canceled", "t2 Completed", "act Completed", "leave Completed", "ec Completed"], run.Records);
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    [Fact]
    public async Task A_transition_when_its_condition_fails_awaits_its_trigger_anew()
    {
        var allowed = false;
        var machine = new StateMachine
        {
            Id = "sm",
            InitialState = "A",
            States = [new StateMachineState { Name = "A" }, new StateMachineState { Name = "B", Entry = Step("eb") }],
            Transitions = [new Transition { From = "A", To = "B", Trigger = Wait("t"), Condition = new Input<bool>(() => allowed) }],
        };
        var run = await new Run(machine).StartAsync();
        await run.ResumeAsync("t");
        Assert.Equal(WorkflowSubStatus.Suspended, run.State.SubStatus);

        allowed = true;
        await run.ResumeAsync("t");
        Assert.Contains("eb Completed", run.Records);
    }
}

using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Extensions;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;

namespace BenchmarkWorkflow.Engine.Tests.Variables;

public class VariableTests
{
    [Fact]
    public async Task A_variable_when_kept_with_the_instance_outlives_a_suspension()
    {
        var counter = new Variable<int>("N", 1, "n").WithWorkflowStorage();
        object? seen = null;
        var run = await new Run(new Workflow(Sequence("s", new SetVariable<int>(counter, 7), Wait("w"), new Inline(context => seen = context.GetVariable<object>("N")))) { Variables = { counter } }).StartAsync();
        await run.ResumeAsync("w");

        Assert.Equal(7, seen);
    }

    [Fact]
    public async Task A_variable_when_kept_in_memory_or_nowhere_has_its_default_again_after_a_suspension()
    {
        var memory = new Variable<int>("M", 1, "m").WithMemoryStorage();
        var nowhere = new Variable<int>("K", 1, "k");
        var seen = new List<object?>();
        var run = await new Run(new Workflow(Sequence("s", new SetVariable<int>(memory, 5), new SetVariable<int>(nowhere, 6), Wait("w"), new Inline(context => seen.AddRange([context.GetVariable<object>("M"), context.GetVariable<object>("K")])))) { Variables = { memory, nowhere } }).StartAsync();
        await run.ResumeAsync("w");

        Assert.Equal([1, 1], seen);
    }

    [Fact]
    public async Task A_variable_when_an_inner_one_has_its_name_is_still_set_by_its_id()
    {
        var outer = new Variable<string>("X", "outer", "xo");
        var inner = new Variable<string>("X", "inner", "xi");
        var seen = new List<string?>();
        var child = Sequence("c", new SetVariable<string>(outer, "changed"), new Inline(context => seen.Add(context.GetVariable<string>("X"))));
        child.Variables.Add(inner);
        await new Run(new Workflow(Sequence("s", child, new Inline(context => seen.Add(context.GetVariable<string>("X"))))) { Variables = { outer } }).StartAsync();

        Assert.Equal(["inner", "changed"], seen);
    }

    [Fact]
    public async Task A_variable_when_nobody_declares_it_faults_the_activity_that_sets_it()
    {
        var run = await new Run(new SetVariable<int>(new Variable<int>("X", 0, "x"), 1).Named("sv")).StartAsync();

        Assert.Equal(["sv Faulted"], run.Records);
    }

    [Fact]
    public async Task An_output_when_bound_to_a_variable_is_written_there_in_its_type()
    {
        var result = new Variable<int>("R", 0, "r").WithWorkflowStorage();
        var wait = Wait("w");
        wait.Result = new Output<object>(result);
        object? seen = null;
        var run = await new Run(new Workflow(Sequence("s", wait, new Inline(context => seen = context.GetVariable<object>("R")))) { Variables = { result } }).StartAsync();
        await run.ResumeAsync("w", new Dictionary<string, object> { ["Value"] = "42" });

        Assert.Equal(42, seen);
    }

    [Fact]
    public async Task The_inputs_of_the_start_when_the_instance_resumes_are_gone()
    {
        var seen = new List<object?>();
        var run = await new Run(Sequence("s", new Inline(context => seen.Add(context.WorkflowInput.ContainsKey("A"))), Wait("w"), new Inline(context => seen.Add(context.WorkflowInput.ContainsKey("A"))))).StartAsync(new Dictionary<string, object> { ["A"] = 1 });
        await run.ResumeAsync("w");

        Assert.Equal([true, false], seen);
    }
}

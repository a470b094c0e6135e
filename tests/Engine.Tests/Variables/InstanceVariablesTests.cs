using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Running.Planning;
using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Extensions;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;

namespace BenchmarkWorkflow.Engine.Tests.Variables;

public class InstanceVariablesTests
{
    [Fact]
    public async Task A_variable_when_changed_from_outside_has_the_new_value_in_its_type_after_the_next_resumption()
    {
        var kept = new Variable<int>("N", 1, "n").WithWorkflowStorage();
        object? seen = null;
        var workflow = new Workflow(Sequence("s", Wait("w"), new Inline(context => seen = context.GetVariable<object>("N")))) { Variables = { kept } };
        var run = await new Run(workflow).StartAsync();

        Assert.True(InstanceVariables.Set(WorkflowGraphBuilder.Build(workflow), run.State, "n", "99"));
        await run.ResumeAsync("w");

        Assert.Equal(99, seen);
    }

    [Fact]
    public async Task Variables_when_read_from_outside_have_their_kept_values_or_their_defaults()
    {
        var kept = new Variable<int>("N", 1, "n").WithWorkflowStorage();
        var nowhere = new Variable<string>("K", "default", "k");
        var memory = new Variable<string>("M", "default", "m").WithMemoryStorage();
        var workflow = new Workflow(Sequence("s", new SetVariable<int>(kept, 2), Wait("w"))) { Variables = { kept, nowhere, memory } };
        var run = await new Run(workflow).StartAsync();

        Assert.Equal([2, "default", "default"], InstanceVariables.Read(WorkflowGraphBuilder.Build(workflow), run.State).Select(variable => variable.Value));
    }

    [Fact]
    public async Task A_variable_that_is_not_kept_when_changed_from_outside_is_refused()
    {
        var nowhere = new Variable<string>("K", "default", "k");
        var workflow = new Workflow(Wait("w")) { Variables = { nowhere } };
        var run = await new Run(workflow).StartAsync();

        Assert.False(InstanceVariables.Set(WorkflowGraphBuilder.Build(workflow), run.State, "k", "x"));
    }
}
